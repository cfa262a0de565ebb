/** The two engines behind the shared store's contract, opened alike, and asked alike by SQL that both understand. */
import { onTestFinished } from 'vitest'
import type { SharedStore } from '../../src/count/delta.ts'
import { createPostgresStore, type PostgresStoreOptions } from '../../src/postgres/shared-store.ts'
import { openSharedStore } from '../../src/store/shared/shared-store.ts'
import { scratchPath } from '../scratch.ts'
import type { PostgresServer } from '../servers/postgres.ts'
import { Database } from '../sqlite.ts'
import { options } from '../store/sample.ts'

export type Row = Readonly<Record<string, string | null>>

export interface Shared {
  readonly store: SharedStore
  /** Another one on the same database, as another process has it. */
  readonly another: () => SharedStore
  /** Whole numbers of any size come as their digits. */
  readonly query: (sql: string) => Promise<Row[]>
  /** As the engine's owner. */
  readonly change: (sql: string) => Promise<void>
}

/** A file as people's SQL sees it. */
export function onSqlite(path: string): Pick<Shared, 'query' | 'change'> {
  const using = <T>(use: (database: InstanceType<typeof Database>) => T): T => {
    const database = new Database(path)
    try {
      return use(database)
    } finally {
      database.close()
    }
  }
  return {
    query: async (sql) =>
      using((database) =>
        (database.prepare(sql).safeIntegers().all() as Record<string, unknown>[]).map(asText),
      ),
    change: async (sql) => using((database) => void database.exec(sql)),
  }
}

export function openSqlite(): Shared {
  const path = scratchPath()
  const another = (): SharedStore => {
    const store = openSharedStore(path, options)
    onTestFinished(() => store.close())
    return store
  }
  return { store: another(), another, ...onSqlite(path) }
}

/** The same of a database on a server. */
export const onPostgres = (server: PostgresServer, database: string): Pick<Shared, 'query' | 'change'> => ({
  query: async (sql) => (await server.query(sql, database)).map(asText),
  change: async (sql) => void (await server.query(sql, database)),
})

export const databaseOf = (url: string): string => new URL(url).pathname.slice(1)

export const postgresOptions: PostgresStoreOptions = { ...options, version: '1.2.3' }

export async function openPostgres(server: PostgresServer): Promise<Shared> {
  const url = await server.createDatabase()
  const another = (): SharedStore => {
    const store = createPostgresStore(url, postgresOptions)
    onTestFinished(() => store.close())
    return store
  }
  const store = another()
  // The schema is there from the beginning, as it is in a file that has been opened.
  await store.standing('nobody')
  return { store, another, ...onPostgres(server, databaseOf(url)) }
}

export const asText = (row: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value === null ? null : String(value)]),
  )

const views = ['code_counts', 'hourly_counts', 'daily_counts', 'top_codes', 'unknown_codes', 'ingest_issues']

/** All that people's SQL sees, in an order that doesn't depend on the engine. */
export async function publicViews({ query }: Pick<Shared, 'query'>): Promise<Record<string, Row[]>> {
  const entries: [string, Row[]][] = []
  for (const view of views) entries.push([view, sorted(await query(`SELECT * FROM ${view}`))])
  return Object.fromEntries(entries)
}

const sorted = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

const start = (span: number, time: string): string => `${time} - ((${time} % ${span}) + ${span}) % ${span}`

/** Each roll-up beside what it must be, by the tables under it; and each by itself. */
const pairs: readonly (readonly [name: string, held: string, due: string])[] = [
  [
    'hours',
    'SELECT code, hour AS at, evidence, sum(n) AS n FROM hour_counts GROUP BY 1, 2, 3',
    `SELECT code, ${start(3600, 'minute')} AS at, evidence, sum(n) AS n FROM minute_counts GROUP BY 1, 2, 3`,
  ],
  [
    'days',
    'SELECT code, day AS at, evidence, sum(n) AS n FROM day_counts GROUP BY 1, 2, 3',
    'SELECT code, day AS at, evidence, sum(n) AS n FROM source_day_counts GROUP BY 1, 2, 3',
  ],
  [
    'totals',
    'SELECT code, evidence, sum(n) AS n, min(first_seen) AS a, max(last_seen) AS b FROM code_totals GROUP BY 1, 2',
    'SELECT code, evidence, sum(n) AS n, min(first_seen) AS a, max(last_seen) AS b FROM source_day_counts GROUP BY 1, 2',
  ],
]

/** Rows that nothing is in, and parts of the ledger that should be one. */
const strays = `
  SELECT 'empty hour' AS what FROM hour_counts WHERE n <= 0
  UNION ALL SELECT 'empty day' FROM day_counts WHERE n <= 0
  UNION ALL SELECT 'empty total' FROM code_totals WHERE n <= 0
  UNION ALL SELECT 'neighbours' FROM ledger AS a
    JOIN ledger AS b ON b.sender_id = a.sender_id AND b.epoch = a.epoch AND b.first > a.first AND b.first <= a.last + 1
  UNION ALL SELECT 'minutes of nobody' FROM minute_counts WHERE source_id NOT IN (SELECT id FROM sources)`

/** What contradicts itself; an empty list where nothing does. */
export async function contradictions({ query }: Pick<Shared, 'query'>): Promise<string[]> {
  const found = (await query(strays)).map(({ what }) => String(what))
  for (const [name, held, due] of pairs) {
    const [a, b] = [sorted(await query(held)), sorted(await query(due))]
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`${name} differ`)
  }
  return found
}
