/** A folder with logs and a database, and `ingest` over them as the command runs it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts'
import type { Summary } from '../../src/ingest/summary.ts'
import { disk } from '../../src/input/content.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { utc } from '../../src/time/zone.ts'
import { query, scratchFolder } from '../scratch.ts'

export interface Setting {
  readonly folder: string
  readonly path: (name: string) => string
  /** Files of the folder by name; all but the database where none are given. */
  readonly ingest: (names?: readonly string[], options?: Partial<IngestOptions>) => Promise<Summary>
  /** `code|n` of everything that was counted, by code. */
  readonly counts: () => string[]
  readonly query: (sql: string) => unknown[][]
}

const detector = createDetector(catalogue)

export const optionsFor = (store: Store): IngestOptions => ({
  store,
  disk,
  detector,
  isKnown: (code) => catalogue.recordsOf(code).length > 0,
  minEvidence: 'inferred',
  zoneOf: () => utc,
  now: () => Date.UTC(2026, 11, 1),
  signal: new AbortController().signal,
  report: () => {},
  progress: () => {},
})

export function setting(): Setting {
  const folder = scratchFolder()
  const database = join(folder, 'counts.db')
  const path = (name: string): string => join(folder, name)
  const ask = (sql: string): unknown[][] => query(database, sql) as unknown[][]
  return {
    folder,
    path,
    ingest: async (names, options = {}) => {
      const store = openStore(database, {
        catalogue: { version: 'test', records: catalogue.records },
        language: 'en',
      })
      try {
        const all = readdirSync(folder).filter((name) => !name.startsWith('counts.db'))
        return await ingest((names ?? all.sort()).map(path), { ...optionsFor(store), ...options })
      } finally {
        store.close()
      }
    },
    counts: () =>
      ask('SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code').map((row) => row.join('|')),
    query: ask,
  }
}
