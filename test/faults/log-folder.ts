/** A folder of logs and a database, of one test, and runs of `ingest` over them within the test's own process. */
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts'
import type { Summary } from '../../src/ingest/summary.ts'
import { type Disk, type DiskFile, disk } from '../../src/input/content.ts'
import { openStore } from '../../src/store/store.ts'
import { optionsFor } from '../ingest/setting.ts'
import { query, scratchFolder } from '../scratch.ts'

export interface LogFolder {
  /** The path of a log, or of the folder itself. */
  readonly at: (name?: string) => string
  readonly database: () => string
  readonly write: (name: string, content: string | Uint8Array) => void
  readonly append: (name: string, content: string | Uint8Array) => void
  /** One run over the named logs, or over all. */
  readonly count: (names?: readonly string[], options?: Partial<IngestOptions>) => Promise<Summary>
  /** What was reported so far, without the folder's path. */
  readonly complaints: () => readonly string[]
  /** How often each code was counted in all runs. */
  readonly counted: () => Record<string, number>
  readonly issues: () => Record<string, number>
}

/** To be called at the top of a file: every test gets a folder of its own. */
export function logFolder(): LogFolder {
  let folder = ''
  let complaints: string[] = []
  beforeEach(() => {
    folder = scratchFolder()
    mkdirSync(join(folder, 'logs'))
    complaints = []
  })
  const at = (name = ''): string => join(folder, 'logs', name)
  const database = (): string => join(folder, 'counts.db')
  const sums = (sql: string): Record<string, number> =>
    Object.fromEntries(query(database(), sql) as [string | number, number][])

  return {
    at,
    database,
    write: (name, content) => writeFileSync(at(name), content),
    append: (name, content) => appendFileSync(at(name), content),
    count: async (names = readdirSync(at()).sort(), options = {}) => {
      const snapshot = { version: 'test', records: catalogue.records }
      const store = openStore(database(), { catalogue: snapshot, language: 'en' })
      try {
        return await ingest(names.map(at), {
          ...optionsFor(store),
          report: ({ message }) => complaints.push(message.replaceAll(`${at()}/`, '')),
          ...options,
        })
      } finally {
        store.close()
      }
    },
    complaints: () => complaints,
    counted: () => sums('SELECT code, sum(n) FROM code_counts GROUP BY code'),
    issues: () => sums('SELECT kind, sum(n) FROM ingest_issues GROUP BY kind'),
  }
}

let serial = 0

/** A line that no other is equal to. */
export function line(code: number): string {
  serial += 1
  const time = new Date(Date.UTC(2026, 10, 22) + serial * 1000).toISOString()
  return `${time} login failed code=${code} n=a${serial}\n`
}

export const lines = (code: number, n: number): string => Array.from({ length: n }, () => line(code)).join('')

/** The disk with something odd about its files. */
export const oddDisk = (change: (file: DiskFile, path: string) => Partial<DiskFile>): Disk => ({
  open: async (path) => {
    const file = await disk.open(path)
    return { ...file, ...change(file, path) }
  },
})
