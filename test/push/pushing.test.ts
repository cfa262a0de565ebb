/** Sending in the background: what it says, and that neither a silent server nor a slow one holds up the end. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SharedStore } from '../../src/count/delta.ts'
import { type PushEnd, type Pushing, type PushingOptions, startPushing } from '../../src/push/pushing.ts'
import { openOutbox } from '../../src/store/outbox/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { batchOf, count, lock, minute, openScratch, scratchFile } from '../store/sample.ts'
import { createMemoryStore } from './memory-store.ts'

const patient = { timeout: 10_000, interval: 5 }

interface Setting {
  readonly store: Store
  readonly file: string
  readonly pushing: Pushing
  readonly said: string[]
  readonly ends: PushEnd[]
  readonly waiting: () => number
}

function begin(connect: () => SharedStore, changes: Partial<PushingOptions> = {}): Setting {
  const file = scratchFile()
  const store = openScratch(file)
  const outbox = openOutbox(store.connection)
  outbox.begin(undefined)
  const said: string[] = []
  const ends: PushEnd[] = []
  const pushing = startPushing({
    outbox,
    file: 'counts.db',
    where: 'postgres://db/counts',
    name: 'web-1',
    connect,
    say: (problem) =>
      void said.push(problem instanceof UserError ? `${problem.message} | ${problem.advice}` : `${problem}`),
    onPush: (end) => void ends.push(end),
    random: () => 0,
    everyMs: 4,
    patienceMs: 200,
    ...changes,
  })
  onTestFinished(pushing.stop)
  return { store, file, pushing, said, ends, waiting: () => outbox.backlog()?.batches ?? 0 }
}

const away = (): UserError => new UserError('postgres://db/counts is not there', 'look at it', 1)
const never = <T>(): Promise<T> => new Promise(() => {})

test('sends while it runs, and what is left at the end', async () => {
  const shared = createMemoryStore()
  const { store, pushing, waiting, said, ends } = begin(() => shared)
  store.commit(batchOf(count()))
  await expect.poll(waiting, patient).toBe(0)
  store.commit(batchOf(count({ minute: minute + 60 })))
  const { backlog, refused } = await pushing.finish(false)
  expect({ backlog: backlog?.batches, refused, said }).toEqual({ backlog: 0, refused: false, said: [] })
  expect(ends.reduce((sum, { batches }) => sum + batches, 0)).toBe(3)
})

test('where nothing waits nobody is asked', async () => {
  let asked = 0
  const shared = createMemoryStore()
  const { pushing, waiting } = begin(() => {
    asked += 1
    return shared
  })
  await expect.poll(waiting, patient).toBe(0)
  const before = asked
  await pushing.finish(false)
  expect(asked).toBe(before)
})

test('a server that goes and comes back: said once each', async () => {
  const shared = createMemoryStore()
  let isAway = true
  let tries = 0
  const { pushing, said, waiting, ends } = begin(() => ({
    ...shared,
    standing: async (identity) => {
      tries += 1
      if (isAway) throw away()
      return shared.standing(identity)
    },
  }))
  await expect.poll(() => tries, patient).toBeGreaterThan(3)
  expect(said).toEqual([
    'postgres://db/counts is not there | look at it; counting goes on, and what it finds waits in counts.db',
  ])
  isAway = false
  await expect.poll(waiting, patient).toBe(0)
  await expect.poll(() => said.slice(1), patient).toEqual(['postgres://db/counts takes counts again'])
  expect(ends.filter(({ failed }) => failed).length).toBeGreaterThan(3)
  expect(await pushing.finish(false)).toMatchObject({ refused: false })
})

test.each([
  [
    new UserError('the password is wrong', 'look at PGPASSWORD'),
    'the password is wrong | look at PGPASSWORD',
  ],
  [new TypeError('a bug'), 'TypeError: a bug'],
])('what waiting does not mend is told of at the end: %s', async (error, words) => {
  const shared = createMemoryStore()
  const { pushing, said } = begin(() => ({ ...shared, standing: () => Promise.reject(error) }))
  const { backlog, refused } = await pushing.finish(false)
  expect({ waits: backlog?.batches, refused }).toEqual({ waits: 1, refused: true })
  expect(said).toEqual([words])
})

describe('a server that never answers', () => {
  test.each(['standing', 'commit', 'close'] as const)('%s, at the end', async (method) => {
    const shared = createMemoryStore()
    const { pushing, waiting } = begin(() => ({ ...shared, [method]: never }))
    const { refused, silence } = await pushing.finish(false)
    expect(refused).toBe(false)
    expect(silence).toBe(method === 'close' ? undefined : 0.2)
    expect(waiting()).toBe(method === 'close' ? 0 : 1)
  })
})

describe('a server that takes its time, for longer than patience', () => {
  const slow = (shared: SharedStore): SharedStore => ({
    ...shared,
    commit: async (...given) => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return shared.commit(...given)
    },
  })
  const fill = (store: Store): void => {
    for (let at = 0; at < 12; at += 1) store.commit(batchOf(count({ minute: minute + at * 60 })))
  }
  const small = { maxOutboxRows: 1 }

  test.each([
    ['is waited for while it goes on taking batches', false, 0],
    ['is not waited for after a signal', true, 1],
  ])('%s', async (_, hurried, least) => {
    const file = scratchFile()
    const store = openScratch(file, small)
    const outbox = openOutbox(store.connection, { maxRows: 1 })
    outbox.begin(undefined)
    fill(store)
    const shared = createMemoryStore()
    const pushing = startPushing({
      outbox,
      file,
      where: 'x',
      name: 'web-1',
      connect: () => slow(shared),
      say: () => {},
      patienceMs: 200,
    })
    onTestFinished(pushing.stop)
    const { backlog, silence } = await pushing.finish(hurried)
    expect(Math.min(1, backlog?.batches ?? 0)).toBe(least)
    expect(silence).toBeUndefined()
  })
})

test('a lock on the database is nobody’s news, and the next round sends', async () => {
  const shared = createMemoryStore()
  const { store, file, said, waiting } = begin(() => shared)
  store.waitForLock(1)
  store.commit(batchOf(count()))
  const unlock = lock(file)
  await expect
    .poll(async () => (await shared.standing(openOutbox(store.connection).identity))?.newest ?? 0, patient)
    .toBeGreaterThan(0)
  unlock()
  await expect.poll(waiting, patient).toBe(0)
  expect(said).toEqual([])
})
