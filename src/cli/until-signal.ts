/**
 * What waits for a server may wait for ever, and a signal ends the program all the same. The work isn't stopped: the
 * program ends next, and with it the connection, of which nothing stays that wasn't committed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { exit } from './world.ts'

/** What `work` comes to; `late`'s value where it goes on for longer than `patienceMs` after the signal. */
export async function untilSignal<T>(
  signal: AbortSignal,
  work: Promise<T>,
  late: () => T,
  patienceMs: number,
): Promise<T> {
  const done = new AbortController()
  try {
    return await Promise.race([work, lateAfter(signal, patienceMs, done.signal).then(late)])
  } finally {
    done.abort()
  }
}

/** For a command that only asks, or changes all or nothing: nobody waits for it after the signal. */
export const endingAtSignal = (signal: AbortSignal, work: Promise<number>): Promise<number> =>
  untilSignal(signal, work, () => exit.notProcessed, 0)

/** Never, where `done` comes first. */
async function lateAfter(signal: AbortSignal, ms: number, done: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true, signal: done }))
  }
  await sleep(ms, undefined, { ref: false })
}
