/** Workers on one stream: whatever happens to them, to the stream and to the store, each message counts once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream'
import { describe, expect, test } from 'vitest'
import { type LiveProgram, startProgram } from '../live-program.ts'
import { hasNats, type NatsServers, startNats, untilDone, whyNoNats } from '../servers/nats.ts'
import { Database } from '../sqlite.ts'
import { createPublisher, untilWorkedOff } from './published.ts'
import { engines, type Store, sqlite } from './stores.ts'

const second = 1_000_000_000
const why = hasNats ? 'on a real server' : whyNoNats
const patient = { timeout: 60_000, interval: 100 }

const addStream = (manager: JetStreamManager, more: Partial<StreamConfig> = {}): Promise<unknown> =>
  manager.streams.add({ name: 'LOGS', subjects: ['logs.>'], ...more })

const worker = (servers: NatsServers, { place }: Store, ...more: readonly string[]): LiveProgram =>
  startProgram([
    '--from',
    servers.urlOf('LOGS'),
    '--db',
    place,
    '--only',
    '--format',
    'below',
    '--tz',
    'UTC',
    ...more,
  ])

/** A consumer that a worker finds there: its messages come again after a second. */
const impatientConsumer = (manager: JetStreamManager, durable: string): Promise<unknown> =>
  manager.consumers.add('LOGS', { durable_name: durable, ack_policy: 'explicit', ack_wait: second })

describe.each(engines)('%s', (_name, missing, startEngine) => {
  describe.skipIf(!hasNats || missing)(`workers (${why})`, () => {
    test('share a stream, stop on a signal, and go on', async () => {
      await using engine = await startEngine()
      await using servers = await startNats()
      const { manager } = await servers.client()
      await addStream(manager)
      const [store, other] = [await engine.open(), await engine.open()]
      const published = createPublisher(manager)
      await published.publish(1500)
      const workers = [worker(servers, store), worker(servers, store)]
      await untilWorkedOff(manager, 'LOGS', store.durable, workers)
      expect(await store.tally()).toEqual(published.tally())
      // Both had some of it.
      expect(workers.map(({ printed }) => printed().includes('code='))).toEqual([true, true])

      await published.publish(20)
      workers[0]?.child.kill('SIGTERM')
      workers[1]?.child.kill('SIGINT')
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([143, 130])
      await published.publish(20)
      const next = worker(servers, store)
      await untilWorkedOff(manager, 'LOGS', store.durable, [next])
      expect(await store.tally()).toEqual(published.tally())
      expect(workers.map(({ complaints }) => complaints())).toEqual(['', ''])

      // Another store has all messages again, under a consumer of its own.
      const late = worker(servers, other)
      await untilWorkedOff(manager, 'LOGS', other.durable, [late])
      expect(await other.tally()).toEqual(published.tally())
      expect((await manager.streams.info('LOGS')).state.consumer_count).toBe(2)
      // The ledger has no holes.
      expect((await store.query('SELECT first, last FROM ledger')).map(String)).toEqual(['1,1540'])
    })

    test('that hang past the time for an acknowledgement count nothing twice', async () => {
      await using engine = await startEngine()
      await using servers = await startNats()
      const { manager } = await servers.client()
      await addStream(manager)
      const store = await engine.open()
      await impatientConsumer(manager, store.durable)
      const published = createPublisher(manager)
      await published.publish(10)
      const hanging = worker(servers, store)
      await hanging.until('code=')
      hanging.child.kill('SIGSTOP')
      await published.publish(500)
      const other = worker(servers, store)
      // What the first one holds comes to the other when its time is over.
      await untilWorkedOff(manager, 'LOGS', store.durable, [other])
      hanging.child.kill('SIGCONT')
      await published.publish(50)
      await untilWorkedOff(manager, 'LOGS', store.durable, [hanging, other])
      await sleep(1500)
      expect(await store.tally()).toEqual(published.tally())
      expect(other.printed()).toContain('line 1\n')
      expect(hanging.printed()).toContain('line 1\n')
    })

    test('know a message by its name when the stream no longer does', async () => {
      await using engine = await startEngine()
      await using servers = await startNats()
      const { manager } = await servers.client()
      await addStream(manager, { duplicate_window: second / 10 })
      const store = await engine.open()
      const stream = manager.jetstream()
      const line = '2026-11-22T08:00:00Z code=10001'
      const run = worker(servers, store)
      for (let n = 0; n < 3; n++) {
        const { duplicate } = await stream.publish('logs.web', line, { msgID: 'one' })
        expect(duplicate).toBe(false)
        await sleep(1500)
      }
      await stream.publish('logs.web', line)
      await untilWorkedOff(manager, 'LOGS', store.durable, [run])
      expect((await manager.streams.info('LOGS')).state.messages).toBe(4)
      expect(await store.tally()).toEqual({ 'logs.web 10001': 2 })
    })

    test('go on when their consumer is deleted, and all messages come again', async () => {
      await using engine = await startEngine()
      await using servers = await startNats()
      const { manager } = await servers.client()
      await addStream(manager)
      const store = await engine.open()
      const published = createPublisher(manager)
      await published.publish(300)
      const workers = [worker(servers, store), worker(servers, store)]
      await untilWorkedOff(manager, 'LOGS', store.durable, workers)
      await manager.consumers.delete('LOGS', store.durable)
      await published.publish(100)
      await expect
        .poll(async () => (await manager.consumers.info('LOGS', store.durable)).num_pending, patient)
        .toBe(0)
      await untilWorkedOff(manager, 'LOGS', store.durable, workers)
      const { delivered } = await manager.consumers.info('LOGS', store.durable)
      expect(delivered.consumer_seq).toBeGreaterThanOrEqual(400)
      expect(await store.tally()).toEqual(published.tally())
    })

    test('go on when the stream is purged, and when it is deleted and created anew', async () => {
      await using engine = await startEngine()
      await using servers = await startNats()
      const { manager } = await servers.client()
      await addStream(manager)
      const store = await engine.open()
      const published = createPublisher(manager)
      const run = worker(servers, store)
      await published.publish(100)
      await untilWorkedOff(manager, 'LOGS', store.durable, [run])
      await manager.streams.purge('LOGS')
      await published.publish(100)
      await untilWorkedOff(manager, 'LOGS', store.durable, [run])
      expect(await store.tally()).toEqual(published.tally())

      await manager.streams.delete('LOGS')
      await expect.poll(run.complaints, patient).toContain('it is waited for')
      await addStream(manager)
      // Their numbers are those of messages that have been counted.
      await published.publish(150)
      await expect.poll(store.tally, patient).toEqual(published.tally())
      expect(
        (await store.query('SELECT count(*) FROM (SELECT DISTINCT epoch FROM ledger) AS epochs')).map(String),
      ).toEqual(['2'])
      expect(run.complaints().match(/waited for/g)).toHaveLength(1)
    })
  })
})

/** A worker that has counted ten messages into a file. */
async function atWork(servers: NatsServers) {
  const { manager } = await servers.client()
  await addStream(manager)
  const store = await (await sqlite()).open()
  const published = createPublisher(manager)
  const run = worker(servers, store)
  await published.publish(10)
  await untilWorkedOff(manager, 'LOGS', store.durable, [run])
  return { manager, store, published, run }
}

describe.skipIf(!hasNats)(`workers (${why})`, () => {
  test('acknowledge nothing while the store is locked, and say so once', async () => {
    await using servers = await startNats()
    const { manager, store, published, run } = await atWork(servers)
    const lock = new Database(store.place)
    lock.exec('BEGIN IMMEDIATE')
    await published.publish(700)
    await expect.poll(run.complaints, patient).toContain('cannot commit')
    await sleep(3000)
    expect((await manager.consumers.info('LOGS', store.durable)).ack_floor.stream_seq).toBe(10)
    lock.exec('COMMIT')
    lock.close()
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    expect(await store.tally()).toEqual(published.tally())
    expect(run.complaints().match(/cannot commit/g)).toHaveLength(1)
  })

  test('connect again when the server was away, and say so once', async () => {
    await using servers = await startNats()
    const { manager, store, published, run } = await atWork(servers)
    await servers.nodes[0]?.stop('SIGKILL')
    await expect.poll(run.complaints, patient).toContain('is lost')
    await sleep(3000)
    await servers.nodes[0]?.start()
    await published.publish(100)
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    expect(await store.tally()).toEqual(published.tally())
    expect(run.complaints().match(/is lost/g)).toHaveLength(1)
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(143)
  })

  test('say what is wrong with a consumer that someone has set up, and use it', async () => {
    await using servers = await startNats()
    const { manager } = await servers.client()
    await addStream(manager)
    const store = await (await sqlite()).open()
    await manager.consumers.add('LOGS', {
      durable_name: store.durable,
      ack_policy: 'explicit',
      filter_subject: 'logs.web-1.>',
    })
    const published = createPublisher(manager)
    await published.publish(30)
    const run = worker(servers, store)
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    expect(run.complaints()).toMatch(/has a filter.*\n {2}remove it.*nats consumer rm LOGS/)
    const own = Object.entries(published.tally()).filter(([key]) => key.startsWith('logs.web-1.'))
    expect(await store.tally()).toEqual(Object.fromEntries(own))
  })

  test('count messages that cannot be read as issues, and are not stopped by them', async () => {
    await using servers = await startNats()
    const { manager } = await servers.client()
    await addStream(manager)
    const store = await (await sqlite()).open()
    const stream = manager.jetstream()
    await stream.publish('logs.web', Buffer.from([0x1f, 0x8b, 8, 0, 1]))
    await stream.publish('logs.web', Buffer.from([0x1f, 0x8b, 8, 0, 2]))
    await stream.publish('logs.web', '2026-11-22T08:00:00Z code=10001')
    const run = worker(servers, store)
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    expect(await store.tally()).toEqual({ 'logs.web 10001': 1 })
    expect(await store.query('SELECT kind, source, n FROM ingest_issues')).toEqual([
      ['incomplete', 'logs.web', 2],
    ])
    expect(run.complaints().match(/can't be read/g)).toHaveLength(1)
  })

  test('know a stream in memory that has lost all from the one that it was', async () => {
    await using servers = await startNats({ nodes: 3 })
    const { manager, leaderOf } = await servers.client()
    await untilDone(() => addStream(manager, { storage: 'memory', num_replicas: 1 }))
    const { created } = await manager.streams.info('LOGS')
    const store = await (await sqlite()).open()
    const published = createPublisher(manager)
    await published.publish(60)
    const run = worker(servers, store)
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    const node = await leaderOf('LOGS')
    await node.stop('SIGKILL')
    await node.start()
    await untilDone(() => manager.streams.info('LOGS'))
    const { state, ...after } = await manager.streams.info('LOGS')
    // The very case: the stream is the same by all that it says, and gives the same numbers once more.
    expect([after.created, state.last_seq]).toEqual([created, 0])
    await published.publish(90)
    await expect.poll(store.tally, patient).toEqual(published.tally())
  })
})
