/**
 * Three nodes, a stream of three replicas; workers are killed at random and started again, or hang for longer than they
 * may; leaders die, the consumer is deleted, and messages are published again: the counts are those of the lines that
 * were published.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPublisher, untilWorkedOff } from '../../fleet/published.ts'
import { engines, type Store } from '../../fleet/stores.ts'
import { type LiveProgram, startProgram } from '../../live-program.ts'
import { hasNats, startNats, untilDone, whyNoNats } from '../../servers/nats.ts'

const second = 1_000_000_000
/**
 * Long beside a publisher's tries: servers of a cluster (2.9) disagree on the numbers of messages whose names come again
 * just when the window ends.
 */
const windowMs = 10_000
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
      const stream = { name: 'LOGS', subjects: ['logs.>'], num_replicas: 3, duplicate_window: windowMs * 1e6 }
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
      let [killed, hung] = [0, 0]
      let isOver = false
      const reaper = (async () => {
        while (!isOver) {
          await sleep(300 + 1200 * next())
          const index = Math.floor(next() * workers.length)
          if (next() < 0.3) {
            workers[index]?.child.kill('SIGSTOP')
            await sleep(3000)
            workers[index]?.child.kill('SIGCONT')
            hung += 1
          } else {
            workers[index]?.child.kill('SIGKILL')
            killed += 1
            workers[index] = start(store)
          }
        }
      })()
      onTestFinished(() => {
        isOver = true
      })

      const first = await leaderOf('LOGS', durable)
      await published.publish(300)
      const begun = Date.now()
      const under = published.publish(2200)
      await expect.poll(async () => Object.keys(await store.tally()), patient).not.toEqual([])
      await first.stop('SIGKILL')
      await under
      await published.publish(1500)
      expect((await leaderOf('LOGS', durable)).name).not.toBe(first.name)
      await first.start()
      await published.publish(1000)
      await untilWorkedOff(manager, 'LOGS', durable, workers)
      const { state } = await manager.streams.info('LOGS')
      const { delivered } = await manager.consumers.info('LOGS', durable)
      // What the dead and the hanging held came more than once.
      const again = delivered.consumer_seq - state.last_seq
      expect(again).toBeGreaterThan(0)
      await untilDone(() => manager.consumers.delete('LOGS', durable))
      await published.publish(1000)
      const leader = await leaderOf('LOGS')
      await leader.stop('SIGKILL')
      await published.publish(1000)
      expect((await leaderOf('LOGS')).name).not.toBe(leader.name)
      await leader.start()
      await sleep(Math.max(0, begun + 3 * windowMs - Date.now()))
      const repeated = await published.repeat(300)
      expect(repeated).toBe(300)
      isOver = true
      await reaper

      await untilWorkedOff(manager, 'LOGS', durable, workers)
      await untilWorkedOff(manager, 'LOGS', other.durable, [elsewhere])
      expect(await store.tally()).toEqual(published.tally())
      expect(await other.tally()).toEqual(published.tally())
      expect(killed).toBeGreaterThan(1)
      expect(hung).toBeGreaterThan(0)
      // After it was deleted, all came again.
      const { delivered: anew } = await manager.consumers.info('LOGS', durable)
      expect(anew.consumer_seq).toBeGreaterThanOrEqual(state.last_seq)
      console.log(
        `${published.lines()} lines in 7000 messages; ${repeated} stored twice; ${killed} workers killed, ${hung} hung; ${again} deliveries again, and then all`,
      )
    },
  )
})
