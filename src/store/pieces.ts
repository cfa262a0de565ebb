/**
 * A range of minutes as the roll-ups hold it: whole days from the days, whole hours around them from the hours, and
 * what is ragged at the two ends from the minutes. However long the range is, a code is five seeks, and of minutes no
 * more than two hours are added up. Of single sources there are days and minutes only: up to two days of minutes.
 */
import { earliest, latest, startOf } from '../count/seconds.ts'
import { UserError } from '../user-error.ts'
import { isOfCode, isOfHit } from './filter.ts'
import type { Dialect, ReadStore } from './read-store.ts'
import { prunedBefore } from './seen.ts'

/** In seconds since 1970 UTC, both whole minutes; open where one is left out. */
export interface Range {
  readonly since?: number | undefined
  /** The first minute that is no longer in the range. */
  readonly until?: number | undefined
}

export type Unit = 'minute' | 'hour' | 'day'

/** In the order of time; each begins where the one before ends, and some may be empty. */
const pieces = [
  ['first_minutes', 'minute'],
  ['first_hours', 'hour'],
  ['days', 'day'],
  ['last_hours', 'hour'],
  ['last_minutes', 'minute'],
] as const

const tableOf = (unit: Unit, bySource: boolean): string =>
  bySource && unit === 'day' ? 'source_day_counts' : `${unit}_counts`

/**
 * SQL for the rows (code, at, n) of a range, of what a filter lets through; `at` is the start of a minute, an hour or
 * a day. It takes what `filterOf` and `edgesOf` give.
 */
export const countedIn = (dialect: Dialect, bySource: boolean): string =>
  pieces
    .filter(([, unit]) => !(bySource && unit === 'hour'))
    .map(
      ([name, unit]) => `
        SELECT code, ${unit} AS at, n FROM ${tableOf(unit, bySource)}
        WHERE ${isOfCode(dialect)} AND ${unit} >= :${name} AND ${unit} < :${name}_end
          AND ${isOfHit(dialect, bySource)}`,
    )
    .join(' UNION ALL ')

/** The longest pieces that will do, and whether they are those of single sources. */
export interface PieceOptions {
  readonly longest?: Unit
  readonly bySource?: boolean
}

/**
 * Where the pieces begin and end. Throws a UserError where the range begins or ends within a day of which only the sum
 * is left, since minutes and hours have been pruned.
 */
export async function edgesOf(
  store: ReadStore,
  range: Range,
  options: PieceOptions = {},
): Promise<Record<string, number>> {
  const { longest = 'day', bySource = false } = options
  const { since = earliest, until = latest + 1 } = range
  const end = Math.max(since, until)
  const hourly = longest !== 'minute' && !bySource
  const [hours, hoursEnd] = hourly
    ? wholeSpans(3600, since, end)
    : longest === 'day'
      ? wholeSpans(86_400, since, end)
      : [end, end]
  const [days, daysEnd] = longest === 'day' ? wholeSpans(86_400, hours, hoursEnd) : [hoursEnd, hoursEnd]
  const edges = [since, hours, days, daysEnd, hoursEnd, end]
  const placed = pieces.map(([name, unit], index) => ({
    name,
    unit,
    from: edges[index] as number,
    to: edges[index + 1] as number,
  }))
  // A range with an open beginning takes what there is.
  const parts = placed.filter(({ unit, from, to }) => unit !== 'day' && from < to && from !== earliest)
  for (const { from, to } of parts) await mustBeThere(store, from, to)
  return Object.fromEntries(
    placed.flatMap(({ name, from, to }) => [[name, from] as const, [`${name}_end`, to] as const]),
  )
}

/** From the first to the end of the last span that lies in the range; both at its end where none does. */
function wholeSpans(span: number, from: number, to: number): readonly [from: number, to: number] {
  const [first, end] = [startOf(span, from + span - 1), startOf(span, to)]
  return first < end ? [first, end] : [to, to]
}

async function mustBeThere(store: ReadStore, from: number, to: number): Promise<void> {
  const pruned = await prunedBefore(store)
  if (pruned === undefined || from >= pruned.start) return
  const lost = await store.rows(
    `SELECT 1 AS lost FROM day_counts
     WHERE code IN (SELECT code FROM code_totals) AND day >= :from AND day < :to LIMIT 1`,
    { from: startOf(86_400, from), to: Math.min(to, pruned.start) },
  )
  if (lost.length === 0) return
  throw new UserError(
    `minutes and hours before ${pruned.day} have been deleted (db prune)`,
    `begin there, or take whole UTC days, as in --since ${pruned.day}`,
  )
}
