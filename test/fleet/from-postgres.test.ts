/** Workers that count into PostgreSQL, and the server goes away. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { durableName } from '../../src/nats/consumer.ts'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { hasNats, type NatsServers, startNats, whyNoNats } from '../servers/nats.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { createPublisher, tallyOf, tallySql, untilWorkedOff } from './published.ts'

const patient = { timeout: 60_000, interval: 100 }
const why = !hasNats ? whyNoNats : hasPostgres ? 'on real servers' : whyNoPostgres

/** An empty stream, a new database, and workers that count the one into the other. */
async function begin(database: PostgresServer, servers: NatsServers) {
  const { manager } = await servers.client()
  await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
  const place = await database.createDatabase()
  return {
    manager,
    name: place.split('/').at(-1),
    published: createPublisher(manager),
    start: () => startProgram(['--from', servers.urlOf('LOGS'), '--db', place, '--only', '--tz', 'UTC']),
  }
}

describe.skipIf(!(hasNats && hasPostgres))(`workers on PostgreSQL (${why})`, () => {
  test('wait while it is away, acknowledge nothing meanwhile, and say so once', async () => {
    await using database = await startPostgres()
    await using servers = await startNats()
    const { manager, name, published, start } = await begin(database, servers)
    const workers = [start(), start()]
    await published.publish(200)
    const idOf = async (): Promise<unknown> =>
      (await database.query("SELECT value FROM meta WHERE key = 'store_id'", name).catch(() => []))[0]?.[
        'value'
      ]
    await expect.poll(idOf, patient).toBeDefined()
    const durable = durableName((await idOf()) as string)
    await untilWorkedOff(manager, 'LOGS', durable, workers)

    const under = published.publish(1000)
    await database.stop('SIGKILL')
    await under
    for (const { complaints } of workers) await expect.poll(complaints, patient).toContain('cannot commit')
    const { ack_floor } = await manager.consumers.info('LOGS', durable)
    await sleep(2000)
    expect((await manager.consumers.info('LOGS', durable)).ack_floor.stream_seq).toBe(ack_floor.stream_seq)
    expect(ack_floor.stream_seq).toBeLessThan(1200)
    await database.start()
    await untilWorkedOff(manager, 'LOGS', durable, workers)
    const rows = (await database.query(tallySql, name)).map(Object.values)
    expect(tallyOf(rows)).toEqual(published.tally())
    for (const { complaints } of workers) expect(complaints().match(/cannot commit/g)).toHaveLength(1)
    for (const { child } of workers) child.kill('SIGTERM')
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([143, 143])
  })

  test('end on a signal also while it is away, and what was not committed counts later', async () => {
    await using database = await startPostgres()
    await using servers = await startNats()
    const { manager, name, published, start } = await begin(database, servers)
    const first = start()
    const found = async (): Promise<string | undefined> =>
      (await manager.consumers.list('LOGS').next())[0]?.name
    await expect.poll(found, patient).toBeDefined()
    await database.stop('SIGKILL')
    await published.publish(50)
    await expect.poll(first.complaints, patient).toContain('cannot commit')
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(130)
    await database.start()
    const second = start()
    await untilWorkedOff(manager, 'LOGS', (await found()) as string, [second])
    expect(tallyOf((await database.query(tallySql, name)).map(Object.values))).toEqual(published.tally())
  })

  test('end on a signal also while it holds an answer back', async () => {
    await using database = await startPostgres()
    await using servers = await startNats()
    const { manager } = await servers.client()
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    const place = await database.createDatabase()
    const name = place.split('/').at(-1) as string
    const published = createPublisher(manager)
    const worker = startProgram(['--from', servers.urlOf('LOGS'), '--db', place, '--only', '--tz', 'UTC'])
    const found = async (): Promise<unknown[]> => manager.consumers.list('LOGS').next()
    await expect.poll(found, patient).toHaveLength(1)
    const other = new pg.Client(place)
    await other.connect()
    await other.query('BEGIN; LOCK TABLE minute_counts')
    await published.publish(50)
    const waiting = (): Promise<unknown[]> =>
      database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'", name)
    await expect.poll(waiting, patient).not.toEqual([])
    worker.child.kill('SIGINT')
    expect(await worker.ended).toBe(130)
    expect(worker.complaints()).toMatch(
      /^authing-annotate: the last messages could not be committed in time\n.*\n$/,
    )
    await other.end()
  })
})

test.each([
  [['app.log', '--db', 'postgres://u:s3cret@h/d'], /files and pipes are counted in a SQLite file/],
  [['app.log', '--from', 'nats://h/S'], /--from reads a stream, and files are named as well/],
  [['-f', '--from', 'nats://h/S', 'app.log'], /--from reads a stream, and files are named as well/],
])('%j is refused', async (args, words) => {
  const { exit, stderr } = await runProgram(args)
  expect(stderr).toMatch(words)
  expect(stderr).not.toContain('s3cret')
  expect(exit).toBe(2)
})
