/**
 * Three nodes, a stream of three replicas, workers that are killed at random and started again, and a leader that dies
 * while they read: the counts are those of the lines that were published.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPublisher, untilWorkedOff } from '../../fleet/published.ts'
import { engines, type Store } from '../../fleet/stores.ts'
import { type LiveProgram, startProgram } from '../../live-program.ts'
import { hasNats, startNats, untilDone, whyNoNats } from '../../servers/nats.ts'

const second = 1_000_000_000
const patient = { timeout: 60_000, interval: 20 }

/** Numbers that are the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

describe.each(engines)('%s', (_name, missing, startEngine) => {
  test.skipIf(!hasNats || missing)(
    `workers and leaders die (${hasNats ? 'on real servers' : whyNoNats})`,
    { timeout: 300_000 },
    async () => {
      await using engine = await startEngine()
      await using servers = await startNats({ nodes: 3 })
      const { manager, leaderOf } = await servers.client()
      const stream = { name: 'LOGS', subjects: ['logs.>'], num_replicas: 3, duplicate_window: 10 * second }
      await untilDone(() => manager.streams.add(stream))
      const [store, other] = [await engine.open(), await engine.open()]
      const durable = store.durable
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
      const elsewhere = start(other)
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

      const first = await leaderOf('LOGS', durable)
      const under = published.publish(2500)
      await expect.poll(async () => Object.keys(await store.tally()), patient).not.toEqual([])
      await first.stop('SIGKILL')
      await under
      await published.publish(1500)
      expect((await leaderOf('LOGS', durable)).name).not.toBe(first.name)
      await first.start()
      await published.publish(2000)
      const leader = await leaderOf('LOGS')
      await leader.stop('SIGKILL')
      await published.publish(1000)
      expect((await leaderOf('LOGS')).name).not.toBe(leader.name)
      await leader.start()
      isOver = true
      await reaper

      await untilWorkedOff(manager, 'LOGS', durable, workers)
      await untilWorkedOff(manager, 'LOGS', other.durable, [elsewhere])
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
