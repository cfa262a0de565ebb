/**
 * `--db` of a worker: a store that others send to at the same time, a SQLite file where they run on one machine or a
 * PostgreSQL server. Each is loaded only where it is asked for.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { SharedStore } from '../count/delta.ts'
import { isPostgres } from '../postgres/place.ts'
import { snapshotOf } from '../store/codes.ts'
import { type CommitEnd, timeCommit } from '../store/commit-end.ts'

export interface SharedCounting {
  readonly store: SharedStore
  /** Whether a commit that failed may succeed when it is tried again. */
  readonly mayPass: (error: unknown) => boolean
}

export interface SharedCountingOptions {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly now: () => number
  readonly onCommit: ((end: CommitEnd) => void) | undefined
  /** The program's own. */
  readonly version: string
}

/** Milliseconds for another program's lock on the file; it is asked for again, and meanwhile signals are heard. */
const busyTimeoutMs = 1_000

/** Throws a UserError where the store can't be opened, or the server's address can't be read. */
export async function openSharedCounting(
  place: string,
  { catalogue, language, now, onCommit, version }: SharedCountingOptions,
): Promise<SharedCounting> {
  if (isPostgres(place)) {
    const { connectShared } = await import('./shared-server.ts')
    const { isPassing } = await import('../postgres/explain-error.ts')
    const store = connectShared(place, { catalogue, language }, { version, now })
    return { store: onCommit === undefined ? store : timed(store, onCommit), mayPass: isPassing }
  }
  const { openSharedStore } = await import('../store/shared/shared-store.ts')
  const { isBusy, isFull } = await import('../store/sqlite.ts')
  const options = { catalogue: snapshotOf(catalogue), language, now, onCommit, busyTimeoutMs }
  const store = openSharedStore(place, options)
  return { store, mayPass: (error) => isBusy(error) || isFull(error) }
}

const timed = (store: SharedStore, onCommit: (end: CommitEnd) => void): SharedStore => ({
  ...store,
  commit: async (sender, deltas) => {
    const end = timeCommit(onCommit)
    try {
      const applied = await store.commit(sender, deltas)
      end(false)
      return applied
    } catch (error) {
      end(true)
      throw error
    }
  },
})
