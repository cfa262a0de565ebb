/**
 * Sums a batch by UTC hour, by UTC day and for good, leaving the source out, and by UTC day for each source: the
 * small tables that reports read in place of millions of minutes. Rolling up two batches and adding the rows equals
 * rolling up both at once.
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

/** `days` are counts of which the minutes are not known: they are in no hour. */
export function rollUp(counts: readonly CountRow[], days: readonly SourceDayRow[] = []): RollUp {
  const sourceDays = sumBySourceDay([...counts.map(dayOf), ...days])
  return { hours: sumByHour(counts), days: sumByDay(sourceDays), sourceDays, totals: sumForGood(sourceDays) }
}

/**
 * Adds up the rows that have one key. Where a sum is more than a number holds exactly, the key has several rows, which
 * the database adds up.
 */
export function addUp<Row extends { readonly n: number }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  add: (a: Row, b: Row) => Omit<Row, 'n'> = (a) => a,
): Row[] {
  const sums = new Map<string, Row>()
  const full: Row[] = []
  for (const row of rows) {
    const key = keyOf(row)
    const sum = sums.get(key)
    const n = (sum?.n ?? 0) + row.n
    if (sum === undefined) sums.set(key, row)
    else if (Number.isSafeInteger(n)) sums.set(key, { ...add(sum, row), n } as Row)
    else {
      full.push(sum)
      sums.set(key, row)
    }
  }
  return [...full, ...sums.values()]
}

const dayOf = ({ source, code, evidence, minute, n, first, last }: CountRow): SourceDayRow => ({
  source,
  code,
  evidence,
  start: startOf(86_400, minute),
  n,
  first,
  last,
})

const spanKey = ({ code, evidence, start }: SpanRow): string => `${code} ${evidence} ${start}`

/** With the earlier beginning and the later end of the two. */
export const widened = <Row extends Pick<TotalRow, 'first' | 'last'>>(a: Row, b: Row): Row => ({
  ...a,
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
})

const sumByHour = (counts: readonly CountRow[]): SpanRow[] =>
  addUp(
    counts.map(({ code, evidence, minute, n }) => ({ code, evidence, start: startOf(3600, minute), n })),
    spanKey,
  )

const sumByDay = (sourceDays: readonly SourceDayRow[]): SpanRow[] =>
  addUp(
    sourceDays.map(({ code, evidence, start, n }) => ({ code, evidence, start, n })),
    spanKey,
  )

/** The source comes last: it may hold any character, the others are plain words and numbers. */
const sumBySourceDay = (rows: readonly SourceDayRow[]): SourceDayRow[] =>
  addUp(rows, (row) => `${spanKey(row)} ${row.source}`, widened)

const sumForGood = (sourceDays: readonly SourceDayRow[]): TotalRow[] =>
  addUp(
    sourceDays.map(({ code, evidence, n, first, last }) => ({ code, evidence, n, first, last })),
    ({ code, evidence }) => `${code} ${evidence}`,
    widened,
  )
