/**
 * Retention: minutes and hours of old days go, their days and totals stay, so `daily_counts` and `top_codes` show
 * what they showed before. The file doesn't shrink by it; the room is used for what is counted next.
 */
import { explainError } from './explain-error.ts'
import type { Connection } from './sqlite.ts'
import { openStoreReadOnly } from './store.ts'

const secondsOfDay = 86_400

export interface Pruned {
  /** Deleted rows. */
  readonly minutes: number
  readonly hours: number
}

/**
 * Deletes in one transaction what lies before `day`, the first second of a UTC day since 1970; throws a RangeError
 * where it is none, and a UserError for a file that isn't there or can't be written. Lines of earlier days that are
 * counted afterwards are in the minutes again until the next time.
 */
export function prune(path: string, day: number): Pruned {
  if (!Number.isSafeInteger(day) || day % secondsOfDay !== 0) {
    throw new RangeError(`${day} is not the start of a UTC day`)
  }
  const store = openStoreReadOnly(path)
  try {
    store.connection.pragma('query_only = OFF')
    return store.connection.transaction(() => pruneBefore(store.connection, day)).immediate()
  } catch (error) {
    throw explainError(store.connection.name, error)
  } finally {
    store.close()
  }
}

function pruneBefore(connection: Connection, day: number): Pruned {
  connection
    .prepare(
      `INSERT INTO meta (key, value) VALUES ('pruned_before', date(?, 'unixepoch'))
       ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`,
    )
    .run(day)
  // The tables' keys start with the code: one seek for each.
  const before = (table: string, time: string): number =>
    connection
      .prepare(`DELETE FROM ${table} WHERE code IN (SELECT code FROM code_totals) AND ${time} < ?`)
      .run(day).changes
  return { minutes: before('minute_counts', 'minute'), hours: before('hour_counts', 'hour') }
}
