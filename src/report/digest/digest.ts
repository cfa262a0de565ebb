/**
 * The digest of a window: what was counted, what is usual, and what a person should look at. A value, made from
 * measures alone; texts and JSON are made from it.
 *
 * Windows before the store's counts begin say nothing about what is usual, so they are not compared. Neither is the one
 * in which they begin, of which the store has only a part.
 */
import type { Issue, Window } from '../../store/window-counts.ts'
import { type Baseline, baselineOf } from './baseline.ts'
import { byUrgency, type CodeFinding, type Finding } from './finding.ts'
import type { Measure, Measured } from './measure.ts'
import { isNew, isSilent, isSpiking } from './rules.ts'

export interface EarlierWindow extends Window {
  /** Undefined where it can't be told: minutes and hours were deleted. */
  readonly n: number | undefined
  readonly compared: boolean
}

export interface Digest extends Pick<Measured, 'window' | 'zone' | 'language' | 'minEvidence' | 'now'> {
  readonly total: number
  /** How many different codes. */
  readonly codes: number
  readonly earlier: readonly EarlierWindow[]
  /** Of the total; undefined where there is nothing to compare with. */
  readonly baseline: Baseline | undefined
  /** The first and the last occurrence of any code, in seconds since 1970 UTC; undefined in a store without counts. */
  readonly firstSeen: number | undefined
  readonly lastSeen: number | undefined
  /** In the order of acting on them. */
  readonly findings: readonly Finding[]
  /** Only where there is nothing to compare with: what is most frequent, errors first. */
  readonly frequent: readonly CodeFinding[]
  /** Codes of the window that the catalogue doesn't have and that are no findings, most frequent first. */
  readonly unknown: readonly { readonly code: number; readonly n: number }[]
  readonly issues: readonly Issue[]
  /** False for windows of more than a day, and of deleted minutes. */
  readonly sourcesLookedAt: boolean
}

export function digestOf(measured: Measured): Digest {
  const { window, zone, language, minEvidence, now, current, earlier, facts, issues } = measured
  const firstSeen = firstSeenIn(facts)
  const compared = comparable(measured, firstSeen)
  const total = sum(current.codes)
  const baseline = baselineOf(compared.map(({ codes }) => sum(codes)))
  // Where nothing at all was counted, each code that is missing would only say so again.
  const findings =
    total === 0 ? [] : [...codeFindings(measured, compared), ...sourceFindings(current, compared)]
  const found = new Set(findings.map((finding) => (finding.kind === 'silent' ? undefined : finding.code)))
  return {
    ...{ window, zone, language, minEvidence, now, total, baseline, firstSeen, issues },
    codes: current.codes.size,
    earlier: earlier.map(({ window, measure }) => ({
      ...window,
      n: measure && sum(measure.codes),
      compared: measure !== undefined && compared.includes(measure),
    })),
    lastSeen: lastSeenIn(facts),
    findings: findings.toSorted(byUrgency),
    frequent: baseline === undefined ? frequentOf(measured) : [],
    unknown: [...current.codes]
      .map(([code, n]) => ({ code, n }))
      .filter(({ code }) => facts.get(code)?.severity === 'unknown' && !found.has(code))
      .toSorted((a, b) => b.n - a.n || a.code - b.code),
    sourcesLookedAt: current.sources !== undefined,
  }
}

/** A device whose clock was not set doesn't make a store older, unless there are no others. */
const epochStart = Date.UTC(1990, 0) / 1000

function firstSeenIn(facts: Measured['facts']): number | undefined {
  const times = [...facts.values()].map(({ firstSeen }) => firstSeen)
  const plausible = times.filter((seconds) => seconds >= epochStart)
  return times.length === 0 ? undefined : Math.min(...(plausible.length > 0 ? plausible : times))
}

const lastSeenIn = (facts: Measured['facts']): number | undefined =>
  facts.size === 0 ? undefined : Math.max(...[...facts.values()].map(({ lastSeen }) => lastSeen))

function comparable({ earlier, fedBefore }: Measured, firstSeen = 0): Measure[] {
  const measures = earlier.flatMap(({ measure }) => measure ?? [])
  const whole = fedBefore
    ? measures
    : measures.slice(
        0,
        Math.max(
          0,
          measures.findLastIndex(({ codes }) => codes.size > 0),
        ),
      )
  return whole.filter(({ window }) => window.since >= firstSeen)
}

function codeFindings({ current, facts, window }: Measured, compared: readonly Measure[]): Finding[] {
  return [...facts.values()].flatMap((code): CodeFinding[] => {
    const n = current.codes.get(code.code) ?? 0
    const baseline = baselineOf(compared.map(({ codes }) => codes.get(code.code) ?? 0))
    if (baseline === undefined) return []
    const finding = (kind: CodeFinding['kind']): CodeFinding[] => [{ ...code, kind, n, baseline }]
    const isFlow = code.severity === 'flow'
    if (!isFlow && isNew(n, code.firstSeen >= window.since, compared.length)) return finding('new')
    if (isSpiking(n, baseline)) return finding('spiking')
    // A step of the normal flow that nobody takes is no fault.
    return !isFlow && isSilent(n, baseline) ? finding('gone') : []
  })
}

function sourceFindings({ sources }: Measure, compared: readonly Measure[]): Finding[] {
  if (sources === undefined) return []
  const before = compared.flatMap((measure) => measure.sources ?? [])
  return [...(before[0]?.keys() ?? [])].flatMap((source): Finding[] => {
    const baseline = baselineOf(before.map((counts) => counts.get(source) ?? 0))
    const n = sources.get(source) ?? 0
    return n === 0 && baseline !== undefined && isSilent(n, baseline)
      ? [{ kind: 'silent', source, n, baseline }]
      : []
  })
}

const frequentOf = ({ current, facts }: Measured): CodeFinding[] =>
  [...current.codes]
    .flatMap(([code, n]): CodeFinding[] => {
      const known = facts.get(code)
      return known === undefined ? [] : [{ ...known, kind: 'frequent', n, baseline: undefined }]
    })
    .toSorted(byUrgency)

const sum = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((total, n) => total + n, 0)
