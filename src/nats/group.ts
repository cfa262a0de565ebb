/**
 * Messages on their way into the store: gathered, committed together, and acknowledged only then. While a commit takes
 * long, or can't be had, the stream is asked to wait, nothing is acknowledged, and the same is tried again.
 */
import type { Delta, Sender, SharedStore } from '../count/delta.ts'
import { ackWaitMs, giveBack } from './consumer.ts'
import type { JetStream } from './driver.ts'
import { createPauses } from './pause.ts'

export interface GroupOptions {
  readonly store: SharedStore
  readonly sender: Sender
  /**
   * Asks the stream, after the messages have come, whether it is still the one whose messages `sender` counts: a number
   * of another one would be taken for one that has been counted.
   */
  readonly isSame: (deltas: readonly Delta[]) => Promise<boolean>
  /** Told of what is in the way of a commit, and that one has succeeded. */
  readonly failed: (error: unknown) => void
  readonly committed: (messages: readonly JetStream.JsMsg[]) => void
  /** Whether trying again may help. */
  readonly mayPass: (error: unknown) => boolean
  /** Aborted when the program is to end: a last try, and no more. */
  readonly signal: AbortSignal
}

/** `left`: not committed before the end; `other`: the stream is another one now. What wasn't committed was given back. */
export type Outcome = 'committed' | 'left' | 'other'

export interface Group {
  /** Takes a message; waits while there are too many. Throws what can't be mended by trying again. */
  readonly add: (message: JetStream.JsMsg, delta: Delta) => Promise<void>
  /** Commits what is there. */
  readonly flush: () => Promise<Outcome>
}

/** Messages, their bytes, and rows of counts, that are committed at once. */
const most = { messages: 500, bytes: 16 * 1024 * 1024, rows: 5_000 } as const

interface Waiting {
  readonly message: JetStream.JsMsg
  readonly delta: Delta
}

export function createGroup(options: GroupOptions): Group {
  const { signal, isSame, failed, mayPass } = options
  let waiting: Waiting[] = []
  let [rows, bytes] = [0, 0]
  let outcome: Outcome = 'committed'
  let underWay: Promise<void> = Promise.resolve()

  const attempt = async (taken: readonly Waiting[]): Promise<Outcome> => {
    const pauses = createPauses(signal)
    for (;;) {
      const isLast = signal.aborted
      try {
        const isOther = !(await isSame(taken.map(({ delta }) => delta)))
        return isOther ? 'other' : await commit(taken, options)
      } catch (error) {
        if (!mayPass(error)) throw error
        failed(error)
      }
      if (isLast) return 'left'
      await pauses.next()
    }
  }

  const commitWaiting = async (): Promise<void> => {
    const taken = waiting
    if (taken.length === 0) return
    waiting = []
    rows = 0
    bytes = 0
    if (outcome === 'committed') outcome = await keepingAlive(taken, () => attempt(taken))
    if (outcome !== 'committed') for (const { message } of taken) giveBack(message)
  }

  /** Also those that wait for their turn meanwhile. */
  const keepingAlive = async <T>(taken: readonly Waiting[], work: () => Promise<T>): Promise<T> => {
    const beat = setInterval(() => {
      for (const { message } of [...taken, ...waiting]) message.working()
    }, ackWaitMs / 3)
    try {
      return await work()
    } finally {
      clearInterval(beat)
    }
  }

  const flush: Group['flush'] = async () => {
    // One commit at a time, in the order in which they were asked for.
    const turn = underWay.then(commitWaiting)
    underWay = turn
    underWay.catch(() => {})
    await turn
    return outcome
  }

  return {
    add: async (message, delta) => {
      waiting.push({ message, delta })
      rows += delta.counts.length
      bytes += message.data.length
      if (waiting.length >= most.messages || bytes >= most.bytes || rows >= most.rows) await flush()
    },
    flush,
  }
}

async function commit(
  taken: readonly Waiting[],
  { store, sender, committed }: GroupOptions,
): Promise<'committed' | 'other'> {
  const deltas = taken.map(({ delta }) => delta)
  if ((await store.commit(sender, deltas)) === 'superseded') return 'other'
  const messages = taken.map(({ message }) => message)
  // An acknowledgement that is lost brings a message again, and the ledger knows it.
  for (const message of messages) message.ack()
  committed(messages)
  return 'committed'
}
