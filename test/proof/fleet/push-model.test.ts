/**
 * Whatever hosts, their programs and the server go through: once everything is sent, the shared store holds of each host
 * exactly what the host's own database holds.
 */
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Batch } from '../../../src/count/batch.ts'
import type { SharedStore } from '../../../src/count/delta.ts'
import { contradictions, openPostgres, openSqlite } from '../../fleet/engines.ts'
import { heldInFile, inOrder } from '../../push/held-in-file.ts'
import { createMemoryStore, type Held, type MemoryStore } from '../../push/memory-store.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../../servers/postgres.ts'
import { count, minute } from '../../store/sample.ts'
import { asSentTo, heldInShared, inPostgres, inSqlite } from './held-in-shared.ts'
import { type Cut, Host } from './hosts.ts'

type Step =
  | { readonly do: 'count'; readonly host: number; readonly batch: Batch; readonly into: 'pipe' | 'file' }
  | { readonly do: 'push'; readonly host: number; readonly cut: Cut | undefined }
  | { readonly do: 'push twice at once'; readonly host: number }
  | { readonly do: 'prune' | 'restore'; readonly host: number; readonly which: number }
  | { readonly do: 'back up' | 'copy' | 'turn off' | 'turn on'; readonly host: number }
  | { readonly do: 'back up server' | 'restore server' }

const days = 4
const day = Math.floor(minute / 86_400) * 86_400

const row = fc
  .record({
    // Few, so that they meet.
    minute: fc.nat(days * 3 - 1).map((index) => day + Math.floor(index / 3) * 86_400 + (index % 3) * 60),
    code: fc.constantFrom(2020, 9999),
    source: fc.constantFrom('a.log', 'b.log'),
    evidence: fc.constantFrom('certain' as const, 'inferred' as const),
    n: fc.integer({ min: 1, max: 9 }),
    seconds: fc.tuple(fc.nat(59), fc.nat(59)),
  })
  .map(({ seconds: [one, other], ...row }) =>
    count({ ...row, first: row.minute + Math.min(one, other), last: row.minute + Math.max(one, other) }),
  )
const issue = fc.record({
  kind: fc.constant('future'),
  source: fc.constantFrom('a.log', 'b.log'),
  detail: fc.constant(''),
  at: fc.nat(1000),
  n: fc.integer({ min: 1, max: 9 }),
})
const batch = fc.record({
  counts: fc.array(row, { maxLength: 8 }),
  issues: fc.array(issue, { maxLength: 2 }),
})
const cut = fc.record({
  after: fc.nat(3),
  when: fc.constantFrom('before commit' as const, 'after commit' as const),
})
const host = fc.nat(11)

const calm: readonly fc.WeightedArbitrary<Step>[] = [
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('count'), host, batch, into: fc.constantFrom('pipe', 'file') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('push'), host, cut: fc.option(cut, { nil: undefined }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('push twice at once'), host }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prune'), host, which: fc.nat(days) }) },
]
const serverSteps: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom('back up server', 'restore server') })
const wild: readonly fc.WeightedArbitrary<Step>[] = [
  ...calm,
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore'), host, which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('back up', 'copy', 'turn off', 'turn on'), host }),
  },
  { weight: 1, arbitrary: serverSteps },
]

/** Long enough for what befalls a host to meet what befell it before. */
const story = (steps: readonly fc.WeightedArbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...steps), { minLength: 20, maxLength: 50, size: 'max' })

/** Answers take their time, so that programs overtake each other. */
const slow = (shared: SharedStore): SharedStore => ({
  ...shared,
  standing: async (identity) => {
    await turns()
    const standing = await shared.standing(identity)
    await turns()
    return standing
  },
  commit: async (sender, deltas) => {
    await turns()
    const outcome = await shared.commit(sender, deltas)
    await turns()
    return outcome
  },
})

let turn = 0
async function turns(): Promise<void> {
  turn += 1
  for (let times = (turn * 7) % 5; times > 0; times -= 1) await Promise.resolve()
}

async function run(
  steps: readonly Step[],
  maxRows: number,
  shared: Pick<MemoryStore, 'backup'> & SharedStore,
): Promise<Host[]> {
  const hosts = Array.from({ length: 3 }, () => new Host(maxRows))
  for (const one of hosts) one.turnOn()
  let restoreServer = shared.backup()
  const take = async (step: Step): Promise<void> => {
    if (step.do === 'back up server') restoreServer = shared.backup()
    else if (step.do === 'restore server') restoreServer()
    if (!('host' in step)) return
    // Copies, too, go on counting and sending.
    const one = hosts[step.host % hosts.length] as Host
    if (step.do === 'count') {
      if (step.into === 'pipe') one.countPipe(step.batch)
      else one.countFile(step.batch)
    } else if (step.do === 'push') {
      if ((await one.push(shared, step)) === 'another') await one.push(shared, { ...step, anew: true })
    } else if (step.do === 'push twice at once') {
      await Promise.all([one.push(slow(shared)), one.push(slow(shared))])
    } else if (step.do === 'prune') await one.prune(day + step.which * 86_400)
    else if (step.do === 'back up') one.backUp()
    else if (step.do === 'restore') one.restore(step.which)
    else if (step.do === 'turn off') one.turnOff()
    else if (step.do === 'turn on') one.turnOn()
    else hosts.push(new Host(maxRows, one.copyOfFile()))
  }
  for (const step of steps) await take(step)
  for (const one of hosts) one.turnOn()
  return hosts
}

/** Until nothing waits on any host; of copies, all but the first to be asked become hosts of their own. */
async function settle(hosts: readonly Host[], shared: SharedStore): Promise<void> {
  const keepers = new Map<string, Host>()
  for (const one of hosts) {
    if (keepers.has(one.identity)) await one.becomeAnother()
    else keepers.set(one.identity, one)
  }
  for (const one of hosts) {
    if ((await one.push(shared)) === 'another') expect(await one.push(shared, { anew: true })).toBe('done')
  }
}

/** Minutes that the host has pruned may be there still, and are no matter of its own. */
function withoutPruned({ minutes, ...held }: Held, own: Held): ReturnType<typeof inOrder> {
  return inOrder({ ...held, minutes: new Map([...minutes].filter(([key]) => own.minutes.has(key))) })
}

/** What is known by the minute is never less than the host still has, and exactly that where it has pruned nothing. */
async function expectEqual(
  hosts: readonly Host[],
  heldBy: (identity: string) => Held | Promise<Held>,
  sent: (own: Held, identity: string) => Held = (own) => own,
): Promise<void> {
  for (const one of hosts) {
    const own = sent(heldInFile(one.connection), one.identity)
    const held = await heldBy(one.identity)
    const pruned =
      one.connection.prepare("SELECT 1 FROM meta WHERE key = 'pruned_before'").get() !== undefined
    if (!pruned) expect(inOrder(held)).toEqual(inOrder(own))
    else {
      const { minutes: kept, ...rest } = withoutPruned(held, own)
      const { minutes, ...others } = inOrder(own)
      expect(rest).toEqual(others)
      expect(kept.length).toBe(minutes.length)
    }
  }
}

const numRuns = 150

async function server(): Promise<PostgresServer> {
  const started = await startPostgres()
  onTestFinished(() => started[Symbol.asyncDispose]())
  return started
}

test('programs that are killed, and meet: exact, and the epoch goes on', async () => {
  await fc.assert(
    fc.asyncProperty(story(calm), fc.integer({ min: 1, max: 12 }), async (steps, maxRows) => {
      const shared = createMemoryStore()
      const hosts = await run(steps, maxRows, shared)
      try {
        await settle(hosts, shared)
        await expectEqual(hosts, shared.held)
        expect(hosts.map((one) => one.epochs())).toEqual([0, 0, 0])
      } finally {
        for (const one of hosts) one.dispose()
      }
    }),
    { numRuns, seed: 7 },
  )
})

test('databases and servers that are restored, databases that are copied: exact all the same', async () => {
  const seen = { begun: 0, copies: 0, repeated: 0 }
  await fc.assert(
    fc.asyncProperty(story(wild), fc.integer({ min: 1, max: 12 }), async (steps, maxRows) => {
      const shared = createMemoryStore()
      const hosts = await run(steps, maxRows, shared)
      try {
        await settle(hosts, shared)
        await expectEqual(hosts, shared.held)
        seen.begun += hosts.filter((one) => one.epochs() > 0).length
        seen.copies += hosts.length - 3
        seen.repeated += shared.repeated()
      } finally {
        for (const one of hosts) one.dispose()
      }
    }),
    { numRuns, seed: 7 },
  )
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(numRuns / 10)
})

/** A server's own backups are the memory's affair: here all sequences share one database. */
const withoutServer = wild.filter(({ arbitrary }) => arbitrary !== serverSteps)

describe.each([
  { engine: 'SQLite', isThere: true, identityThere: inSqlite, open: async () => openSqlite() },
  {
    engine: hasPostgres ? 'PostgreSQL' : whyNoPostgres,
    isThere: hasPostgres,
    identityThere: inPostgres,
    open: async () => openPostgres(await server()),
  },
])('$engine', ({ isThere, identityThere, open }) => {
  test.skipIf(!isThere)('holds what the hosts hold', async () => {
    const { store, query } = await open()
    const noBackup = { ...store, backup: () => () => {} }
    await fc.assert(
      fc.asyncProperty(story(withoutServer), fc.integer({ min: 1, max: 12 }), async (steps, maxRows) => {
        const hosts = await run(steps, maxRows, noBackup)
        try {
          await settle(hosts, store)
          await expectEqual(hosts, (identity) => heldInShared(query, identity), asSentTo(identityThere))
        } finally {
          for (const one of hosts) one.dispose()
        }
      }),
      { numRuns: 40, seed: 11 },
    )
    expect(await contradictions({ query })).toEqual([])
  })
})
