/**
 * Takes back everything that a sender has counted, so that it may begin anew: the counts of all others stay as they
 * are. Nothing here opens a transaction.
 */
import type { Connection } from '../sqlite.ts'
import { startOf, totalsOfSources } from '../sums.ts'

const theirs = 'source_id IN (SELECT id FROM sources WHERE sender_id = :sender)'

/** Hours and days are lessened by what the sender has in them; totals are built anew, for the times in them. */
const steps: readonly string[] = [
  `INSERT INTO hour_counts (code, hour, evidence, n)
   SELECT code, ${startOf(3600, 'minute')}, evidence, -sum(n) FROM minute_counts WHERE ${theirs} GROUP BY 1, 2, 3
   ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  'DELETE FROM hour_counts WHERE n = 0',
  `INSERT INTO day_counts (code, day, evidence, n)
   SELECT code, day, evidence, -sum(n) FROM source_day_counts WHERE ${theirs} GROUP BY 1, 2, 3
   ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  'DELETE FROM day_counts WHERE n = 0',
  `DELETE FROM minute_counts WHERE ${theirs}`,
  `DELETE FROM source_day_counts WHERE ${theirs}`,
  'DELETE FROM code_totals',
  `INSERT INTO code_totals (code, evidence, n, first_seen, last_seen) ${totalsOfSources}`,
  'DELETE FROM sources WHERE sender_id = :sender',
  'DELETE FROM issues WHERE store = (SELECT identity FROM senders WHERE id = :sender)',
]

export function takeBack(connection: Connection, sender: number): void {
  for (const step of steps) {
    const statement = connection.prepare(step)
    if (step.includes(':sender')) statement.run({ sender })
    else statement.run()
  }
}
