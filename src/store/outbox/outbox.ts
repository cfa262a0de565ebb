/**
 * The outbox as its sender sees it: batches with numbers that rise, which are sent in order and leave when the other side
 * has them. Several programs may send from one outbox at once; a batch that is sent twice counts once.
 */
import type { CountRow, IssueRow } from '../../count/batch.ts'
import type { Delta, DeltaSource } from '../../count/delta.ts'
import type { SourceDayRow } from '../../count/roll-up.ts'
import type { Evidence } from '../../detect/hit.ts'
import { evidenceRank } from '../evidence-rank.ts'
import { explainError } from '../explain-error.ts'
import type { Connection } from '../sqlite.ts'
import { type Backlog, backlogIn } from './backlog.ts'
import { beginEpoch, endEpoch, epochsIn } from './epoch.ts'
import { maxRows, sealSql } from './rows.ts'

export interface OutboxState {
  readonly epoch: string
  readonly former: readonly string[]
  /** The highest number that has left the outbox; 0 where none has. */
  readonly pushed: number
  /** The highest number that has been given out; 0 where none has. */
  readonly given: number
  /** The token of the delta that was asked for, where it is known: of the last that has left, and of those that wait. */
  readonly token: string | undefined
}

/** Every method throws a `UserError` for what SQLite reports. */
export interface Outbox {
  /** Of the database. */
  readonly identity: string
  /** Undefined where nothing is to be sent on. */
  readonly state: (seq?: number) => OutboxState | undefined
  /** The oldest batch, which is closed by being asked for; undefined where none waits, or the epoch is another one. */
  readonly next: (epoch: string) => Delta | undefined
  /** The other side has it. */
  readonly sent: (epoch: string, delta: Delta) => void
  /**
   * Begins an epoch with all that has been counted, where `expected` is the one that goes on. `replaced` is another copy's,
   * whose place it takes.
   */
  readonly begin: (expected: string | undefined, replaced?: string) => boolean
  /** From now on nothing is kept for sending; what waits is thrown away. */
  readonly end: () => void
  readonly backlog: () => Backlog | undefined
}

export interface OutboxOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number
  /** Rows of a batch of an epoch's beginning. */
  readonly maxRows?: number
}

export function openOutbox(connection: Connection, options: OutboxOptions = {}): Outbox {
  const { now = Date.now, maxRows: limit = maxRows } = options
  const meta = connection.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const tokenOf = connection
    .prepare<[number], string | null>('SELECT token FROM outbox WHERE seq = ?')
    .pluck()
  const oldest = connection.prepare<[], { seq: number; token: string | null }>(
    'SELECT seq, token FROM outbox ORDER BY seq LIMIT 1',
  )
  const given = connection.prepare<[], number | null>('SELECT max(seq) FROM outbox').pluck()
  const seal = connection.prepare(sealSql)
  const remove = connection.prepare('DELETE FROM outbox WHERE seq = ? AND token = ?')
  const note = connection.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const read = prepareReading(connection)

  const state = (seq?: number): OutboxState | undefined => {
    const { current: epoch, former } = epochsIn(connection)
    if (epoch === undefined) return undefined
    const pushed = Number(meta.get('pushed_seq') ?? 0)
    const token = seq === undefined ? undefined : seq === pushed ? meta.get('pushed_token') : tokenOf.get(seq)
    return { epoch, former, pushed, given: Math.max(pushed, given.get() ?? 0), token: token ?? undefined }
  }
  const next = (epoch: string): Delta | undefined => {
    if (meta.get('push_epoch') !== epoch) return undefined
    const row = oldest.get()
    return row === undefined || row.token === null ? undefined : read(row.seq, row.token)
  }
  const sent = (epoch: string, { seq, token }: Delta): void => {
    if (meta.get('push_epoch') !== epoch || remove.run(seq, token).changes === 0) return
    note.run('pushed_seq', `${seq}`)
    note.run('pushed_token', token)
    note.run('pushed_at', `${Math.floor(now() / 1000)}`)
  }
  const asking =
    <In extends unknown[], Out>(ask: (...args: In) => Out) =>
    (...args: In): Out => {
      try {
        return ask(...args)
      } catch (error) {
        throw explainError(connection.name, error)
      }
    }
  const consistent = connection.transaction(next)
  return {
    identity: meta.get('store_id') as string,
    state: asking(connection.transaction(state)),
    next: asking((epoch) => {
      const open = oldest.get()
      if (open?.token === null) seal.run(open.seq)
      return consistent(epoch)
    }),
    sent: asking(connection.transaction(sent).immediate),
    begin: asking(
      connection.transaction((expected: string | undefined, replaced?: string) =>
        beginEpoch(connection, expected, replaced, limit),
      ).immediate,
    ),
    end: asking(connection.transaction(() => endEpoch(connection)).immediate),
    backlog: asking(() => backlogIn(connection)),
  }
}

interface Row {
  readonly source: number
  readonly code: number
  readonly start: number
  readonly evidence: number
  readonly n: number
  readonly first: number
  readonly last: number
}

interface SourceRow extends DeltaSource {
  readonly id: number
}

/** Reads one batch, with the sources that its rows name. */
function prepareReading(connection: Connection): (seq: number, token: string) => Delta {
  const counts = prepareRows(connection, 'outbox_counts', 'minute')
  const days = prepareRows(connection, 'outbox_days', 'day')
  const issues = connection.prepare<[number], IssueRow>(
    'SELECT kind, source, at, detail, n FROM outbox_issues WHERE seq = ?',
  )
  const sources = connection.prepare<[number, number], SourceRow>(
    `SELECT id, name, kind, lower(hex(identity)) AS identity FROM sources
     WHERE id IN (SELECT source_id FROM outbox_counts WHERE seq = ? UNION SELECT source_id FROM outbox_days WHERE seq = ?)`,
  )
  return (seq, token) => {
    const rows = sources.all(seq, seq)
    const identities = new Map(rows.map(({ id, identity }) => [id, identity]))
    const named = ({ source, evidence, ...row }: Row) => ({
      ...row,
      source: identities.get(source) as string,
      evidence: evidenceOf.get(evidence) as Evidence,
    })
    return {
      seq,
      token,
      sources: rows.map(({ id, ...source }) => source),
      counts: counts
        .all(seq)
        .map(named)
        .map(({ start, ...row }): CountRow => ({ ...row, minute: start })),
      days: days.all(seq).map((row): SourceDayRow => named(row)),
      issues: issues.all(seq),
    }
  }
}

const prepareRows = (connection: Connection, table: string, start: string) =>
  connection.prepare<[number], Row>(
    `SELECT source_id AS source, code, ${start} AS start, evidence, n, first_seen AS first, last_seen AS last
     FROM ${table} WHERE seq = ?`,
  )

const evidenceOf = new Map(
  Object.entries(evidenceRank).map(([evidence, rank]) => [rank, evidence as Evidence]),
)
