/** A store of which one commit fails, as SQLite would have it fail. */

import { explainError } from '../../../src/store/explain-error.ts'
import type { Store } from '../../../src/store/store.ts'
import { Database } from '../../sqlite.ts'

export interface StoreFault {
  readonly code: string
  readonly nth: number
  /** After: the commit is in the file, and nobody was told. */
  readonly when: 'before' | 'after'
}

export function failingStore(fault: StoreFault): { around: (store: Store) => Store; failed: () => boolean } {
  let calls = 0
  const around = (store: Store): Store => ({
    ...store,
    advance: (...args) => {
      calls += 1
      if (calls !== fault.nth) return store.advance(...args)
      if (fault.when === 'after') store.advance(...args)
      throw explainError(store.connection.name, new Database.SqliteError('injected', fault.code))
    },
  })
  return { around, failed: () => calls >= fault.nth }
}
