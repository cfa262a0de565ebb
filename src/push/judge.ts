/**
 * Whether an outbox may go on where a shared store says that it stands. Both have been to other places since they spoke
 * last: the database was restored from a backup, or copied; the server was, or is another one; another program has sent
 * meanwhile. Pure, so that every case is a row of a test.
 */
import type { Standing } from '../count/delta.ts'
import type { OutboxState } from '../store/outbox/outbox.ts'

/**
 * - `send`: what waits is what the store lacks.
 * - `ask again`: another program has sent from this outbox while the store was asked.
 * - `begin anew`: something that the store should have, or shouldn't, can't be made good by what waits.
 * - `another`: the store has been told more by another copy of this database.
 */
export type Verdict = 'send' | 'ask again' | 'begin anew' | 'another'

/**
 * `before` and `after` are the outbox as it was before and after the store was asked; `after.token` is that of the
 * store's newest number.
 */
export function judge(before: OutboxState, standing: Standing | undefined, after: OutboxState): Verdict {
  if (before.epoch !== after.epoch) return 'ask again'
  const isOwn = standing?.epoch === after.epoch
  if (standing !== undefined && !isOwn && !after.former.includes(standing.epoch)) return 'another'
  const newest = isOwn ? standing.newest : 0
  // Batches that the store has lost have left the outbox.
  if (newest < before.pushed) return 'begin anew'
  if (newest === 0) return after.pushed === 0 ? 'send' : 'ask again'
  if (after.token !== undefined && after.token === standing?.token) return 'send'
  return newest < after.pushed ? 'ask again' : 'begin anew'
}
