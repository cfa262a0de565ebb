/** What waits in the outbox: everything that was counted, folded, whichever way it was counted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delta } from '../../src/count/delta.ts'
import { type Outbox, openOutbox } from '../../src/store/outbox/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { heldInFile, inOrder } from '../push/held-in-file.ts'
import { createMemoryStore } from '../push/memory-store.ts'
import { pruneFile } from './on-files.ts'
import { batchOf, count, firstAdvance, minute, openScratch, rows, scratchFile } from './sample.ts'

const day = Math.floor(minute / 86_400) * 86_400

function taking(store: Store, maxRows?: number): { outbox: Outbox; take: () => Delta[] } {
  const outbox = openOutbox(store.connection, maxRows === undefined ? {} : { maxRows })
  outbox.begin(undefined)
  const take = (): Delta[] => {
    const epoch = outbox.state()?.epoch as string
    const taken: Delta[] = []
    for (let delta = outbox.next(epoch); delta !== undefined; delta = outbox.next(epoch)) {
      taken.push(delta)
      outbox.sent(epoch, delta)
    }
    return taken
  }
  return { outbox, take }
}

/** What a shared store would hold of it. */
async function received(deltas: readonly Delta[]): Promise<ReturnType<typeof inOrder>> {
  const shared = createMemoryStore()
  await shared.commit({ kind: 'database', identity: 'x', epoch: 'e', name: 'host' }, deltas)
  return inOrder(shared.held('x'))
}

describe('without an epoch', () => {
  it('stays empty', () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count()))
    expect(rows(store, 'SELECT * FROM outbox')).toEqual([])
    expect(openOutbox(store.connection).state()).toBeUndefined()
    expect(openOutbox(store.connection).backlog()).toBeUndefined()
  })
})

describe('an epoch', () => {
  it('begins with a batch even where nothing was counted, so that the store hears of it', () => {
    const { take } = taking(openScratch(scratchFile()))
    expect(take()).toEqual([
      { seq: 1, token: expect.any(String), sources: [], counts: [], days: [], issues: [] },
    ])
  })

  it('begins with everything: minutes, what pruned days had, issues', async () => {
    const file = scratchFile()
    const store = openScratch(file)
    const early = minute - 3 * 86_400
    store.commit({
      counts: [count(), count({ minute: early, n: 5 }), count({ minute: early + 60, code: 9, n: 2 })],
      issues: [{ kind: 'future', source: 'app.log', detail: '', at: minute, n: 3 }],
    })
    store.advance(batchOf(count({ evidence: 'likely' })), firstAdvance(store, 'content'))
    await pruneFile(file, day)
    // Counted into a day that was pruned before.
    store.commit(batchOf(count({ minute: early, n: 7 })))
    const { take } = taking(store)
    expect(await received(take())).toEqual(inOrder(heldInFile(store.connection)))
  })

  it('goes on with what any program adds, also one that does not send', async () => {
    const file = scratchFile()
    const store = openScratch(file)
    const { take } = taking(store)
    const other = openScratch(file)
    other.commit(batchOf(count({ n: 4 })))
    other.advance(batchOf(count()), firstAdvance(other, 'content'))
    other.commitLines('adb', [
      { at: minute * 1000, digest: Buffer.alloc(16), nth: 1, batch: batchOf(count()) },
    ])
    expect(await received(take())).toEqual(inOrder(heldInFile(store.connection)))
  })

  it('is begun by one of two that find the same', () => {
    const store = openScratch(scratchFile())
    const outbox = openOutbox(store.connection)
    expect([outbox.begin(undefined), outbox.begin(undefined)]).toEqual([true, false])
    const { epoch } = outbox.state() as { epoch: string }
    expect([outbox.begin(epoch), outbox.begin(epoch)]).toEqual([true, false])
    expect(outbox.state()?.former).toEqual([epoch])
  })

  it('is remembered when it ends, with what waited thrown away', () => {
    const store = openScratch(scratchFile())
    const outbox = openOutbox(store.connection)
    outbox.begin(undefined)
    const { epoch } = outbox.state() as { epoch: string }
    store.commit(batchOf(count()))
    outbox.end()
    store.commit(batchOf(count()))
    expect(rows(store, 'SELECT * FROM outbox UNION ALL SELECT seq, 0, 0, 0 FROM outbox_counts')).toEqual([])
    outbox.begin(undefined)
    expect(outbox.state()).toMatchObject({ former: [epoch], pushed: 0 })
  })

  it('keeps the last sixteen before it', () => {
    const outbox = openOutbox(openScratch(scratchFile()).connection)
    outbox.begin(undefined)
    const epochs: string[] = []
    for (let times = 0; times < 20; times += 1) {
      epochs.push(outbox.state()?.epoch as string)
      outbox.begin(epochs.at(-1))
    }
    expect(outbox.state()?.former).toEqual(epochs.slice(-16))
  })
})

describe('the open batch', () => {
  it('has one row for a minute however often that is added to', () => {
    const store = openScratch(scratchFile())
    const { outbox, take } = taking(store)
    take()
    for (let second = 0; second < 100; second += 1)
      store.commit(batchOf(count({ first: minute + (second % 60) })))
    expect(outbox.backlog()).toMatchObject({ batches: 1, rows: 1 })
    expect(take()).toMatchObject([{ counts: [{ minute, n: 100, first: minute, last: minute + 59 }] }])
  })

  it.each([1, 7, 50])('is closed before it has more than %i rows', (maxOutboxRows) => {
    const store = openScratch(scratchFile(), { maxOutboxRows })
    const { take, outbox } = taking(store)
    take()
    const counts = Array.from({ length: 100 }, (_, at) => count({ minute: minute + at * 60 }))
    store.commit({ counts, issues: [{ kind: 'future', source: 'a', detail: '', at: minute, n: 3 }] })
    expect(outbox.backlog()).toMatchObject({ rows: 101 })
    const sizes = take().map((delta) => delta.counts.length + delta.issues.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(101)
    expect(Math.max(...sizes)).toBe(maxOutboxRows)
  })

  it('is not closed by rows that it has already', () => {
    const store = openScratch(scratchFile(), { maxOutboxRows: 10 })
    const { outbox, take } = taking(store)
    take()
    for (let times = 0; times < 50; times += 1) {
      store.commit(batchOf(count(), count({ code: 1 }), count({ code: 2 }), count({ code: 3 })))
    }
    expect(outbox.backlog()).toMatchObject({ batches: 1, rows: 4 })
  })
})

describe('a batch', () => {
  it('keeps its number and token until it has left, and no number is given twice', () => {
    const store = openScratch(scratchFile())
    const { outbox } = taking(store)
    const { epoch } = outbox.state() as { epoch: string }
    store.commit(batchOf(count()))
    const first = outbox.next(epoch) as Delta
    expect(outbox.next(epoch)).toEqual(first)
    outbox.sent(epoch, first)
    const second = outbox.next(epoch) as Delta
    store.commit(batchOf(count()))
    outbox.sent(epoch, second)
    const third = outbox.next(epoch) as Delta
    expect([first.seq, second.seq, third.seq]).toEqual([1, 2, 3])
    expect(outbox.state(2)).toMatchObject({ pushed: 2, token: second.token })
    expect(outbox.state(3)?.token).toBe(third.token)
    expect(outbox.state(1)?.token).toBeUndefined()
  })

  it('of an epoch that has ended neither leaves nor is given', () => {
    const store = openScratch(scratchFile())
    const { outbox } = taking(store)
    const { epoch } = outbox.state() as { epoch: string }
    const delta = outbox.next(epoch) as Delta
    outbox.begin(epoch)
    outbox.sent(epoch, delta)
    expect(outbox.next(epoch)).toBeUndefined()
    expect(outbox.state()?.pushed).toBe(0)
  })
})

it('holds what was counted before and since, in batches of any size', async () => {
  const row = fc.record({
    minute: fc.integer({ min: -3000, max: 3000 }).map((index) => minute + index * 60),
    code: fc.constantFrom(2020, 9999, -1),
    source: fc.constantFrom('a.log', 'b.log'),
    evidence: fc.constantFrom('certain' as const, 'inferred' as const),
    n: fc.integer({ min: 1, max: 9 }),
  })
  const batches = fc.array(fc.array(row, { maxLength: 20 }), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(batches, batches, fc.integer({ min: 1, max: 30 }), async (before, since, size) => {
      const store = openScratch(scratchFile(), { maxOutboxRows: size })
      const add = (changes: readonly Parameters<typeof count>[0][]): void =>
        store.commit(batchOf(...changes.map((change) => count(change))))
      before.forEach(add)
      const { take } = taking(store, size)
      const taken = [...take()]
      for (const batch of since) {
        add(batch)
        if (batch.length % 2 === 0) taken.push(...take())
      }
      taken.push(...take())
      expect(await received(taken)).toEqual(inOrder(heldInFile(store.connection)))
      for (const { counts } of taken) expect(counts.length).toBeLessThanOrEqual(size)
    }),
    { numRuns: 60 },
  )
})
