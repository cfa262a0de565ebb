/** Old minutes and hours go while hosts go on sending: what is left never contradicts itself. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { changePostgres } from '../../src/postgres/reader.ts'
import { createPostgresStore } from '../../src/postgres/shared-store.ts'
import { prune } from '../../src/store/prune.ts'
import { contradictions, databaseOf, onPostgres, postgresOptions } from '../fleet/engines.ts'
import { api, delta, hit, web } from '../fleet/sample.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { minute } from '../store/sample.ts'

const hour = minute - (minute % 3600)
const dayAfter = minute - (minute % 86_400) + 86_400
const at = (...minutes: number[]) => ({ counts: minutes.map((offset) => hit({ minute: hour + offset })) })

let server: PostgresServer
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres()
})
afterAll(() => server?.[Symbol.asyncDispose]())

async function openDatabase() {
  const url = await server.createDatabase()
  const shared = onPostgres(server, databaseOf(url))
  const store = createPostgresStore(url, postgresOptions)
  const other = new pg.Client(url)
  await other.connect()
  onTestFinished(async () => {
    await other.end()
    await store.close()
  })
  const isWaiting = async (): Promise<boolean> =>
    (await shared.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).length > 0
  return {
    url,
    shared,
    store,
    other,
    untilWaiting: () => expect.poll(isWaiting, { timeout: 20_000 }).toBe(true),
  }
}

describe('db prune beside those who send', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test.each([
    ['the same host', web, 2],
    ['another host', api, 1],
  ])('leaves minutes and hours of %s that come late, or neither', async (_, late, seq) => {
    const { url, shared, store, other, untilWaiting } = await openDatabase()
    await store.commit(web, [delta(1, at(0, 60))])
    // Pruning is held up among the minutes, before it comes to the hours.
    await other.query(`BEGIN; SELECT n FROM minute_counts WHERE minute = ${hour} FOR UPDATE`)
    const pruning = changePostgres(url, (changing) => prune(changing, dayAfter))
    await untilWaiting()
    await store.commit(late, [delta(seq, at(120))])
    await other.query('COMMIT')
    expect((await pruning).minutes).toBeGreaterThan(1)
    expect(await contradictions(shared)).toEqual([])
  })

  test('does not let a host that begins anew take back from hours that go meanwhile', async () => {
    const { url, shared, store, untilWaiting } = await openDatabase()
    await store.commit(web, [delta(1, at(0, 60))])
    let sent: Promise<unknown> = Promise.resolve()
    await changePostgres(url, async (changing) => {
      await prune(changing, dayAfter)
      sent = store.commit({ ...web, epoch: 'second' }, [delta(1, at(120))])
      await untilWaiting()
    })
    expect(await sent).toMatchObject({ applied: 1 })
    expect(await contradictions(shared)).toEqual([])
    expect(await shared.query('SELECT n FROM hourly_counts')).toEqual([{ n: '1' }])
  })
})
