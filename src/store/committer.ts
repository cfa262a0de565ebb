/**
 * Carries counts from memory into the store: at least once a second while there is something, and at the end.
 *
 * A store that another program holds locked or whose disk is full loses nothing: the batch goes back and is tried
 * again with the next one. A store that can't be written any more (its file was replaced) is reported once, and the
 * lines go on.
 */
import type { Counter } from '../count/counter.ts'
import { isBusy, isFull } from './sqlite.ts'
import type { Store } from './store.ts'

export interface Committer {
  /** Stops the clock, commits what is left and closes the store; returns the error where counts are lost. */
  readonly finish: () => unknown
}

const everyMs = 1000
/** While lines flow they must not wait long for another program's lock; at the end there is time. */
const patienceMs = { flowing: 100, ending: 10_000 }

export function createCommitter(store: Store, counter: Counter, report: (error: unknown) => void): Committer {
  let broken: unknown
  store.waitForLock(patienceMs.flowing)

  const attempt = (): unknown => {
    if (broken !== undefined || counter.size === 0) return broken
    const batch = counter.take()
    try {
      store.commit(batch)
      return undefined
    } catch (error) {
      counter.putBack(batch)
      if (isBusy(error) || isFull(error)) return error
      broken = error
      report(error)
      return undefined
    }
  }
  const timer = setInterval(attempt, everyMs)
  timer.unref()

  return {
    finish: () => {
      clearInterval(timer)
      store.waitForLock(patienceMs.ending)
      const failure = attempt()
      store.close()
      return failure
    },
  }
}
