/** Sends what waits in an outbox to a shared store, in order, until nothing waits. */
import type { Delta, Sender, SharedStore } from '../count/delta.ts'
import type { Outbox } from '../store/outbox/outbox.ts'
import { UserError } from '../user-error.ts'
import { judge } from './judge.ts'

export interface DrainOptions {
  readonly outbox: Outbox
  /** What this host is called. */
  readonly name: string
  /** No further batch is begun once it is aborted. */
  readonly signal: AbortSignal
  /** Told of each batch that the store has. */
  readonly sent: (delta: Delta) => void
  /** Begin an epoch first, which takes the place of whatever the store has of this database, another copy's, too. */
  readonly anew?: boolean
  /** The database's file, for who has to do something about it. */
  readonly file: string
}

/**
 * Throws what the store throws, when any of the batches may be there or not; and a `UserError` where another copy of the
 * database sends to the same store. Whatever it throws, everything that wasn't received waits still.
 */
export async function drain(shared: SharedStore, options: DrainOptions): Promise<void> {
  const { outbox, name, file, signal, sent } = options
  let { anew = false } = options
  while (!signal.aborted) {
    const before = outbox.state()
    if (before === undefined) return
    const standing = await shared.standing(outbox.identity)
    const after = outbox.state(standing?.newest)
    if (after === undefined) return
    if (anew) {
      anew = !outbox.begin(after.epoch, standing?.epoch)
      continue
    }
    const verdict = judge(before, standing, after)
    if (verdict === 'another') throw sentByAnother(file)
    if (verdict === 'begin anew') outbox.begin(after.epoch)
    if (verdict !== 'send') continue
    const { identity } = outbox
    const { epoch } = after
    if ((await sendAll(shared, { kind: 'database', identity, epoch, name }, outbox, signal, sent)) === 'done')
      return
  }
}

async function sendAll(
  shared: SharedStore,
  sender: Sender,
  outbox: Outbox,
  signal: AbortSignal,
  sent: (delta: Delta) => void,
): Promise<'done' | 'superseded'> {
  const { epoch } = sender
  while (!signal.aborted) {
    const delta = outbox.next(epoch)
    if (delta === undefined) break
    const outcome = await shared.commit(sender, [delta])
    // A number that this outbox never gave: what was taken for repeated may have been another copy's.
    if (outcome === 'superseded' || outcome.newest > (outbox.state()?.given ?? 0)) return 'superseded'
    outbox.sent(epoch, delta)
    sent(delta)
  }
  return 'done'
}

const sentByAnother = (file: string): UserError =>
  new UserError(
    `another copy of ${file} sends to the same server, which has its counts`,
    `if both are in use, give this one an identity of its own: authing-annotate db merge ${file} -o own.db; if this is the only one, restored from a backup: authing-annotate db push --db ${file} --anew, with --push`,
  )
