/**
 * Carries counts from memory into the store: at least once a second while there is something, and at the end.
 *
 * A store that another program holds locked or whose disk is full loses nothing: what is pending stays and is tried
 * again with what comes next. A store that can't be written any more (its file was replaced) is reported once, and the
 * lines go on.
 */
import type { Batch } from '../count/batch.ts'
import type { Counter } from '../count/counter.ts'
import { isBusy, isFull } from './sqlite.ts'
import type { Store } from './store.ts'

/** Counts that wait in memory. */
export interface Pending {
  /** Commits all of them; where it throws, all of them still wait. */
  readonly commit: (store: Store) => void
}

/** What a counter holds; `onCommit` is told of each batch that is in the store. */
export const countsOf = (counter: Counter, onCommit: (batch: Batch) => void = () => {}): Pending => ({
  commit: (store) => {
    const batch = counter.take()
    try {
      store.commit(batch)
    } catch (error) {
      counter.putBack(batch)
      throw error
    }
    onCommit(batch)
  },
})

export interface Committer {
  readonly add: (pending: Pending) => void
  /** Stops the clock and commits what is left; returns the error where counts are lost. */
  readonly finish: () => unknown
}

/** The longest that counts wait in memory while their store can be written. */
export const everyMs = 1000
/** While lines flow they must not wait long for another program's lock; at the end there is time. */
export const patienceMs = { flowing: 100, ending: 10_000 } as const

export function createCommitter(store: Store, report: (error: unknown) => void): Committer {
  const pendings: Pending[] = []
  let broken: unknown
  store.waitForLock(patienceMs.flowing)

  const attempt = (): unknown => {
    if (broken !== undefined) return broken
    try {
      for (const pending of pendings) pending.commit(store)
      return undefined
    } catch (error) {
      if (isBusy(error) || isFull(error)) return error
      broken = error
      report(error)
      return undefined
    }
  }
  const timer = setInterval(attempt, everyMs)
  timer.unref()

  return {
    add: (pending) => void pendings.push(pending),
    finish: () => {
      clearInterval(timer)
      store.waitForLock(patienceMs.ending)
      return attempt()
    },
  }
}
