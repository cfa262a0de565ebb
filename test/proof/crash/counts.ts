/** Everything that the file tells the public. */
import { existsSync } from 'node:fs'
import { query } from '../../scratch.ts'
import { Database } from '../../sqlite.ts'

const views = ['top_codes', 'code_counts', 'hourly_counts', 'daily_counts', 'unknown_codes', 'ingest_issues']

export function publicViews(database: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    views.map((view) => [
      view,
      query(database, `SELECT * FROM ${view}`)
        .map((row) => row.join('|'))
        .sort(),
    ]),
  )
}

/** Up to where each content is counted, by its first name; also while nothing is. */
export function positions(database: string): ReadonlyMap<string, number> {
  if (!existsSync(database) || !isCreated(database)) return new Map()
  const rows = query(database, 'SELECT name, length FROM positions JOIN sources ON sources.id = source_id')
  return new Map(rows as [string, number][])
}

/** A creation that a kill has cut off is for the next run to take back: this look may not write, so SQLite refuses it. */
function isCreated(database: string): boolean {
  try {
    return query(database, "SELECT 1 FROM sqlite_schema WHERE name = 'positions'").length > 0
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK') return false
    throw error
  }
}
