/**
 * What a commit adds to the outbox of a database that sends its counts on: the same rows again, in the same transaction,
 * whichever program commits. They go to the open batch, which has one row for a minute however often that is added to,
 * so a day without a network costs what a day of minutes costs.
 */
import type { Batch } from '../../count/batch.ts'
import { evidenceRank } from '../evidence-rank.ts'
import type { Connection } from '../sqlite.ts'

/**
 * Rows of one batch at the most. It is what a server takes in one transaction, and what is in memory while it is sent:
 * a few megabytes, and a fraction of a second.
 */
export const maxRows = 10_000

/** Gives the open batch a token, by which it is closed, and says how many rows it has. */
export const sealSql = `
  UPDATE outbox SET token = lower(hex(randomblob(16))),
    rows = (SELECT count(*) FROM outbox_counts WHERE seq = outbox.seq)
      + (SELECT count(*) FROM outbox_issues WHERE seq = outbox.seq)
  WHERE seq = ? AND token IS NULL`

export function prepareOutbox(
  connection: Connection,
  limit: number = maxRows,
): (batch: Batch, sourceNumber: (name: string) => number) => void {
  const pushes = connection.prepare("SELECT 1 FROM meta WHERE key = 'push_epoch'").pluck()
  const openBatch = prepareOpenBatch(connection, limit)
  const addCount = connection.prepare(
    `INSERT INTO outbox_counts (seq, source_id, code, minute, evidence, n, first_seen, last_seen)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n,
       first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)`,
  )
  const addIssue = connection.prepare(
    `INSERT INTO outbox_issues (seq, kind, source, detail, at, n) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n, at = max(at, excluded.at)`,
  )
  return ({ counts, issues }, sourceNumber) => {
    if (counts.length + issues.length === 0 || pushes.get() === undefined) return
    const open = openBatch()
    for (const { code, minute, source, evidence, n, first, last } of counts) {
      addCount.run(open.seq(), sourceNumber(source), code, minute, evidenceRank[evidence], n, first, last)
    }
    for (const { kind, source, detail, at, n } of issues) {
      addIssue.run(open.seq(), kind, source, detail, at, n)
    }
    open.keep()
  }
}

interface OpenBatch {
  /** Where the next row goes. */
  readonly seq: () => number
  /** Notes how many rows there are. */
  readonly keep: () => void
}

interface Rows {
  readonly seq: number
  readonly rows: number
}

function prepareOpenBatch(connection: Connection, limit: number): () => OpenBatch {
  const newest = connection.prepare<[], Rows & { readonly token: string | null }>(
    'SELECT seq, rows, token FROM outbox ORDER BY seq DESC LIMIT 1',
  )
  const begin = connection
    .prepare<[], number>(
      `INSERT INTO outbox (seq, rows)
       VALUES (1 + max(coalesce((SELECT max(seq) FROM outbox), 0),
         coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'pushed_seq'), 0)), 0)
       RETURNING seq`,
    )
    .pluck()
  const seal = connection.prepare(sealSql)
  const rowsOf = connection
    .prepare<[number, number], number>(
      `SELECT (SELECT count(*) FROM outbox_counts WHERE seq = ?) + (SELECT count(*) FROM outbox_issues WHERE seq = ?)`,
    )
    .pluck()
  const note = connection.prepare('UPDATE outbox SET rows = ? WHERE seq = ?')
  return () => {
    const found = newest.get()
    let { seq, rows } = found?.token === null ? found : { seq: begin.get() as number, rows: 0 }
    return {
      seq: () => {
        if (rows >= limit) {
          rows = rowsOf.get(seq, seq) as number
          // A batch that is half full is closed, too: counting again must make room for many rows.
          if (rows > limit / 2) {
            seal.run(seq)
            seq = begin.get() as number
            rows = 0
          }
        }
        rows += 1
        return seq
      },
      keep: () => void note.run(rows, seq),
    }
  }
}
