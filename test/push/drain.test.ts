/** Sending, as the contract allows it to go wrong. */
import { describe, expect, test } from 'vitest'
import type { Applied, SharedStore } from '../../src/count/delta.ts'
import { type DrainOptions, drain } from '../../src/push/drain.ts'
import { openOutbox } from '../../src/store/outbox/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { batchOf, count, minute, openScratch, scratchFile } from '../store/sample.ts'
import { heldInFile, inOrder } from './held-in-file.ts'
import { createMemoryStore } from './memory-store.ts'

const signal = new AbortController().signal

function host(): { store: Store; options: DrainOptions; sent: number[] } {
  const store = openScratch(scratchFile())
  const outbox = openOutbox(store.connection)
  outbox.begin(undefined)
  const sent: number[] = []
  const options = {
    outbox,
    name: 'web-1',
    file: 'counts.db',
    signal,
    sent: ({ seq }: { seq: number }) => void sent.push(seq),
  }
  return { store, options, sent }
}

test('sends in order, and nothing where nothing is new', async () => {
  const { store, options, sent } = host()
  const shared = createMemoryStore()
  store.commit(batchOf(count()))
  await drain(shared, options)
  await drain(shared, options)
  store.commit(batchOf(count({ minute: minute + 60 })))
  await drain(shared, options)
  expect(sent).toEqual([1, 2, 3])
  expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
})

test('counts that come while a batch is on its way go with the next', async () => {
  const { store, options } = host()
  const shared = createMemoryStore()
  store.commit(batchOf(count()))
  let times = 0
  const busy: SharedStore = {
    ...shared,
    commit: async (sender, deltas) => {
      times += 1
      if (times <= 5) store.commit(batchOf(count()))
      return shared.commit(sender, deltas)
    },
  }
  await drain(busy, options)
  expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
})

test('what a server took and could not say is sent again, and counts once', async () => {
  const { store, options } = host()
  const shared = createMemoryStore()
  store.commit(batchOf(count()))
  const mute: SharedStore = {
    ...shared,
    commit: async (...delta) => {
      await shared.commit(...delta)
      throw new Error('the connection was cut')
    },
  }
  for (let times = 0; times < 3; times += 1) await expect(drain(mute, options)).rejects.toThrow('was cut')
  await drain(shared, options)
  expect(shared.repeated()).toBe(3)
  expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
})

test('nothing is begun once it is to stop', async () => {
  const { store, options, sent } = host()
  const stop = new AbortController()
  store.commit(batchOf(count()))
  await drain(createMemoryStore(), { ...options, signal: stop.signal, sent: () => stop.abort() })
  expect(options.outbox.backlog()?.batches).toBe(1)
  expect(sent).toEqual([])
})

test('two servers that take turns are each right at their turn', async () => {
  const { store, options } = host()
  const servers = [createMemoryStore(), createMemoryStore()]
  for (let turn = 0; turn < 6; turn += 1) {
    store.commit(batchOf(count({ minute: minute + turn * 60 })))
    const shared = servers[turn % 2] as (typeof servers)[number]
    await drain(shared, options)
    expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
  }
})

test('a batch that another copy has overtaken is not lost', async () => {
  const { store, options } = host()
  const shared = createMemoryStore()
  await drain(shared, options)
  store.commit(batchOf(count()))
  // The copy sends the same numbers between the question and the commit.
  const { epoch } = options.outbox.state() as { epoch: string }
  const other = { kind: 'database', identity: options.outbox.identity, epoch, name: 'copy' } as const
  const delta = { sources: [], counts: [], days: [], issues: [] }
  let overtaken = false
  const late: SharedStore = {
    ...shared,
    commit: async (...given) => {
      if (!overtaken) {
        overtaken = true
        await shared.commit(
          other,
          [2, 3].map((seq) => ({ ...delta, seq, token: `copy ${seq}` })),
        )
      }
      return shared.commit(...given)
    },
  }
  await drain(late, options)
  expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
})

describe('another copy that has begun anew', () => {
  const begun = async (): Promise<{ shared: SharedStore; options: DrainOptions; store: Store }> => {
    const { store, options } = host()
    const shared = createMemoryStore()
    store.commit(batchOf(count()))
    await drain(shared, options)
    const { identity } = options.outbox
    const delta = { seq: 1, token: 'x', sources: [], counts: [], days: [], issues: [] }
    await shared.commit({ kind: 'database', identity, epoch: 'theirs', name: 'copy' }, [delta])
    store.commit(batchOf(count()))
    return { shared, options, store }
  }

  test('is told of, with both ways out, and nothing is sent', async () => {
    const { shared, options } = await begun()
    const error = await drain(shared, options).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      message: 'another copy of counts.db sends to the same server, which has its counts',
      advice: expect.stringMatching(/db merge counts\.db -o own\.db.*--anew/),
      exitCode: 2,
    })
    expect((await shared.standing(options.outbox.identity))?.epoch).toBe('theirs')
    expect(options.outbox.backlog()?.batches).toBe(1)
  })

  test('gives way where that is asked for', async () => {
    const { shared, options, store } = await begun()
    await drain(shared, { ...options, anew: true })
    await drain(shared, options)
    expect((await shared.standing(options.outbox.identity))?.epoch).toBe(options.outbox.state()?.epoch)
    expect(options.outbox.backlog()?.batches).toBe(0)
    store.commit(batchOf(count()))
    expect(options.outbox.backlog()?.batches).toBe(1)
  })
})

test('a commit that a later epoch has refused is judged again', async () => {
  const { store, options } = host()
  const shared = createMemoryStore()
  store.commit(batchOf(count()))
  let refused = false
  const once: SharedStore = {
    ...shared,
    commit: async (...given): Promise<Applied | 'superseded'> => {
      if (refused) return shared.commit(...given)
      refused = true
      // Another program of this host has begun anew.
      options.outbox.begin(options.outbox.state()?.epoch)
      return 'superseded'
    },
  }
  await drain(once, options)
  expect(inOrder(shared.held(options.outbox.identity))).toEqual(inOrder(heldInFile(store.connection)))
})
