/**
 * Which Authing return codes a line holds, and how surely.
 *
 * The one place that decides what a code is: numbers claim, vetoes refuse, what is left is graded; a line without a
 * number may still have an SDK's telling text. Pure: the result depends on the line and on what its record adds.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Claim, claimsIn } from './claims.ts'
import type { Group } from './groups.ts'
import { type Evidence, evidences, type Hit } from './hit.ts'
import { layoutOf } from './layout.ts'
import { lookBack } from './look-back.ts'
import { keysBeside, type Near, nothingNear, type Scene, sceneOf } from './scene.ts'
import { type OwnTexts, ownTextsOf } from './texts.ts'
import { traceWithin } from './traces.ts'
import { vetoOf } from './vetoes.ts'

export interface Detector {
  /** Hits in the order in which they stand in the line, each code once. Never throws. */
  readonly detect: (line: string, near?: Near) => Hit[]
  readonly detectIn: (scene: Scene) => Hit[]
  readonly texts: OwnTexts
  /** What a number without a key of Authing's own must be to be a code. */
  readonly codes: ReadonlySet<number>
}

/**
 * A detector for the codes of a catalogue. Its tables take some milliseconds to build: make one and keep it.
 *
 * @example
 * import { catalogue, createDetector } from 'authing-annotate'
 *
 * const detector = createDetector(catalogue)
 * console.log(detector.detect('错误码：2004').map(({ code }) => code)) // [ 2004 ]
 */
export function createDetector({ records, recordsOf }: Pick<Catalogue, 'records' | 'recordsOf'>): Detector {
  const texts = ownTextsOf(recordsOf)
  const isKnown = (code: number): boolean => recordsOf(code).length > 0

  const detectIn = (scene: Scene): Hit[] => {
    const graded: { claim: Claim; evidence: Evidence }[] = []
    for (const claim of claimsIn(scene, isKnown, texts)) {
      const evidence = grade(claim, scene, isKnown(claim.token.value))
      if (evidence === undefined || vetoOf(claim, scene) !== undefined) continue
      graded.push({ claim, evidence })
    }
    if (graded.length === 0) return inferred(scene).filter(({ code }) => isKnown(code))
    const hits = new Map<number, Hit>()
    for (const { claim, evidence } of withoutOutranked(graded, scene)) {
      const { value: code, start, end } = claim.token
      const held = hits.get(code)
      if (held !== undefined && evidences.indexOf(held.evidence) <= evidences.indexOf(evidence)) continue
      hits.set(code, {
        code,
        evidence,
        rule: claim.rule,
        start: scene.origin(start),
        end: scene.origin(end),
        known: isKnown(code),
      })
    }
    return [...hits.values()].sort((a, b) => a.start - b.start)
  }

  return {
    detect: (line, near = nothingNear) => detectIn(sceneOf(layoutOf(line), near)),
    detectIn,
    texts,
    codes: new Set(records.map(({ code }) => code)),
  }
}

/** What an SDK's text tells on a line that gave no number. */
function inferred(scene: Scene): Hit[] {
  const hit = (rule: string, code: number, start: number, end: number): Hit[] => [
    { code, evidence: 'inferred', rule, start: scene.origin(start), end: scene.origin(end), known: true },
  ]
  const signature = scene.signature()
  if (signature !== undefined) return hit('signature', signature.row.code, signature.start, signature.end)
  const found = traceWithin(scene.text)
  return found === undefined ? [] : hit('trace', found.trace.code, found.start, found.end)
}

/** A seven-digit code is long enough to be told by its key alone. */
const sevenDigits = 1_000_000
/** Below are HTTP statuses and Authing's own `statusCode`s. */
const lowestUnknown = 1000

function grade({ ground, token, key, ownText }: Claim, scene: Scene, known: boolean): Evidence | undefined {
  if (ground === 'grammar') return known ? 'certain' : undefined
  if (ground === 'api-grammar') return known || token.value >= lowestUnknown ? 'certain' : undefined
  if (ground === 'text') return 'certain'
  if (ground === 'api') {
    const keys = keysBeside(scene, token.start)
    const inBody = keys.has('statuscode') || keys.has('requestid') || keys.has('uniqueid')
    const sure = inBody || scene.marked() || /authing/i.test(key?.name ?? '')
    if (!known) return sure && token.value >= lowestUnknown ? 'certain' : undefined
    return sure || token.value >= sevenDigits || ownText() ? 'certain' : 'likely'
  }
  if (token.value >= sevenDigits || scene.marked() || ownText()) return 'certain'
  return isGraphqlMessage(scene, token.start) ? 'certain' : 'likely'
}

const messageKey = lookBack(/\bmessage["']?\s{0,2}[:=]\s{0,2}/i)

/** `errors[].message` is an object only in Authing's GraphQL answers. */
function isGraphqlMessage(scene: Scene, index: number): boolean {
  return messageKey(scene.text, scene.groups().at(index).start) !== null
}

/** In one body an `apiCode` outranks `code`. */
function withoutOutranked<T extends { claim: Claim }>(graded: readonly T[], scene: Scene): readonly T[] {
  const withApiCode = new Set<Group>()
  for (const { claim } of graded) {
    if (claim.ground === 'api') withApiCode.add(scene.groups().at(claim.token.start))
  }
  if (withApiCode.size === 0) return graded
  return graded.filter(
    ({ claim }) => claim.ground !== 'code' || !withApiCode.has(scene.groups().at(claim.token.start)),
  )
}
