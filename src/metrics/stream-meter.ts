/** Messages of a stream, as metrics. */
import type { Instruments } from './instruments.ts'

/** Sees the messages of a stream. */
export interface StreamMeter {
  readonly read: (message: { readonly bytes: number; readonly again: boolean }) => void
  /** The newest of those that are done with, in milliseconds since 1970 UTC. */
  readonly done: (storedAt: number) => void
  /** How many messages wait for any worker; asked when the metrics are, and left as it was where that fails. */
  readonly pendingBy: (ask: () => Promise<number>) => void
}

export function createStreamMeter(
  instruments: Pick<Instruments, 'ofStream'>,
  now: () => number,
): StreamMeter & { readonly ask: () => Promise<void> } {
  const { messages, bytes, redelivered, pending, lag } = instruments.ofStream()
  let waiting: (() => Promise<number>) | undefined
  let newest: number | undefined
  return {
    read: (message) => {
      messages.inc()
      bytes.inc(message.bytes)
      if (message.again) redelivered.inc()
    },
    done: (storedAt) => {
      newest = Math.max(newest ?? 0, storedAt)
    },
    pendingBy: (ask) => {
      waiting = ask
    },
    ask: async () => {
      if (waiting === undefined) return
      const count = await waiting()
      pending.set(count)
      // The server's clock may be ahead of ours.
      lag.set(count === 0 || newest === undefined ? 0 : Math.max(0, now() - newest) / 1000)
    },
  }
}
