/**
 * Epochs of the outbox. An epoch begins with all that the database holds, and goes on with what is added: whoever has
 * received all of its batches holds what the database holds. So it can be begun anew at any time, and that is the cure
 * wherever it isn't certain that the batches which have left were received.
 */

import type { Connection } from '../sqlite.ts'
import { daysOfMinutes, startOf } from '../sums.ts'
import { maxRows as usualRows } from './rows.ts'

/** How many earlier epochs are remembered; more than one only where several shared databases take turns. */
const maxFormer = 16

export interface Epochs {
  /** Undefined where nothing is to be sent on. */
  readonly current: string | undefined
  /** Those before it. A shared database that has one of them has fallen back, and isn't another copy's. */
  readonly former: readonly string[]
}

export function epochsIn(connection: Connection): Epochs {
  const meta = connection.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const former = meta.get('push_former') ?? ''
  return { current: meta.get('push_epoch'), former: former === '' ? [] : former.split(' ') }
}

/**
 * Begins an epoch where `expected` is the one that goes on, or undefined where none does; else another program was
 * faster, and nothing changes. `replaced` is a further epoch that it takes the place of. The caller opens the transaction.
 */
export function beginEpoch(
  connection: Connection,
  expected: string | undefined,
  replaced: string | undefined,
  maxRows: number = usualRows,
): boolean {
  if (epochsIn(connection).current !== expected) return false
  endEpoch(connection, replaced)
  connection.exec("INSERT INTO meta (key, value) VALUES ('push_epoch', lower(hex(randomblob(16))))")
  putAll(connection, maxRows)
  return true
}

/** Empties the outbox, and keeps the epoch among the former ones, with `replaced`. The caller opens the transaction. */
export function endEpoch(connection: Connection, replaced?: string): void {
  const { current, former } = epochsIn(connection)
  connection.exec(`
    DELETE FROM outbox;
    DELETE FROM meta WHERE key IN ('push_epoch', 'push_former', 'pushed_seq', 'pushed_token', 'pushed_at')`)
  const all = [...former, current, replaced].filter((epoch) => epoch !== undefined).slice(-maxFormer)
  if (all.length === 0) return
  connection.prepare("INSERT INTO meta (key, value) VALUES ('push_former', ?)").run(all.join(' '))
}

/** A row's number, from 0 on in this order, and from there the number of its batch. */
const batchOf = (order: string): string =>
  `1 + (:before + row_number() OVER (ORDER BY ${order}) - 1) / :limit`

/**
 * A minute has no first and last hit of its own in the tables; with those of its day the sums of the day, and for good,
 * come out as they are here. The order is the table's, so nothing is sorted.
 */
const minutes = `
  SELECT ${batchOf('minutes.code, minutes.minute, minutes.source_id, minutes.evidence')},
    minutes.source_id, minutes.code, minutes.minute, minutes.evidence, minutes.n, days.first_seen, days.last_seen
  FROM minute_counts AS minutes
  JOIN source_day_counts AS days
    ON days.source_id = minutes.source_id AND days.code = minutes.code AND days.evidence = minutes.evidence
      AND days.day = ${startOf(86_400, 'minutes.minute')}`

/** What was counted in days whose minutes have been pruned, less what has come in since. */
const days = `
  SELECT ${batchOf('days.source_id, days.code, days.day, days.evidence')},
    days.source_id, days.code, days.day, days.evidence, days.n - coalesce(minutes.n, 0), days.first_seen, days.last_seen
  FROM source_day_counts AS days
  LEFT JOIN (${daysOfMinutes}) AS minutes USING (source_id, code, day, evidence)
  WHERE days.n > coalesce(minutes.n, 0)`

/** A merged database has those of several. */
const issues = `
  SELECT ${batchOf('kind, source, detail')}, kind, source, detail, max(at), sum(n)
  FROM issues
  GROUP BY kind, source, detail`

const parts = [
  { table: 'outbox_counts', rows: minutes },
  { table: 'outbox_days', rows: days },
  { table: 'outbox_issues', rows: issues },
] as const

/** Of nothing there is one empty batch: with it a shared database takes back what it has of an earlier epoch. */
function putAll(connection: Connection, maxRows: number): void {
  // Rows come before the batches that they belong to.
  connection.pragma('defer_foreign_keys = ON')
  // Numbers would divide with a fraction.
  const limit = BigInt(maxRows)
  let total = 0n
  for (const { table, rows } of parts) {
    const { changes } = connection.prepare(`INSERT INTO ${table} ${rows}`).run({ before: total, limit })
    total += BigInt(changes)
  }
  connection
    .prepare(
      `WITH RECURSIVE batches (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM batches WHERE seq * :limit < :total)
       INSERT INTO outbox (seq, token, rows)
       SELECT seq, lower(hex(randomblob(16))), min(:limit, :total - (seq - 1) * :limit) FROM batches`,
    )
    .run({ total, limit })
}
