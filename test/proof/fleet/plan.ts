/**
 * What is sent in one run of the proof: deltas of databases and of a stream, made up at random, and an order in which
 * they arrive at random, repeated at random. Whoever applies each once, in whatever order, has the same counts.
 */
import fc from 'fast-check'
import { createRandom, type Random } from '../../../bench/logs/random.ts'
import type { CountRow, IssueRow } from '../../../src/count/batch.ts'
import type { Delta, DeltaSource, Sender } from '../../../src/count/delta.ts'
import type { SourceDayRow } from '../../../src/count/roll-up.ts'

export interface Call {
  readonly sender: Sender
  readonly deltas: readonly Delta[]
}

export interface Plan {
  /** Each delta once, in order. */
  readonly straight: readonly Call[]
  /** For each sender what is sent of it one after the other; those of different senders meet as they like. */
  readonly mixed: readonly (readonly Call[])[]
}

const sources: readonly DeltaSource[] = [
  { name: '/var/log/app.log', kind: 'file', identity: 'a'.repeat(32) },
  { name: '/var/log/app.log', kind: 'file', identity: 'b'.repeat(32) },
  { name: `app "${'ü'.repeat(600)}"`, kind: 'pipe', identity: 'c'.repeat(32) },
]

const day = 86_400
const start = Date.UTC(2026, 10, 21) / 1000
const key = {
  code: fc.constantFrom(2020, 10_006, 2206, 31_337, -1),
  source: fc.constantFrom(...sources.map(({ identity }) => identity)),
  evidence: fc.constantFrom('certain', 'likely', 'inferred'),
  n: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constant(Number.MAX_SAFE_INTEGER)),
} as const

const count: fc.Arbitrary<CountRow> = fc
  .record({
    ...key,
    minute: fc.constantFrom(-7200, 0, 60, day - 60, day, 2 * day),
    seconds: fc.nat(59),
    more: fc.nat(59),
  })
  .map(({ minute, seconds, more, ...row }) => {
    const first = start + minute + seconds
    return { ...row, minute: start + minute, first, last: Math.min(first + more, start + minute + 59) }
  })

const dayCount: fc.Arbitrary<SourceDayRow> = fc
  .record({ ...key, days: fc.constantFrom(-40, -2, 0), second: fc.nat(3600) })
  .map(({ days, second, ...row }) => {
    const first = start + days * day + second
    return { ...row, start: start + days * day, first, last: first + second }
  })

const issue: fc.Arbitrary<IssueRow> = fc.record({
  kind: fc.constantFrom('long line', 'cut file'),
  source: fc.constantFrom('app', 'a\0b'),
  detail: fc.constantFrom('', '中文'),
  at: fc.integer({ min: start, max: start + day }),
  n: fc.integer({ min: 1, max: 5 }),
})

const content = fc.record({
  counts: fc.array(count, { maxLength: 6 }),
  days: fc.array(dayCount, { maxLength: 2 }),
  issues: fc.array(issue, { maxLength: 2 }),
})

type Content = Pick<Delta, 'counts' | 'days' | 'issues'>

const numbered = (contents: readonly Content[], name: (index: number) => Partial<Delta>): Delta[] =>
  contents.map((content, index) => ({ seq: index + 1, sources, ...content, ...name(index) }))

/** Of one database: epochs, each with its deltas. */
const database = (identity: string) =>
  fc.array(fc.array(content, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((epochs) =>
    epochs.map((contents, epoch): Call => {
      const sender: Sender = { kind: 'database', identity, epoch: `epoch ${epoch}`, name: `host ${identity}` }
      return { sender, deltas: numbered(contents, (index) => ({ token: `${epoch} ${index}` })) }
    }),
  )

/** Messages of which some have a name, and some of those were published twice, in the same epoch or the next. */
const stream = fc
  .record({
    named: fc.array(content, { minLength: 3, maxLength: 3 }),
    epochs: fc.array(fc.array(fc.oneof(content, fc.nat(2)), { minLength: 1, maxLength: 10 }), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map(({ named, epochs }) =>
    epochs.map((messages, epoch): Call => {
      const sender: Sender = {
        kind: 'stream',
        identity: 'nats:LOGS',
        epoch: `created ${epoch}`,
        name: 'LOGS',
      }
      const contents = messages.map((message) =>
        typeof message === 'number' ? (named[message] as Content) : message,
      )
      const name = (index: number) => {
        const message = messages[index]
        return typeof message === 'number' ? { messageId: `message ${message}` } : {}
      }
      return { sender, deltas: numbered(contents, name) }
    }),
  )

export const plan: fc.Arbitrary<Plan> = fc
  .record({ first: database('1'), second: database('2'), stream, seed: fc.integer() })
  .map(({ first, second, stream: messages, seed }) => {
    const random = createRandom(seed)
    const senders = [first, second, messages]
    return { straight: senders.flat(), mixed: senders.map((epochs) => mix(epochs, random)) }
  })

/** In pieces, in any order within an epoch; and again and again, also when the next epoch has begun. */
function mix(epochs: readonly Call[], random: Random): Call[] {
  const calls: Call[] = []
  for (const { sender, deltas } of epochs) {
    for (const piece of pieces(shuffled(deltas, random), random)) {
      calls.push({ sender, deltas: piece })
      while (random.below(3) === 0) calls.push(random.pick(calls))
      if (random.below(4) === 0)
        calls.push({ sender, deltas: pieces(shuffled(deltas, random), random)[0] ?? [] })
    }
  }
  return calls
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const rest = [...values]
  return values.map(() => rest.splice(random.below(rest.length), 1)[0] as T)
}

function pieces<T>(values: readonly T[], random: Random): T[][] {
  const rest = [...values]
  const parts: T[][] = []
  while (rest.length > 0) parts.push(rest.splice(0, random.between(1, 4)))
  return parts
}
