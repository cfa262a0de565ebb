/** `--db` of a worker: a store that many share, a SQLite file on one machine or a PostgreSQL server. */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { SharedStore } from '../count/delta.ts'
import type { CommitEnd } from '../store/commit-end.ts'

export interface SharedCounting {
  readonly store: SharedStore
  /** Names the consumer that the workers of this store share. */
  readonly storeId: string
  /** Whether a commit that failed may succeed when it is tried again. */
  readonly mayPass: (error: unknown) => boolean
}

export interface SharedCountingOptions {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly now: () => number
  readonly onCommit: ((end: CommitEnd) => void) | undefined
  readonly version: string
}

export async function openSharedCounting(
  _place: string,
  _options: SharedCountingOptions,
): Promise<SharedCounting> {
  throw new Error('not yet')
}
