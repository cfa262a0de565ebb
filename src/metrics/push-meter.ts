/** What waits to be sent on, and rounds of sending, as metrics. */
import type { Backlog } from '../store/outbox/backlog.ts'
import type { Instruments } from './instruments.ts'

export interface PushRound {
  /** Batches that the server took. */
  readonly batches: number
  readonly failed: boolean
}

export interface PushMeter {
  /** Told of each round of sending. */
  readonly onPush: (end: PushRound) => void
  /** Whom to ask for what waits to be sent. */
  readonly watch: (backlog: () => Backlog | undefined) => void
  /** Notes what waits now. */
  readonly look: () => void
}

export function createPushMeter(instruments: Pick<Instruments, 'ofPushes'>, now: () => number): PushMeter {
  const { rows, age, batches, failures, successful, last } = instruments.ofPushes()
  successful.set(1)
  let backlog: () => Backlog | undefined = () => undefined
  return {
    onPush: (end) => {
      batches.inc(end.batches)
      successful.set(end.failed ? 0 : 1)
      if (end.failed) failures.inc()
      else last.set(now() / 1000)
    },
    watch: (ask) => {
      backlog = ask
    },
    look: () => {
      const waiting = backlog()
      rows.set(waiting?.rows ?? 0)
      age.set(waiting?.oldest === undefined ? 0 : Math.max(0, now() / 1000 - waiting.oldest))
    },
  }
}
