/** What a database says of itself: its versions, how far it has counted, and what was odd on the way. */
import { type Backlog, type BacklogRow, backlogOf, backlogSql } from './outbox/backlog.ts'
import type { ReadStore } from './read-store.ts'

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

export async function stateIn({ rows, hasPositions }: ReadStore): Promise<StoreState> {
  const metaRows = await rows<Record<'key' | 'value', string>>('SELECT key, value FROM meta')
  const meta = new Map(metaRows.map(({ key, value }) => [key, value]))
  const [totals] = await rows<{ readonly hits: bigint; readonly last: bigint | null }>(
    'SELECT coalesce(sum(n), 0) AS hits, max(last_seen) AS last FROM code_totals',
  )
  const issues = await rows<{ readonly kind: string; readonly n: bigint }>(
    `SELECT kind, sum(n) AS n FROM issues GROUP BY kind ORDER BY kind`,
  )
  const files = hasPositions
    ? await rows<{ readonly path: string } & Record<'device' | 'inode' | 'length', bigint>>(
        'SELECT path, device, inode, length FROM positions ORDER BY source_id',
      )
    : []
  const last = totals?.last ?? undefined
  const schema = Number(meta.get('schema_version') ?? 0)
  const epoch = meta.get('push_epoch')
  const [outbox] = hasPositions && epoch !== undefined ? await rows<BacklogRow>(backlogSql) : []
  return {
    schema,
    catalogue: meta.get('catalogue_version') ?? '',
    hits: Number(totals?.hits ?? 0),
    lastSeen: last === undefined ? undefined : Number(last),
    prunedBefore: meta.get('pruned_before'),
    issues: issues.map(({ kind, n }) => ({ kind, n: Number(n) })),
    files: files.map(({ path, device, inode, length }) => ({
      path,
      device: BigInt.asUintN(64, device),
      inode: BigInt.asUintN(64, inode),
      length: Number(length),
    })),
    outbox:
      outbox === undefined || epoch === undefined
        ? undefined
        : backlogOf(outbox, epoch, meta.get('pushed_at')),
  }
}
