/**
 * Which numbers of a message ask to be taken for a code, and on what ground.
 *
 * A claim says only what is there; `vetoes.ts` may refuse it and `detect.ts` grades it. One claim a number: an SDK's
 * grammar, else a key in front of it, else its own text beside it.
 */
import { grammars } from './grammars.ts'
import { type Key, keyBefore } from './keys.ts'
import { type NumberToken, numbersIn } from './numbers.ts'
import type { Scene } from './scene.ts'
import type { OwnTexts } from './texts.ts'

export interface Claim {
  readonly ground: 'grammar' | 'api-grammar' | 'api' | 'code' | 'text'
  readonly rule: string
  readonly token: NumberToken
  readonly key?: Key
  /** The code's own official text stands beside the number. */
  readonly ownText: boolean
}

/** How far around a keyed number its own text may stand, in characters. */
const nearby = 400

export function* claimsIn(
  scene: Scene,
  isKnown: (code: number) => boolean,
  texts: OwnTexts,
): Generator<Claim> {
  const { text } = scene
  const spoken = grammarClaims(scene)
  for (const token of numbersIn(text)) {
    const known = isKnown(token.value)
    const grammar = spoken.get(token.start)
    if (!known && grammar === undefined && !mayBeApiCode(text, token)) continue
    const key = keyBefore(text, token.start)
    if (token.wide && key?.chinese !== true) continue
    const around = text.slice(Math.max(0, token.start - nearby), token.end + nearby)
    const ownText = (): boolean => known && texts.within(token.value, around)
    if (grammar !== undefined && (!grammar.needsOwnText || ownText())) {
      const ground = grammar.apiCode ? 'api-grammar' : 'grammar'
      yield { ground, rule: grammar.name, token, ownText: ownText() }
    } else if (key?.kind === 'api') {
      yield { ground: 'api', rule: 'api-code', token, key, ownText: ownText() }
    } else if (known && key !== undefined) {
      yield { ground: 'code', rule: key.spoken ? 'code-word' : 'code-key', token, key, ownText: ownText() }
    } else if (known && texts.touches(token.value, text, token.start, token.end)) {
      yield { ground: 'text', rule: 'number-and-text', token, ownText: true }
    }
  }
}

interface Spoken {
  readonly name: string
  readonly apiCode: boolean
  readonly needsOwnText: boolean
}

function grammarClaims(scene: Scene): ReadonlyMap<number, Spoken> {
  const claims = new Map<number, Spoken>()
  for (const { name, pattern, needsOwnText, apiCode } of grammars) {
    const span = pattern.exec(scene.text)?.indices?.groups?.['code']
    if (span !== undefined)
      claims.set(span[0], { name, needsOwnText: needsOwnText === true, apiCode: apiCode === true })
  }
  return claims
}

/** Numbers outside the catalogue matter only under a key of Authing's own. */
function mayBeApiCode(text: string, token: NumberToken): boolean {
  return /code/i.test(text.slice(Math.max(0, token.start - 24), token.start))
}
