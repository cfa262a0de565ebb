/** Stores that workers count into, on both engines. */
import type { SharedStore } from '../../src/count/delta.ts'
import { durableName } from '../../src/nats/consumer.ts'
import { createPostgresStore } from '../../src/postgres/shared-store.ts'
import { openSharedStore } from '../../src/store/shared/shared-store.ts'
import { query, scratchPath } from '../scratch.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { options } from '../store/sample.ts'
import { type Tally, tallyOf, tallySql } from './published.ts'

export interface Store {
  /** What `--db` is given. */
  readonly place: string
  /** The consumer that its workers share. */
  readonly durable: string
  /** One array a row; numbers as the engine's client gives them. */
  readonly query: (sql: string) => Promise<unknown[][]>
  readonly tally: () => Promise<Tally>
}

export interface Engine extends AsyncDisposable {
  /** A new, empty store, whose name is known before any worker has it. */
  readonly open: () => Promise<Store>
}

async function storeAt(place: string, store: SharedStore, ask: Store['query']): Promise<Store> {
  const durable = durableName(await store.storeId())
  await store.close()
  return { place, durable, query: ask, tally: async () => tallyOf(await ask(tallySql)) }
}

export const sqlite = async (): Promise<Engine> => ({
  open: () => {
    const place = scratchPath()
    return storeAt(place, openSharedStore(place, options), async (sql) => query(place, sql))
  },
  [Symbol.asyncDispose]: async () => {},
})

async function postgres(): Promise<Engine> {
  const server = await startPostgres()
  return {
    open: async () => {
      const place = await server.createDatabase()
      const store = createPostgresStore(place, { ...options, version: '1.0.0' })
      const name = place.split('/').at(-1)
      return storeAt(place, store, async (sql) => (await server.query(sql, name)).map(Object.values))
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** For `describe.each`; the name says why one is skipped. */
export const engines: readonly (readonly [name: string, missing: boolean, start: () => Promise<Engine>])[] = [
  ['SQLite', false, sqlite],
  [hasPostgres ? 'PostgreSQL' : whyNoPostgres, !hasPostgres, postgres],
]
