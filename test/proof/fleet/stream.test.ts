/**
 * Three nodes, a stream of three replicas, workers that are killed at random and started again, and a leader that dies
 * while they read: the counts are those of the lines that were published.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { durableName } from '../../../src/nats/consumer.ts'
import { openSharedStore } from '../../../src/store/shared-store.ts'
import { createPublisher, type Tally, tallyOf, tallySql, untilWorkedOff } from '../../fleet/published.ts'
import { type LiveProgram, startProgram } from '../../live-program.ts'
import { query, scratchPath } from '../../scratch.ts'
import { hasNats, startNats, untilDone, whyNoNats } from '../../servers/nats.ts'
import { options } from '../../store/sample.ts'

const second = 1_000_000_000

interface Store {
  readonly place: string
  readonly storeId: string
  readonly tally: () => Promise<Tally>
}

async function sqlite(): Promise<Store> {
  const place = scratchPath()
  const store = openSharedStore(place, options)
  await store.close()
  return { place, storeId: store.storeId, tally: async () => tallyOf(query(place, tallySql)) }
}

const engines: readonly (readonly [name: string, missing: boolean, open: () => Promise<Store>])[] = [
  ['SQLite', false, sqlite],
]

/** Numbers that are the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

describe.each(engines)('%s', (_name, missing, open) => {
  test.skipIf(!hasNats || missing)(
    `workers and leaders die (${hasNats ? 'on real servers' : whyNoNats})`,
    { timeout: 300_000 },
    async () => {
      await using servers = await startNats({ nodes: 3 })
      const { manager, leaderOf } = await servers.client()
      const stream = { name: 'LOGS', subjects: ['logs.>'], num_replicas: 3, duplicate_window: 10 * second }
      await untilDone(() => manager.streams.add(stream))
      const [store, other] = [await open(), await open()]
      const durable = durableName(store.storeId)
      // Messages of the dead come again soon.
      await untilDone(() =>
        manager.consumers.add('LOGS', {
          durable_name: durable,
          ack_policy: 'explicit',
          ack_wait: 2 * second,
        }),
      )
      const start = ({ place }: Store): LiveProgram =>
        startProgram(['--from', servers.urlOf('LOGS'), '--db', place, '--only', '--tz', 'UTC'])
      const workers = [start(store), start(store), start(store)]
      const second_ = start(other)
      const published = createPublisher(manager)
      const next = random(7)
      let killed = 0
      let isOver = false
      const reaper = (async () => {
        while (!isOver) {
          await sleep(500 + 1500 * next())
          const index = Math.floor(next() * workers.length)
          workers[index]?.child.kill('SIGKILL')
          killed += 1
          workers[index] = start(store)
        }
      })()
      onTestFinished(() => {
        isOver = true
      })

      await published.publish(2000)
      const first = await leaderOf('LOGS', durable)
      await first.stop('SIGKILL')
      await published.publish(2000)
      expect((await leaderOf('LOGS', durable)).name).not.toBe(first.name)
      await first.start()
      await published.publish(2000)
      const leader = await leaderOf('LOGS')
      await leader.stop('SIGKILL')
      await published.publish(1000)
      await leader.start()
      isOver = true
      await reaper

      await untilWorkedOff(manager, 'LOGS', durable, workers)
      await untilWorkedOff(manager, 'LOGS', durableName(other.storeId), [second_])
      expect(await store.tally()).toEqual(published.tally())
      expect(await other.tally()).toEqual(published.tally())
      expect(killed).toBeGreaterThan(5)
      const { delivered, config } = await manager.consumers.info('LOGS', durable)
      expect(config.num_replicas).not.toBe(1)
      // Many came more than once.
      expect(delivered.consumer_seq).toBeGreaterThan(7000)
      console.log(
        `${published.lines()} lines in 7000 messages, ${killed} workers killed, ${delivered.consumer_seq - 7000} deliveries more than messages`,
      )
    },
  )
})
