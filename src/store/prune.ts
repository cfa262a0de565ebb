/**
 * Retention: minutes and hours of old days go, their days and totals stay, so `daily_counts` and `top_codes` show
 * what they showed before. The file doesn't shrink by it; the room is used for what is counted next.
 */
import type { Values } from './read-store.ts'

const secondsOfDay = 86_400

export interface Pruned {
  /** Deleted rows. */
  readonly minutes: number
  readonly hours: number
}

/** Carries out a statement of a transaction, and gives the number of rows that it has changed. */
export type Change = (sql: string, values: Values) => Promise<number>

/**
 * Deletes what lies before `day`, the first second of a UTC day since 1970; throws a RangeError where it is none. Lines
 * of earlier days that are counted afterwards are in the minutes again until the next time.
 */
export async function prune(change: Change, day: number): Promise<Pruned> {
  if (!Number.isSafeInteger(day) || day % secondsOfDay !== 0) {
    throw new RangeError(`${day} is not the start of a UTC day`)
  }
  await change(
    `INSERT INTO meta (key, value) VALUES ('pruned_before', :day)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value < excluded.value`,
    { day: new Date(day * 1000).toISOString().slice(0, 10) },
  )
  // The tables' keys start with the code: one seek for each.
  const before = (table: string, time: string): Promise<number> =>
    change(`DELETE FROM ${table} WHERE code IN (SELECT code FROM code_totals) AND ${time} < :day`, { day })
  const minutes = await before('minute_counts', 'minute')
  return { minutes, hours: await before('hour_counts', 'hour') }
}
