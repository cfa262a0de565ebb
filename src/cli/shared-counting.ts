/**
 * `--db` of a worker: a store that others send to at the same time, a SQLite file where they run on one machine or a
 * PostgreSQL server. Each is loaded only where it is asked for.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { SharedStore } from '../count/delta.ts'
import { isPostgres } from '../postgres/connection.ts'
import { snapshotOf } from '../store/codes.ts'
import type { CommitEnd } from '../store/commit-end.ts'
import { UserError } from '../user-error.ts'

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
}

export async function openSharedCounting(
  place: string,
  options: SharedCountingOptions,
): Promise<SharedCounting> {
  const settings = { ...options, catalogue: snapshotOf(options.catalogue) }
  if (isPostgres(place)) throw new UserError('PostgreSQL is not there yet', 'use a file')
  const { openSharedStore } = await import('../store/shared-store.ts')
  const { isBusy, isFull } = await import('../store/sqlite.ts')
  return {
    // Whoever can wait asks again; meanwhile signals and the stream are heard.
    store: openSharedStore(place, { ...settings, busyTimeoutMs: 1_000 }),
    mayPass: (error) => isBusy(error) || isFull(error),
  }
}
