/** What a report was asked for: its range, its zone and what it leaves out. */
import type { Severity } from '../catalogue/record.ts'
import type { Evidence } from '../detect/hit.ts'
import type { Range } from '../store/pieces.ts'
import type { Zone } from '../time/zone.ts'
import type { Described } from './report.ts'
import { isoTime } from './times.ts'

export interface Period {
  readonly since: number
  readonly until: number
}

export interface Asked {
  readonly range: Range
  /** The period that it is compared with; then the range has two ends. */
  readonly before: Period | undefined
  readonly zone: Zone
  /** As the user gave them; none stands for all. */
  readonly sources: readonly string[]
  readonly severities: readonly (Severity | 'unknown')[]
  readonly evidence: readonly Evidence[]
  readonly minEvidence: Evidence
}

/** For programs, with the times of an open end as null. */
export function askedFields(asked: Asked): Readonly<Record<string, Described>> {
  const { range, before, zone } = asked
  const time = (seconds: number | undefined): string | null =>
    seconds === undefined ? null : isoTime(seconds, zone)
  return {
    since: time(range.since),
    until: time(range.until),
    before: before === undefined ? null : { since: time(before.since), until: time(before.until) },
    zone: zone.name,
    sources: asked.sources,
    severities: asked.severities,
    evidence: asked.evidence,
    min_evidence: asked.minEvidence,
  }
}
