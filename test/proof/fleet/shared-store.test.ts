/**
 * Random deltas, in random order, repeated at random, with crashes at random points, add up to what one straight run
 * does: on both engines, in everything that people's SQL sees.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../bench/logs/random.ts'
import type { SharedStore } from '../../../src/count/delta.ts'
import { openReader } from '../../../src/database/database.ts'
import { check } from '../../../src/store/check.ts'
import type { Finding } from '../../../src/store/read-store.ts'
import {
  contradictions,
  databaseOf,
  onPostgres,
  onSqlite,
  openSqlite,
  publicViews,
  type Row,
} from '../../fleet/engines.ts'
import { scratchPath } from '../../scratch.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../../servers/postgres.ts'
import { meetings } from './met.ts'
import { type Call, plan } from './plan.ts'
import { makeTrouble, sendByPostgres } from './postgres-run.ts'
import { sendBySqlite } from './sqlite-run.ts'

const plans = Number(process.env['FLEET_PLANS'] ?? 12)
/** Processes and servers don't take turns: a smaller example would not have to fail again. */
const parameters = { numRuns: plans, endOnFailure: true }

async function send(store: SharedStore, calls: readonly Call[]): Promise<void> {
  for (const { sender, deltas } of calls) await store.commit(sender, deltas)
}

/** What `db check` says. */
async function findings(place: string): Promise<Finding[]> {
  const store = await openReader(place)
  try {
    return await check(store)
  } finally {
    await store.close()
  }
}

/** What a straight run shows. */
async function due(straight: readonly Call[]): Promise<Record<string, Row[]>> {
  const shared = openSqlite()
  await send(shared.store, straight)
  expect(await contradictions(shared)).toEqual([])
  return publicViews(shared)
}

test('in SQLite, with senders that are killed', async () => {
  const { met, counts } = meetings()
  const property = fc.asyncProperty(plan, fc.integer(), async ({ straight, mixed }, seed) => {
    const file = scratchPath()
    const random = createRandom(seed)
    await Promise.all(mixed.map((calls) => sendBySqlite(file, calls, random, met)))
    const shared = onSqlite(file)
    expect(await publicViews(shared)).toEqual(await due(straight))
    expect(await contradictions(shared)).toEqual([])
    expect(await findings(file)).toEqual([])
  })
  await fc.assert(property, parameters)
  expect([...counts.keys()].sort()).toEqual(['killed: after', 'killed: any moment', 'killed: inside'])
}, 600_000)

describe.skipIf(!hasPostgres)(hasPostgres ? 'in PostgreSQL' : whyNoPostgres, () => {
  test('with connections, backends and a server that fail', async () => {
    await using server = await startPostgres()
    const { met, counts } = meetings()
    const property = fc.asyncProperty(plan, fc.integer(), async ({ straight, mixed }, seed) => {
      const database = databaseOf(await server.createDatabase())
      const field = { server, database, random: createRandom(seed), met }
      let isOver = false
      const sent = Promise.all(mixed.map((calls) => sendByPostgres(field, calls))).finally(() => {
        isOver = true
      })
      await Promise.all([sent, makeTrouble(field, () => isOver)])
      const shared = onPostgres(server, database)
      expect(await publicViews(shared)).toEqual(await due(straight))
      expect(await contradictions(shared)).toEqual([])
      expect(await findings(server.urlOf(database))).toEqual([])
    })
    await fc.assert(property, parameters)
    expect(Object.fromEntries(counts)).toMatchObject(
      Object.fromEntries(everyWay.map((way) => [way, expect.any(Number)])),
    )
  }, 600_000)
})

/** After a cut the sender has the same error for what is there and for what is not. */
const everyWay = [
  'terminated',
  'lost',
  'server crashed',
  'cut before COMMIT was heard: not applied',
  'cut after COMMIT was heard: applied',
]
