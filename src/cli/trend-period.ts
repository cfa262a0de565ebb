/** From when to when a trend goes where its range is open, and the rows that it has. */
import type { Period } from '../report/asked.ts'
import { type Span, type SpanName, spansOf, usualLength } from '../report/spans.ts'
import type { Range, Unit } from '../store/pieces.ts'
import type { ReadStore } from '../store/read-store.ts'
import { prunedBefore, type Seen } from '../store/seen.ts'
import { secondsOf } from '../store/trend.ts'
import type { Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import { endOfMinute, timeText } from './range.ts'

/** A week of minutes, a year of hours; nobody reads more rows than that. */
const mostSpans = 10_080

interface Rows {
  readonly by: SpanName
  readonly zone: Zone
}

export interface TrendPeriod extends Period {
  /** Whether it begins where minutes and hours do, later than the first hit. */
  readonly pruned: boolean
}

/**
 * An open beginning is the first hit, or the first day of which there is more than the sum; an open end the last hit,
 * or now where the beginning is given: a code that has stopped shows as that.
 */
export async function trendPeriod(
  store: ReadStore,
  { since, until }: Range,
  { first, last }: Seen,
  { now, ...rows }: Rows & { readonly now: number },
): Promise<TrendPeriod> {
  const end = endOfMinute(last * 1000)
  const to = until ?? (since === undefined ? end : Math.max(end, endOfMinute(now)))
  if (since !== undefined) return { since, until: to, pruned: false }
  const from = Math.floor(first / 60) * 60
  const hours = (await prunedBefore(store))?.start ?? from
  if (hours <= from) return { since: from, until: to, pruned: false }
  const day = Math.floor(first / secondsOf.day) * secondsOf.day
  return isOfDays({ since: day, until: to }, rows)
    ? { since: day, until: to, pruned: false }
    : { since: hours, until: to, pruned: true }
}

const isOfDays = (period: Period, rows: Rows): boolean =>
  (rows.by === 'day' || rows.by === 'week') && unitOf(spansIn(period, rows)) === 'day'

export function spansIn({ since, until }: Period, { by, zone }: Rows): Span[] {
  const number = Math.ceil((until - since) / usualLength[by])
  if (number <= mostSpans) return spansOf(since, until, by, zone)
  throw new UserError(
    `--by ${by} from ${timeText(since)} to ${timeText(until)} UTC would be ${number} rows, more than ${mostSpans}`,
    'give a shorter range with --since and --until, or a longer --by',
  )
}

/** The longest pieces of UTC that all spans are made of; what a range cuts off at its ends comes from the minutes. */
export function unitOf(spans: readonly Span[]): Unit {
  const inner = spans.slice(1).map(({ start }) => start)
  if (inner.every((start) => start % secondsOf.day === 0)) return 'day'
  return inner.every((start) => start % secondsOf.hour === 0) ? 'hour' : 'minute'
}
