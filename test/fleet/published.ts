/** What tests publish to a stream, and what it must add up to whoever counts it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { JetStreamManager } from '@nats-io/jetstream'
import type { LiveProgram } from '../live-program.ts'
import { untilDone } from '../servers/nats.ts'

/** `subject code` and how often. */
export type Tally = Readonly<Record<string, number>>

export interface Publisher {
  /** Publishes so many messages of some lines each, and resolves when the stream has them. */
  readonly publish: (messages: number) => Promise<void>
  /** Publishes so many of the first ones again, under their names; how many the stream took for new. */
  readonly repeat: (messages: number) => Promise<number>
  /** Of everything so far. */
  readonly tally: () => Tally
  readonly lines: () => number
}

const codes = [10001, 2333, 1577, 2020, 2026]

/** Each message has a name of its own, so that one whose answer is lost can be published again. */
export function createPublisher(manager: JetStreamManager, prefix = 'logs'): Publisher {
  const stream = manager.jetstream()
  const tally: Record<string, number> = {}
  const sent: { readonly subject: string; readonly text: string; readonly msgID: string }[] = []
  let [count, lines] = [0, 0]
  const next = (): { readonly subject: string; readonly text: string } => {
    const subject = `${prefix}.web-${count % 3}.login`
    const texts = Array.from({ length: 1 + (count % 4) }, () => {
      lines += 1
      const at = new Date(Date.UTC(2026, 10, 22, 8, 0, lines % 7200)).toISOString()
      if (lines % 3 === 0) return `${at} all is well`
      const code = codes[lines % codes.length] as number
      tally[`${subject} ${code}`] = (tally[`${subject} ${code}`] ?? 0) + 1
      return `${at} code=${code} line ${lines}`
    })
    return { subject, text: texts.join('\n') }
  }
  return {
    publish: async (messages) => {
      const waiting: Promise<unknown>[] = []
      for (let left = messages; left > 0; left--) {
        count += 1
        const { subject, text } = next()
        const msgID = `${prefix}-${count}`
        sent.push({ subject, text, msgID })
        waiting.push(untilDone(() => stream.publish(subject, text, { msgID, timeout: 5_000 })))
        if (waiting.length >= 100) await Promise.all(waiting.splice(0))
      }
      await Promise.all(waiting)
    },
    repeat: async (messages) => {
      const answers = await Promise.all(
        sent
          .slice(0, messages)
          .map(({ subject, text, msgID }) =>
            untilDone(() => stream.publish(subject, text, { msgID, timeout: 5_000 })),
          ),
      )
      return answers.filter(({ duplicate }) => !duplicate).length
    },
    tally: () => sorted(Object.entries(tally)),
    lines: () => lines,
  }
}

const sorted = (entries: readonly (readonly [string, number])[]): Tally =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** What a store has counted, from the rows of `tallySql`. */
export const tallyOf = (rows: readonly (readonly unknown[])[]): Tally =>
  sorted(rows.map(([source, code, n]) => [`${source} ${code}`, Number(n)]))

export const tallySql = 'SELECT source, code, sum(n) FROM code_counts GROUP BY source, code'

/** Until every message of the stream has been acknowledged on this consumer. */
export async function untilWorkedOff(
  manager: JetStreamManager,
  stream: string,
  consumer: string,
  workers: readonly LiveProgram[] = [],
): Promise<void> {
  for (;;) {
    const info = await manager.consumers.info(stream, consumer).catch(() => undefined)
    if (info !== undefined && info.num_pending + info.num_ack_pending === 0) return
    const dead = workers.find(({ child }) => child.exitCode !== null)
    if (dead !== undefined) throw new Error(`a worker ended: ${dead.complaints()}`)
    await sleep(100)
  }
}
