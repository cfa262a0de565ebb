/**
 * How many rows a second eight senders bring into one PostgreSQL that all add to the same codes and hours, with every
 * tenth batch sent twice; and what it brings that sums are spread over shards. Run by hand:
 *
 *   npx tsx bench/fleet/contention.ts [seconds] [writers] [rows a batch]
 *
 * It starts a server of its own, which doesn't sync to disk: the figure is of locks and of work, not of a disk. Writers
 * and server share the machine.
 */
import { argv, stdout } from 'node:process'
import type { CountRow } from '../../src/count/batch.ts'
import type { Delta } from '../../src/count/delta.ts'
import { shards } from '../../src/postgres/schema-1.ts'
import { createPostgresStore } from '../../src/postgres/shared-store.ts'
import { type PostgresServer, startPostgres } from '../../test/servers/postgres.ts'

const [seconds = 10, writers = 8, rowsOfBatch = 50] = argv.slice(2).map(Number)

const source = { name: 'app.log', kind: 'file', identity: 'a'.repeat(32) } as const
const start = Date.UTC(2026, 10, 22) / 1000

/** One minute of a host: each code once. */
function batch(seq: number): Delta {
  const minute = start + (seq % 1440) * 60
  const counts = Array.from({ length: rowsOfBatch }, (_, index): CountRow => {
    return {
      minute,
      code: 2000 + index,
      source: source.identity,
      evidence: 'certain',
      n: 1,
      first: minute,
      last: minute,
    }
  })
  return { seq, token: String(seq), sources: [source], counts, days: [], issues: [] }
}

interface Measured {
  readonly rows: number
  readonly commits: number
  readonly milliseconds: number
}

async function measure(server: PostgresServer, shardsOfStore: number): Promise<Measured> {
  const url = await server.createDatabase()
  const options = { catalogue: { version: 'one', records: [] }, language: 'en', version: '0.0.0' } as const
  const stores = Array.from({ length: writers }, () =>
    createPostgresStore(url, { ...options, shards: shardsOfStore }),
  )
  for (const store of stores) await store.standing('')
  const begun = performance.now()
  const end = begun + seconds * 1000
  const applied = await Promise.all(
    stores.map(async (store, index) => {
      const sender = {
        kind: 'database',
        identity: String(index),
        epoch: 'first',
        name: `host-${index}`,
      } as const
      let commits = 0
      for (let seq = 1; performance.now() < end; seq += 1) {
        await store.commit(sender, [batch(seq)])
        if (seq % 10 === 0) await store.commit(sender, [batch(seq)])
        commits += 1
      }
      return commits
    }),
  )
  const milliseconds = performance.now() - begun
  for (const store of stores) await store.close()
  const commits = applied.reduce((a, b) => a + b)
  const rows = commits * rowsOfBatch
  const [sum] = await server.query(
    'SELECT sum(n)::bigint AS n FROM top_codes',
    new URL(url).pathname.slice(1),
  )
  if (Number(sum?.['n']) !== rows) throw new Error(`counted ${sum?.['n']} of ${rows}`)
  return { rows, commits, milliseconds }
}

await using server = await startPostgres()
for (const count of [1, shards, 1, shards]) {
  const { rows, commits, milliseconds } = await measure(server, count)
  const each = (n: number): string => Math.round((n / milliseconds) * 1000).toLocaleString('en')
  stdout.write(`${count} shards: ${each(rows)} rows/s, ${each(commits)} commits/s; the sum is exact\n`)
}
