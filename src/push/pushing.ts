/**
 * Sends on in the background while a program counts, and once more at its end. Counting never waits for it: what can't be
 * sent waits in the outbox, on disk.
 *
 * There is a round every ten seconds: a report over a fleet is then as good as live, and a server with a thousand hosts has
 * a hundred short transactions a second. Each round has a connection of its own, and none where nothing waits, so that a
 * server with its usual hundred connections has room for thousands of hosts, and no firewall cuts idle ones.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { SharedStore } from '../count/delta.ts'
import type { Backlog } from '../store/outbox/backlog.ts'
import type { Outbox } from '../store/outbox/outbox.ts'
import { isBusy, isFull } from '../store/sqlite.ts'
import { UserError } from '../user-error.ts'
import { drain } from './drain.ts'

/** One round in which something waited. */
export interface PushEnd {
  /** Batches that the server took. */
  readonly batches: number
  /** Whether it ended before all were sent. */
  readonly failed: boolean
}

export interface PushingOptions {
  readonly outbox: Outbox
  /** The database's file. */
  readonly file: string
  /** The server, without a password. */
  readonly where: string
  /** Connects when it is first asked. */
  readonly connect: () => SharedStore
  /** What this host is called. */
  readonly name: string
  /** Given a `UserError`, an error that is a bug, or words. */
  readonly say: (problem: unknown) => void
  readonly onPush?: ((end: PushEnd) => void) | undefined
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number
  readonly everyMs?: number
  /** Between two tries while the server is away. */
  readonly longestMs?: number
  readonly patienceMs?: number
}

export interface Leftover {
  /** Undefined where pushing has been turned off meanwhile. */
  readonly backlog: Backlog | undefined
  /** Whether it waits for a person, not for the server. */
  readonly refused: boolean
  /** Seconds without a word from the server, after which it was given up; undefined where it has said why, or has taken all. */
  readonly silence: number | undefined
}

export interface Pushing {
  /**
   * Sends what is left, for as long as the server goes on taking it: a silence of `patienceMs` ends it. `hurried`, after a
   * signal, that is the time for all.
   */
  readonly finish: (hurried: boolean) => Promise<Leftover>
  /** Sends nothing more, and says nothing more. */
  readonly stop: () => void
}

const [usualMs, awayMs, silenceMs] = [10_000, 60_000, 5_000]

export function startPushing(options: PushingOptions): Pushing {
  const {
    outbox,
    everyMs = usualMs,
    longestMs = awayMs,
    patienceMs = silenceMs,
    random = Math.random,
    onPush = () => {},
  } = options
  const tell = createTelling(options)
  const [awake, gone] = [new AbortController(), new AbortController()]
  let failures = 0
  let refused = false
  /** When something last moved. */
  let moved = performance.now()

  const attempt = async (): Promise<void> => {
    let batches = 0
    const sent = (): void => {
      batches += 1
      moved = performance.now()
    }
    try {
      const waits = (outbox.backlog()?.batches ?? 0) > 0
      if (waits) await round(options, gone.signal, sent)
      if (gone.signal.aborted) return
      failures = 0
      refused = false
      // Where nothing waits any more after a failure, another program has sent it.
      tell.well()
      if (waits) onPush({ batches, failed: false })
    } catch (error) {
      if (gone.signal.aborted) return
      failures += 1
      refused = !(error instanceof UserError) || error.exitCode === usage
      tell.failure(error)
      onPush({ batches, failed: true })
    }
  }
  const nap = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: awake.signal, ref: false }).catch(() => {})
  const going = (async () => {
    // Machines that start together don't come together.
    await nap(random() * 1000)
    while (!awake.signal.aborted) {
      await attempt()
      // Twice as long after each failure, so that a server that comes back isn't overrun.
      const ms = failures === 0 ? everyMs : Math.max(everyMs, Math.min(everyMs * 2 ** failures, longestMs))
      await nap(ms * (0.5 + random()))
    }
  })()

  const stop = (): void => {
    awake.abort()
    gone.abort()
  }
  return {
    finish: async (hurried) => {
      awake.abort()
      const begun = performance.now()
      moved = begun
      const isLate = (): boolean => performance.now() - (hurried ? begun : moved) > patienceMs
      const isOver = await Promise.race([
        going.then(attempt).then(() => true),
        until(() => isLate() || gone.signal.aborted).then(() => false),
      ])
      stop()
      const isSilent = !isOver && failures === 0 && performance.now() - moved >= patienceMs
      const silence = isSilent ? patienceMs / 1000 : undefined
      return { backlog: outbox.backlog(), refused, silence }
    },
    stop,
  }
}

/** Of a `UserError` that no waiting mends. */
const usage = 2

async function round(
  { connect, outbox, name, file }: PushingOptions,
  signal: AbortSignal,
  sent: () => void,
): Promise<void> {
  const shared = connect()
  try {
    await drain(shared, { outbox, name, file, signal, sent })
  } finally {
    // What was committed is; how the connection ends is nobody's concern.
    void shared.close().catch(() => {})
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50)
}

interface Telling {
  readonly failure: (error: unknown) => void
  readonly well: () => void
}

/** Says once what is wrong, however long it lasts, and once that it is over. */
function createTelling({ file, where, say }: PushingOptions): Telling {
  const said = new Set<string>()
  return {
    failure: (error) => {
      // The database has no time or no room for it now; whoever counts says so where that lasts.
      if (isBusy(error) || isFull(error) || said.has(`${error}`)) return
      said.add(`${error}`)
      say(error instanceof UserError && error.exitCode !== usage ? meanwhile(error, file) : error)
    },
    well: () => {
      if (said.size > 0) say(`${where} takes counts again`)
      said.clear()
    },
  }
}

const meanwhile = ({ message, advice, exitCode, cause }: UserError, file: string): UserError =>
  new UserError(message, `${advice}; counting goes on, and what it finds waits in ${file}`, exitCode, cause)
