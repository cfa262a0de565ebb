/**
 * Counts records into a store, as any pipe: committed at least once a second and at the end. The only file of the
 * transport that loads SQLite.
 *
 * Counting never stands in a logger's way: a store that can't be written any more is said once, and the records go on.
 */
import { countLines } from '../annotate/count-lines.ts'
import type { Observer } from '../annotate/pipeline.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import { createCounter } from '../count/counter.ts'
import { snapshotOf } from '../store/codes.ts'
import { countsOf, createCommitter } from '../store/committer.ts'
import { openStore } from '../store/store.ts'
import { parseZone, utc } from '../time/zone.ts'

export interface CountingOptions {
  readonly db: string
  readonly source: string
  readonly catalogue: Catalogue
  readonly language: Language
  readonly complain: (error: unknown) => void
}

export interface Counting {
  readonly observer: Observer
  /** Commits what is left and closes the store. */
  readonly close: () => void
}

/** Throws a `UserError` for what can't be a database of ours. */
export function openCounting({ db, source, catalogue, language, complain }: CountingOptions): Counting {
  const store = openStore(db, { catalogue: snapshotOf(catalogue), language })
  const counter = createCounter({ isKnown: (code) => catalogue.recordsOf(code).length > 0 })
  let hasFailed = false
  const fail = (error: unknown): void => {
    if (!hasFailed) complain(error)
    hasFailed = true
  }
  const committer = createCommitter(store, fail)
  committer.add(countsOf(counter))
  // pino's times are epochs; those of a logger's own that name no zone are the process's.
  const zone = parseZone('local') ?? utc
  return {
    observer: countLines({ modified: undefined }, { counter, name: source, zone, now: Date.now }),
    close: () => {
      const failure = committer.finish()
      if (failure !== undefined) fail(failure)
      store.close()
    },
  }
}
