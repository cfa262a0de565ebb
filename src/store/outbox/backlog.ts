/** What waits in the outbox, for who watches it. */

import type { Connection } from '../sqlite.ts'
import { epochsIn } from './epoch.ts'

export interface Backlog {
  readonly epoch: string
  readonly batches: number
  readonly rows: number
  /** When the oldest row that waits was counted, in seconds since 1970 UTC; undefined where none waits. */
  readonly oldest: number | undefined
  /** When the other side took the last one, as above; undefined where none has left in this epoch. */
  readonly pushedAt: number | undefined
}

/** Whole numbers of either sort. */
export type BacklogRow = Readonly<Record<'batches' | 'rows', number | bigint>> & {
  readonly oldest: number | bigint | null
}

/** One row. The open batch is counted; closed ones know how many rows they have. */
export const backlogSql = `
  SELECT count(*) AS batches, min(begun_at) AS oldest,
    coalesce(sum(CASE WHEN token IS NULL THEN (SELECT count(*) FROM outbox_counts WHERE seq = outbox.seq)
      + (SELECT count(*) FROM outbox_issues WHERE seq = outbox.seq) ELSE rows END), 0) AS rows
  FROM outbox`

/** `pushedAt` is as `meta` has it. */
export const backlogOf = (
  { batches, rows, oldest }: BacklogRow,
  epoch: string,
  pushedAt: string | undefined,
): Backlog => ({
  epoch,
  batches: Number(batches),
  rows: Number(rows),
  oldest: oldest === null ? undefined : Number(oldest),
  pushedAt: pushedAt === undefined ? undefined : Number(pushedAt),
})

/** Undefined where nothing is to be sent on. */
export function backlogIn(connection: Connection): Backlog | undefined {
  const epoch = epochsIn(connection).current
  if (epoch === undefined) return undefined
  const row = connection.prepare<[], BacklogRow>(backlogSql).get() as BacklogRow
  const pushedAt = connection
    .prepare<[], string>("SELECT value FROM meta WHERE key = 'pushed_at'")
    .pluck()
    .get()
  return backlogOf(row, epoch, pushedAt)
}
