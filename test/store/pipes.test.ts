import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PipeLine } from '../../src/count/batch.ts'
import type { Store } from '../../src/store/store.ts'
import { batchOf, count, firstAdvance, openScratch, rows, scratchFile } from './sample.ts'

const line = (at: number, content: number, nth = 1): PipeLine => ({
  at,
  digest: Buffer.alloc(16, content),
  nth,
  batch: batchOf(count({ code: content, source: 'phone' })),
})

/** What a pipe prints, line by line as `[at, content]`, with the numbers of equal lines. */
function printed(lines: readonly (readonly [at: number, content: number])[]): PipeLine[] {
  const seen = new Map<string, number>()
  return lines.map(([at, content]) => {
    const nth = (seen.get(`${at} ${content}`) ?? 0) + 1
    seen.set(`${at} ${content}`, nth)
    return line(at, content, nth)
  })
}

const total = (store: Store): unknown =>
  store.connection.prepare('SELECT coalesce(sum(n), 0) FROM minute_counts').pluck().get()
const remembered = (store: Store): unknown[] =>
  store.connection.prepare("SELECT at || ' ' || hex(digest) FROM pipe_lines ORDER BY arrival").pluck().all()

describe('commitLines', () => {
  it('counts a line once, and as many equal lines as were printed', () => {
    const store = openScratch(scratchFile())
    store.commitLines('phone', [line(1000, 1), line(2000, 2), line(1000, 1, 2)])
    expect(total(store)).toBe(3)
    store.commitLines('phone', [line(1000, 1), line(1000, 1, 2), line(1000, 1, 3), line(2000, 3)])
    expect(total(store)).toBe(5)
    expect(rows(store, 'SELECT code, n FROM code_totals')).toEqual([
      [1, 3],
      [2, 1],
      [3, 1],
    ])
  })

  it('knows nothing of another pipe, nor of a file of the same name', () => {
    const store = openScratch(scratchFile())
    store.advance(batchOf(), firstAdvance(store, 'a', { name: 'phone' }))
    store.commitLines('phone', [line(1, 1)])
    store.commitLines('tablet', [{ ...line(1, 1), batch: batchOf(count({ code: 1, source: 'tablet' })) }])
    expect(rows(store, 'SELECT source, sum(n) FROM code_counts GROUP BY source')).toEqual([
      ['phone', 1],
      ['tablet', 1],
    ])
    expect(rows(store, 'SELECT id, name, kind FROM sources')).toEqual([
      [1, 'phone', 'file'],
      [2, 'phone', 'pipe'],
      [3, 'tablet', 'pipe'],
    ])
  })

  it('remembers the newest by arrival, whatever the clock says and however they are committed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.nat(5), fc.nat(2)))),
        fc.integer({ min: 1, max: 6 }),
        (commits, max) => {
          const store = openScratch(scratchFile(), { maxPipeLines: max })
          const lines = printed(commits.flat())
          let from = 0
          for (const { length } of commits) {
            store.commitLines('phone', lines.slice(from, from + length))
            from += length
          }
          const newest = lines.slice(-max)
          expect(total(store)).toBe(lines.length)
          expect(new Set(remembered(store))).toEqual(
            new Set(newest.map(({ at, digest }) => `${at} ${digest.toString('hex')}`)),
          )
        },
      ),
      { numRuns: 30 },
    )
  })

  it('counts what any number of printings have in common once: any cuts, any kills', () => {
    const lines = fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { maxLength: 30 })
    fc.assert(
      fc.property(lines, fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 }), (log, windows) => {
        // A ring buffer holds the lines from `start` on; equal lines that it has lost can't be told from those it has.
        fc.pre(new Set(log.map(String)).size === log.length)
        const store = openScratch(scratchFile())
        let end = 0
        for (const [start, more] of windows) {
          const reached = Math.min(log.length, end + more)
          store.commitLines('phone', printed(log.slice(Math.min(start, end), reached)))
          end = reached
        }
        expect(total(store)).toBe(end)
      }),
      { numRuns: 50 },
    )
  })

  it('writes lines with their counts or not at all', () => {
    const store = openScratch(scratchFile())
    const bad = { ...line(1, 2), digest: Buffer.alloc(15) }
    expect(() => store.commitLines('phone', [line(1, 1), bad])).toThrow(/CHECK/)
    expect(rows(store, 'SELECT * FROM code_counts')).toEqual([])
    expect(remembered(store)).toEqual([])
  })
})
