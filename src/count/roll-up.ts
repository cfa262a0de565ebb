/**
 * Sums a batch by UTC hour, by UTC day and for good, leaving the source out, and by UTC day for each source: the
 * small tables that reports read in place of millions of minutes. Rolling up two batches and adding the rows equals rolling up both at once.
 */
import type { Evidence } from '../detect/hit.ts'
import type { CountRow } from './batch.ts'
import { startOf } from './seconds.ts'

/** One (code, evidence) in one hour or day; `start` is in seconds since 1970 UTC. */
export interface SpanRow {
  readonly code: number
  readonly evidence: Evidence
  readonly start: number
  readonly n: number
}

/** One (code, evidence) over all time; `first` and `last` are in seconds since 1970 UTC. */
export interface TotalRow {
  readonly code: number
  readonly evidence: Evidence
  readonly n: number
  readonly first: number
  readonly last: number
}

/** One (source, code, evidence) in one UTC day, with the day's first and last occurrence. */
export interface SourceDayRow extends SpanRow {
  readonly source: string
  readonly first: number
  readonly last: number
}

export interface RollUp {
  readonly hours: readonly SpanRow[]
  readonly days: readonly SpanRow[]
  readonly sourceDays: readonly SourceDayRow[]
  readonly totals: readonly TotalRow[]
}

export function rollUp(counts: readonly CountRow[]): RollUp {
  return {
    hours: sumBySpan(counts, 3600),
    days: sumBySpan(counts, 86_400),
    sourceDays: sumBySourceDay(counts),
    totals: sumForGood(counts),
  }
}

function sumBySpan(counts: readonly CountRow[], span: number): SpanRow[] {
  const rows = new Map<string, SpanRow>()
  for (const { code, evidence, minute, n } of counts) {
    const start = startOf(span, minute)
    const key = `${code} ${evidence} ${start}`
    rows.set(key, { code, evidence, start, n: n + (rows.get(key)?.n ?? 0) })
  }
  return [...rows.values()]
}

function sumBySourceDay(counts: readonly CountRow[]): SourceDayRow[] {
  const rows = new Map<string, SourceDayRow>()
  for (const { source, code, evidence, minute, n, first, last } of counts) {
    const start = startOf(86_400, minute)
    // The source comes last: it may hold any character, the others are plain words and numbers.
    const key = `${code} ${evidence} ${start} ${source}`
    const sum = rows.get(key) ?? { n: 0, first, last }
    rows.set(key, {
      source,
      code,
      evidence,
      start,
      n: sum.n + n,
      first: Math.min(sum.first, first),
      last: Math.max(sum.last, last),
    })
  }
  return [...rows.values()]
}

function sumForGood(counts: readonly CountRow[]): TotalRow[] {
  const rows = new Map<string, TotalRow>()
  for (const { code, evidence, n, first, last } of counts) {
    const key = `${code} ${evidence}`
    const sum = rows.get(key) ?? { n: 0, first, last }
    rows.set(key, {
      code,
      evidence,
      n: sum.n + n,
      first: Math.min(sum.first, first),
      last: Math.max(sum.last, last),
    })
  }
  return [...rows.values()]
}
