/** What a digest has to say about one code or one source, and which of it comes first. */
import type { CodeFacts } from '../../store/window-counts.ts'
import type { Baseline } from './baseline.ts'

export type FindingKind = 'spiking' | 'new' | 'gone' | 'silent' | 'frequent'

export interface CodeFinding extends CodeFacts {
  readonly kind: Exclude<FindingKind, 'silent'>
  readonly n: number
  /** Undefined where no window before can be compared. */
  readonly baseline: Baseline | undefined
}

/** A source of which nothing came, where it used to come. */
export interface SourceFinding {
  readonly kind: 'silent'
  readonly source: string
  readonly n: 0
  readonly baseline: Baseline
}

export type Finding = CodeFinding | SourceFinding

/**
 * Rising errors first, then what may blind the report itself, then the rest by how grave it is. An unknown code is
 * as bad as an error, as it is for `--fail-on`.
 */
const urgency = [
  'rising error',
  'silent source',
  'gone error',
  'rising warning',
  'gone warning',
  'rising flow',
  'gone flow',
] as const

function urgencyOf(finding: Finding): number {
  if (finding.kind === 'silent') return urgency.indexOf('silent source')
  const direction = finding.kind === 'gone' ? 'gone' : 'rising'
  const severity =
    finding.severity === 'unknown' ? 'error' : (finding.severity as 'error' | 'warning' | 'flow')
  return urgency.indexOf(`${direction} ${severity}`)
}

/** By how many hits it differs from what is usual. */
const difference = ({ n, baseline }: Finding): number => Math.abs(n - (baseline?.median ?? 0))

const nameOf = (finding: Finding): number | string =>
  finding.kind === 'silent' ? finding.source : finding.code

/** For `toSorted`: what to act on first comes first. */
export const byUrgency = (a: Finding, b: Finding): number =>
  urgencyOf(a) - urgencyOf(b) || difference(b) - difference(a) || (nameOf(a) < nameOf(b) ? -1 : 1)
