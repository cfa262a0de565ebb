/**
 * Takes back everything that a sender has counted, so that it may begin anew, while others go on adding to the same
 * sums: its counts are added once more, less than nothing, in the order in which every commit adds. Nothing here opens a
 * transaction.
 */
import { startOf } from '../store/sums.ts'
import type { Client } from './connection.ts'
import { statementOf } from './statement.ts'
import type { Target } from './write-rows.ts'

/**
 * Whoever takes counts back shares it until the end of the transaction; whoever deletes old ones has it alone. What is
 * taken from the hours is what the minutes hold, so both must be there, or neither.
 */
export const pruneLock = 0x41754170

const theirs = 'source_id IN (SELECT id FROM sources WHERE sender_id = :sender)'
const hourOf = startOf(3600, 'minute')

const steps: readonly string[] = [
  `INSERT INTO hour_counts (code, hour, evidence, shard, n)
   SELECT code, ${hourOf}, evidence, :shard::smallint, -sum(n)::bigint FROM minute_counts WHERE ${theirs}
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
   ON CONFLICT (code, hour, evidence, shard) DO UPDATE SET n = hour_counts.n + excluded.n`,
  `DELETE FROM hour_counts WHERE shard = :shard::smallint AND n = 0
   AND (code, hour, evidence) IN (SELECT code, ${hourOf}, evidence FROM minute_counts WHERE ${theirs})`,
  `INSERT INTO day_counts (code, day, evidence, shard, n)
   SELECT code, day, evidence, :shard::smallint, -sum(n)::bigint FROM source_day_counts WHERE ${theirs}
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
   ON CONFLICT (code, day, evidence, shard) DO UPDATE SET n = day_counts.n + excluded.n`,
  `DELETE FROM day_counts WHERE shard = :shard::smallint AND n = 0
   AND (code, day, evidence) IN (SELECT code, day, evidence FROM source_day_counts WHERE ${theirs})`,
  // The times stay for now.
  `INSERT INTO code_totals (code, evidence, shard, n, first_seen, last_seen)
   SELECT code, evidence, :shard::smallint, -sum(n)::bigint, min(first_seen), max(last_seen) FROM source_day_counts
   WHERE ${theirs}
   GROUP BY 1, 2 ORDER BY 1, 2
   ON CONFLICT (code, evidence, shard) DO UPDATE SET n = code_totals.n + excluded.n`,
  `DELETE FROM code_totals WHERE shard = :shard::smallint AND n = 0
   AND (code, evidence) IN (SELECT code, evidence FROM source_day_counts WHERE ${theirs})`,
  // Whoever adds to one of these totals has done it before its row was locked above, and is seen; or comes after this.
  `UPDATE code_totals SET first_seen = others.first_seen, last_seen = others.last_seen
   FROM (
     SELECT code, evidence, min(first_seen) AS first_seen, max(last_seen) AS last_seen
     FROM source_day_counts JOIN sources ON sources.id = source_id
     WHERE sender_id % :shards::bigint = :shard::bigint AND sender_id <> :sender
       AND code IN (SELECT code FROM source_day_counts WHERE ${theirs})
     GROUP BY 1, 2
   ) AS others
   WHERE code_totals.code = others.code AND code_totals.evidence = others.evidence AND shard = :shard::smallint
     AND (code_totals.code, code_totals.evidence) IN (SELECT code, evidence FROM source_day_counts WHERE ${theirs})`,
  `DELETE FROM minute_counts WHERE ${theirs}`,
  `DELETE FROM source_day_counts WHERE ${theirs}`,
  'DELETE FROM sources WHERE sender_id = :sender',
  'DELETE FROM issues WHERE store = :identity',
]

export async function takeBack(
  client: Client,
  { id, shard, identity }: Target,
  shards: number,
): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock_shared($1)', [pruneLock])
  const values = { sender: id, shard, shards, identity }
  for (const step of steps) await client.query(statementOf(step, values))
}
