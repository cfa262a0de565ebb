/**
 * A range of minutes as the roll-ups hold it: whole days from the days, whole hours around them from the hours, and
 * what is ragged at the two ends from the minutes. However long the range is, a code is five seeks, and of minutes no
 * more than two hours are added up.
 */
import { earliest, latest, startOf } from '../count/seconds.ts'
import { UserError } from '../user-error.ts'
import type { ReadStore } from './store.ts'

/** In seconds since 1970 UTC, both whole minutes; open where one is left out. */
export interface Range {
  readonly since?: number | undefined
  /** The first minute that is no longer in the range. */
  readonly until?: number | undefined
}

/** In the order of time; each begins where the one before ends, and some may be empty. */
const pieces = [
  ['first_minutes', 'minute'],
  ['first_hours', 'hour'],
  ['days', 'day'],
  ['last_hours', 'hour'],
  ['last_minutes', 'minute'],
] as const

/**
 * SQL for the rows (code, at, evidence, n) of a range, of the codes that the condition holds for; `at` is the start of
 * a minute, an hour or a day. It takes `:floor`, and what `edgesOf` gives.
 */
export const countedIn = (codes: string): string =>
  pieces
    .map(
      ([name, unit]) => `
        SELECT code, ${unit} AS at, evidence, n FROM ${unit}_counts
        WHERE code ${codes} AND ${unit} >= :${name} AND ${unit} < :${name}_end AND evidence >= :floor`,
    )
    .join(' UNION ALL ')

/**
 * Where the pieces begin and end. Without days they are at most an hour. Throws a UserError where the range begins or
 * ends within a day of which only the sum is left, since minutes and hours have been pruned.
 */
export function edgesOf(store: ReadStore, range: Range, withDays = true): Record<string, number> {
  const { since = earliest, until = latest + 1 } = range
  const [hours, hoursEnd] = wholeSpans(3600, since, Math.max(since, until))
  const [days, daysEnd] = withDays ? wholeSpans(86_400, hours, hoursEnd) : [hoursEnd, hoursEnd]
  const edges = [since, hours, days, daysEnd, hoursEnd, Math.max(since, until)]
  const placed = pieces.map(([name, unit], index) => ({
    name,
    unit,
    from: edges[index] as number,
    to: edges[index + 1] as number,
  }))
  // A range with an open beginning takes what there is.
  const parts = placed.filter(({ unit, from, to }) => unit !== 'day' && from < to && from !== earliest)
  for (const { from, to } of parts) mustBeThere(store, from, to)
  return Object.fromEntries(
    placed.flatMap(({ name, from, to }) => [[name, from] as const, [`${name}_end`, to] as const]),
  )
}

/** From the first to the end of the last span that lies in the range; both at its end where none does. */
function wholeSpans(span: number, from: number, to: number): readonly [from: number, to: number] {
  const [first, end] = [startOf(span, from + span - 1), startOf(span, to)]
  return first < end ? [first, end] : [to, to]
}

function mustBeThere({ connection }: ReadStore, from: number, to: number): void {
  const day = connection
    .prepare<[], string>("SELECT value FROM meta WHERE key = 'pruned_before'")
    .pluck()
    .get()
  const pruned = day === undefined ? earliest : Date.parse(day) / 1000
  if (from >= pruned) return
  const isLost = connection
    .prepare(
      'SELECT 1 FROM day_counts WHERE code IN (SELECT code FROM code_totals) AND day >= :from AND day < :to LIMIT 1',
    )
    .get({ from: startOf(86_400, from), to: Math.min(to, pruned) })
  if (isLost === undefined) return
  throw new UserError(
    `minutes and hours before ${day} have been deleted (db prune)`,
    `begin there, or take whole UTC days, as in --since ${day}`,
  )
}
