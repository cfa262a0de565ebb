import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PipeLine } from '../../src/store/pipes.ts'
import { batchOf, count, firstAdvance, openScratch, rows, scratchFile } from './sample.ts'

const line = (at: number, content: number): PipeLine => ({ at, digest: Buffer.alloc(16, content) })
const lines = (...of: PipeLine[]): ReadonlyMap<string, PipeLine[]> => new Map([['phone', of]])

describe('pipeLines', () => {
  it('gives what was counted with its number, the last to arrive first', () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count({ source: 'phone' })), lines(line(1000, 1), line(2000, 2), line(1000, 1)))
    store.commit(batchOf(), new Map([['tablet', [line(9, 9)]]]))
    store.commit(batchOf(), lines(line(2000, 3)))
    expect(store.pipeLines('phone')).toEqual([
      { ...line(2000, 3), n: 1 },
      { ...line(1000, 1), n: 2 },
      { ...line(2000, 2), n: 1 },
    ])
    expect(store.pipeLines('other')).toEqual([])
    expect(rows(store, 'SELECT name, kind FROM sources')).toEqual([
      ['phone', 'pipe'],
      ['tablet', 'pipe'],
    ])
  })

  it('knows nothing of a file that has the name of a pipe', () => {
    const store = openScratch(scratchFile())
    store.advance(batchOf(), firstAdvance(store, 'a', { name: 'phone' }))
    store.commit(batchOf(), lines(line(1, 1)))
    expect(rows(store, 'SELECT id, name, kind FROM sources')).toEqual([
      [1, 'phone', 'file'],
      [2, 'phone', 'pipe'],
    ])
    expect(store.pipeLines('phone')).toHaveLength(1)
  })

  it('are the newest by arrival, whatever the clock says and however they are committed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.nat(5), fc.nat(2)))),
        fc.integer({ min: 1, max: 6 }),
        (commits, max) => {
          const store = openScratch(scratchFile(), { maxPipeLines: max })
          for (const commit of commits)
            store.commit(batchOf(), lines(...commit.map(([at, content]) => line(at, content))))
          const all = commits.flat()
          const newest = all.filter((_, index) => index >= all.length - max)
          const remembered = store.pipeLines('phone').map(({ at, digest }) => `${at} ${digest[0]}`)
          expect(new Set(remembered)).toEqual(new Set(newest.map((pair) => pair.join(' '))))
          expect(remembered).toHaveLength(new Set(remembered).size)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are written with their counts or not at all', () => {
    const store = openScratch(scratchFile())
    const bad = { at: 1, digest: Buffer.alloc(15) }
    expect(() => store.commit(batchOf(count({ source: 'phone' })), lines(line(1, 1), bad))).toThrow(/CHECK/)
    expect(rows(store, 'SELECT * FROM code_counts')).toEqual([])
    expect(store.pipeLines('phone')).toEqual([])
  })
})
