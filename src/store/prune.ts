/**
 * Retention: minutes and hours of old days go, their days and totals stay, so `daily_counts` and `top_codes` show
 * what they showed before. The file doesn't shrink by it; the room is used for what is counted next.
 */
import type { ReadStore, Values } from './read-store.ts'

const secondsOfDay = 86_400

/** The tables' keys start with the code: one seek for each. */
const minutesBefore = 'FROM minute_counts WHERE code IN (SELECT code FROM code_totals) AND minute < :day'
const hoursBefore = 'FROM hour_counts WHERE code IN (SELECT code FROM code_totals) AND hour < :day'

export interface Pruned {
  /** What was deleted: a code's minutes by source and evidence, its hours by evidence. */
  readonly minutes: number
  readonly hours: number
}

/** A transaction that changes a database. */
export interface Changing extends Pick<ReadStore, 'rows'> {
  /** Gives the number of rows that the statement has changed. */
  change(sql: string, values: Values): Promise<number>
}

/**
 * Deletes what lies before `day`, the first second of a UTC day since 1970; throws a RangeError where it is none. Lines
 * of earlier days that are counted afterwards are in the minutes again until the next time.
 */
export async function prune({ rows, change }: Changing, day: number): Promise<Pruned> {
  if (!Number.isSafeInteger(day) || day % secondsOfDay !== 0) {
    throw new RangeError(`${day} is not the start of a UTC day`)
  }
  await change(
    `INSERT INTO meta (key, value) VALUES ('pruned_before', :day)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value < excluded.value`,
    { day: new Date(day * 1000).toISOString().slice(0, 10) },
  )
  const minutes = await change(`DELETE ${minutesBefore}`, { day })
  const [hours] = await rows<{ readonly n: bigint }>(
    `SELECT count(*) AS n FROM (SELECT DISTINCT code, hour, evidence ${hoursBefore}) AS gone`,
    { day },
  )
  await change(`DELETE ${hoursBefore}`, { day })
  return { minutes, hours: Number(hours?.n ?? 0) }
}
