/**
 * Which numbers of a message ask to be taken for a code, and on what ground.
 *
 * A claim says only what is there; `vetoes.ts` may refuse it and `detect.ts` grades it. One claim a number: an SDK's
 * grammar, else a key in front of it, else its own text beside it.
 */
import { anyOf } from './any-of.ts'
import { grammars } from './grammars.ts'
import { type Key, keyBefore } from './keys.ts'
import { type NumberToken, numbersIn } from './numbers.ts'
import { once } from './once.ts'
import type { Scene } from './scene.ts'
import type { OwnTexts } from './texts.ts'

export interface Claim {
  readonly ground: 'grammar' | 'api-grammar' | 'api' | 'code' | 'text'
  readonly rule: string
  readonly token: NumberToken
  readonly key?: Key
  /** Whether the code's own official text stands beside the number. */
  readonly ownText: () => boolean
}

/** How far around a keyed number its own text may stand, in characters. */
const nearby = 400

export function claimsIn(scene: Scene, isKnown: (code: number) => boolean, texts: OwnTexts): Claim[] {
  const { text } = scene
  const claims: Claim[] = []
  const spoken = once(() => grammarClaims(text))
  for (const token of numbersIn(text)) {
    const claim = claimOf(token, spoken().get(token.start), text, isKnown, texts)
    if (claim !== undefined) claims.push(claim)
  }
  return claims
}

function claimOf(
  token: NumberToken,
  grammar: Spoken | undefined,
  text: string,
  isKnown: (code: number) => boolean,
  texts: OwnTexts,
): Claim | undefined {
  const known = isKnown(token.value)
  if (!known && grammar === undefined && !mayBeApiCode(text, token)) return undefined
  const key = keyBefore(text, token.start)
  if (token.wide && key?.chinese !== true) return undefined
  const ownText = once(() => known && texts.within(token.value, around(text, token)))
  if (grammar !== undefined && (!grammar.needsOwnText || ownText()))
    return { ground: grammar.apiCode ? 'api-grammar' : 'grammar', rule: grammar.name, token, ownText }
  if (key?.kind === 'api') return { ground: 'api', rule: 'api-code', token, key, ownText }
  if (known && key !== undefined)
    return { ground: 'code', rule: key.spoken ? 'code-word' : 'code-key', token, key, ownText }
  if (known && texts.touches(token.value, text, token.start, token.end))
    return { ground: 'text', rule: 'number-and-text', token, ownText: () => true }
  return undefined
}

const around = (text: string, { start, end }: NumberToken): string =>
  text.slice(Math.max(0, start - nearby), end + nearby)

interface Spoken {
  readonly name: string
  readonly apiCode: boolean
  readonly needsOwnText: boolean
}

const speaksGrammar = anyOf(grammars.map(({ pattern }) => pattern))

function grammarClaims(text: string): ReadonlyMap<number, Spoken> {
  const claims = new Map<number, Spoken>()
  if (!speaksGrammar(text)) return claims
  for (const { name, pattern, needsOwnText, apiCode } of grammars) {
    const span = pattern.exec(text)?.indices?.groups?.['code']
    if (span !== undefined)
      claims.set(span[0], { name, needsOwnText: needsOwnText === true, apiCode: apiCode === true })
  }
  return claims
}

/** Numbers outside the catalogue matter only under a key of Authing's own. */
function mayBeApiCode(text: string, token: NumberToken): boolean {
  return /code/i.test(text.slice(Math.max(0, token.start - 24), token.start))
}
