/** What a database says of itself: its versions, how far it has counted, and what was odd on the way. */
import { type Backlog, backlogIn } from './outbox-backlog.ts'
import type { Connection } from './sqlite.ts'

/** The first schema with an outbox. */
const outboxSince = 3

export interface StoreState {
  readonly schema: number
  readonly catalogue: string
  readonly hits: number
  /** Seconds since 1970 UTC; undefined where nothing was counted. */
  readonly lastSeen: number | undefined
  /** The UTC day before which minutes and hours have been deleted. */
  readonly prunedBefore: string | undefined
  readonly issues: readonly { readonly kind: string; readonly n: number }[]
  readonly files: readonly CountedFile[]
  /** What waits to be sent on; undefined where nothing is to be. */
  readonly outbox: Backlog | undefined
}

/** A content where it was last seen, and up to where it was counted. */
export interface CountedFile {
  readonly path: string
  readonly device: bigint
  readonly inode: bigint
  readonly length: number
}

export function stateIn(connection: Connection): StoreState {
  const meta = connection.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const totals = connection
    .prepare<[], { hits: number; lastSeen: number | null }>(
      'SELECT coalesce(sum(n), 0) AS hits, max(last_seen) AS lastSeen FROM code_totals',
    )
    .get()
  const files = connection
    .prepare<[], { path: string; device: bigint; inode: bigint; length: bigint }>(
      'SELECT path, device, inode, length FROM positions ORDER BY source_id',
    )
    .safeIntegers()
  const schema = Number(meta.get('schema_version') ?? 0)
  return {
    schema,
    catalogue: meta.get('catalogue_version') ?? '',
    hits: totals?.hits ?? 0,
    lastSeen: totals?.lastSeen ?? undefined,
    prunedBefore: meta.get('pruned_before'),
    issues: connection
      .prepare<[], { kind: string; n: number }>(
        'SELECT kind, sum(n) AS n FROM issues GROUP BY kind ORDER BY kind',
      )
      .all(),
    files: files.all().map(({ path, device, inode, length }) => ({
      path,
      device: BigInt.asUintN(64, device),
      inode: BigInt.asUintN(64, inode),
      length: Number(length),
    })),
    outbox: schema < outboxSince ? undefined : backlogIn(connection),
  }
}
