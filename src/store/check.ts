/**
 * Looks for damage: what SQLite finds in the pages, and tables that contradict each other, which no commit leaves
 * behind. It reads one state of the file while others go on counting, and changes nothing.
 */
import { explainError } from './explain-error.ts'
import { type Connection, isCorrupt } from './sqlite.ts'
import { openStoreReadOnly } from './store.ts'
import { daysOfMinutes, daysOfSources, hoursOfMinutes, totalsOfSources } from './sums.ts'

export interface Finding {
  /** What was looked at: a table, or `pages` for the file as such. */
  readonly where: string
  readonly what: string
}

/** Every row is a number of rows that are wrong; without any, the file is right. */
const rules: readonly { readonly where: string; readonly what: string; readonly wrong: string }[] = [
  {
    where: 'hour_counts',
    what: 'differs from the sums of the minutes',
    wrong: difference(hoursOfMinutes, 'SELECT code, hour, evidence, n FROM hour_counts'),
  },
  {
    where: 'source_day_counts',
    what: 'differs from the sums of the minutes',
    // Days that were pruned have fewer minutes, or none.
    wrong: difference(
      `SELECT * FROM (${daysOfMinutes}) WHERE day >= (${prunedBefore()})`,
      `SELECT source_id, code, day, evidence, n FROM source_day_counts WHERE day >= (${prunedBefore()})`,
    ),
  },
  {
    where: 'source_day_counts',
    what: 'has less than the minutes of days that were pruned',
    wrong: `SELECT count(*) FROM (${daysOfMinutes}) AS minutes
      LEFT JOIN source_day_counts AS days USING (source_id, code, day, evidence)
      WHERE minutes.day < (${prunedBefore()}) AND minutes.n > coalesce(days.n, 0)`,
  },
  {
    where: 'source_day_counts',
    what: 'has times behind the day, or in the wrong order',
    wrong: `SELECT count(*) FROM source_day_counts
      WHERE first_seen > last_seen OR last_seen >= day + 86400`,
  },
  {
    where: 'day_counts',
    what: 'differs from the sums of the sources',
    wrong: difference(daysOfSources, 'SELECT code, day, evidence, n FROM day_counts'),
  },
  {
    where: 'code_totals',
    what: 'differs from the sums of the sources',
    wrong: difference(totalsOfSources, 'SELECT code, evidence, n, first_seen, last_seen FROM code_totals'),
  },
  {
    where: 'positions',
    what: 'is missing for a file, or there for a pipe',
    // Of a file that another database has counted, that one knows the position.
    wrong: `SELECT count(*) FROM sources LEFT JOIN positions ON source_id = id
      WHERE (kind = 'file' AND sender_id IS NULL) <> (source_id IS NOT NULL)`,
  },
  {
    where: 'positions',
    what: 'has marks that do not fit its length',
    wrong: `SELECT count(*) FROM positions
      WHERE length(marks) <> (length - 1) / 65536 * 8
        OR first_mark <> coalesce(substr(marks, 1, 8), x'')`,
  },
]

/** An empty list for a file without damage. Throws a UserError for a file that can't be looked into at all. */
export function check(path: string): Finding[] {
  const store = openStoreReadOnly(path)
  try {
    // Closing ends it; a COMMIT would throw where pages are damaged.
    store.connection.exec('BEGIN')
    return findings(store.connection)
  } catch (error) {
    throw explainError(path, error)
  } finally {
    store.close()
  }
}

function findings(connection: Connection): Finding[] {
  const damage = damagedPages(connection)
  // With damaged pages the sums say nothing, or throw.
  if (damage.length > 0) return damage.map((what) => ({ where: 'pages', what }))
  const orphans = connection
    .prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check')
    .all()
    .map(({ table, parent }) => ({ where: table, what: `has a row without its row in ${parent}` }))
  const contradictions = rules.flatMap(({ where, what, wrong }) => {
    const rows = connection.prepare<[], number>(wrong).pluck().get() as number
    return rows === 0 ? [] : [{ where, what: `${what} (rows: ${rows})` }]
  })
  return [...orphans, ...contradictions]
}

/** SQLite lists what it finds, and throws on the way where it can't go on. */
function damagedPages(connection: Connection): string[] {
  const found: string[] = []
  try {
    const lines = connection.prepare<[], string>('PRAGMA integrity_check').pluck()
    for (const line of lines.iterate()) found.push(line)
  } catch (error) {
    if (!isCorrupt(error)) throw error
    found.push((error as Error).message)
  }
  return found.filter((line) => line !== 'ok')
}

/** Each side is computed once: the sums of a year of minutes take seconds. */
function difference(a: string, b: string): string {
  return `WITH a AS MATERIALIZED (${a}), b AS MATERIALIZED (${b})
    SELECT (SELECT count(*) FROM (SELECT * FROM a EXCEPT SELECT * FROM b))
      + (SELECT count(*) FROM (SELECT * FROM b EXCEPT SELECT * FROM a))`
}

/** The start of the first day that has all its minutes. */
function prunedBefore(): string {
  return `SELECT coalesce((SELECT unixepoch(value) FROM meta WHERE key = 'pruned_before'), -1e18)`
}
