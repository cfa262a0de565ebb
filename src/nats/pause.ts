/** Waits between tries, each time longer. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Pauses {
  /** Ends early where the signal is aborted. */
  readonly next: () => Promise<void>
  readonly reset: () => void
}

const shortest = 100
const longest = 5_000

export function createPauses(signal: AbortSignal): Pauses {
  let length = shortest
  return {
    next: async () => {
      await sleep(length, undefined, { signal }).catch(() => {})
      length = Math.min(longest, length * 2)
    },
    reset: () => {
      length = shortest
    },
  }
}
