import { mkdirSync, renameSync, rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch, CountRow } from '../../src/count/batch.ts'
import { createCounter } from '../../src/count/counter.ts'
import { evidences } from '../../src/detect/hit.ts'
import { isBusy, isFull } from '../../src/store/sqlite.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { batchOf, count, errorOf, lock, minute, openScratch, options, rows, scratchFile } from './sample.ts'

const everything = [
  'SELECT minute, code, source, evidence, n FROM code_counts ORDER BY minute, code, source, evidence',
  'SELECT * FROM hour_counts',
  'SELECT * FROM day_counts',
  `SELECT name, code, day, evidence, n, first_seen, last_seen
   FROM source_day_counts JOIN sources ON id = source_id ORDER BY name, code, day, evidence`,
  'SELECT * FROM code_totals',
  'SELECT * FROM ingest_issues',
]

/** All counts, as one value; the numbers of sources are left out, since they depend on who came first. */
function contents(store: Store): unknown[] {
  return everything.map((sql) => rows(store, sql))
}

const summed = ['minute_counts', 'hour_counts', 'day_counts', 'source_day_counts', 'code_totals']

/** The sum by every table that keeps one. */
function sums(store: Store): unknown[] {
  return summed.map((table) =>
    store.connection.prepare(`SELECT coalesce(sum(n), 0) FROM ${table}`).pluck().get(),
  )
}

const countRow: fc.Arbitrary<CountRow> = fc
  .record({
    minute: fc.integer({ min: -3000, max: 3000 }).map((index) => minute + index * 60),
    code: fc.constantFrom(2020, 10006, 9999, -1),
    source: fc.constantFrom('a.log', 'b\u0000.log', "'; DROP TABLE codes; --", ''),
    evidence: fc.constantFrom(...evidences),
    n: fc.integer({ min: 1, max: 1000 }),
    seconds: fc.tuple(fc.nat(59), fc.nat(59)),
  })
  .map(({ seconds: [one, other], ...row }) => ({
    ...row,
    first: row.minute + Math.min(one, other),
    last: row.minute + Math.max(one, other),
  }))

const issue = fc.record({
  kind: fc.constantFrom('truncated', 'clock_skew'),
  source: fc.constantFrom('a.log', 'b.log'),
  detail: fc.constantFrom('', 'gzip'),
  at: fc.integer({ min: minute, max: minute + 100_000 }),
  n: fc.integer({ min: 1, max: 10 }),
})

describe('commit', () => {
  it('gives the same file however the rows are split into batches', () => {
    const whole = openScratch(scratchFile())
    const split = openScratch(scratchFile())
    const empty = [...summed, 'issues'].map((table) => `DELETE FROM ${table};`).join('')
    fc.assert(
      fc.property(fc.array(countRow), fc.array(issue), fc.nat(10), (counts, issues, cut) => {
        for (const store of [whole, split]) store.connection.exec(empty)
        whole.commit({ counts, issues })
        split.commit({ counts: counts.slice(cut), issues: issues.slice(0, cut) })
        split.commit({ counts: counts.slice(0, cut), issues: issues.slice(cut) })
        expect(contents(split)).toEqual(contents(whole))
        const total = counts.reduce((sum, { n }) => sum + n, 0)
        expect(sums(whole)).toEqual(summed.map(() => total))
      }),
      { numRuns: 50 },
    )
  })

  it('adds beyond what a JavaScript number holds exactly', () => {
    const store = openScratch(scratchFile())
    for (let commit = 0; commit < 4; commit++) store.commit(batchOf(count({ n: Number.MAX_SAFE_INTEGER })))
    const sum = store.connection.prepare('SELECT n FROM top_codes').pluck().safeIntegers().get()
    expect(sum).toBe(4n * BigInt(Number.MAX_SAFE_INTEGER))
  })

  it('takes no lock for an empty batch', () => {
    const file = scratchFile()
    const store = openScratch(file, { busyTimeoutMs: 0 })
    lock(file)
    store.commit({ counts: [], issues: [] })
    expect(() => store.commit(batchOf(count()))).toThrow(/locked/)
  })
})

describe('a commit that fails', () => {
  it('leaves the batch to the caller while another program holds the lock', () => {
    const file = scratchFile()
    const store = openScratch(file, { busyTimeoutMs: 5 })
    const counter = createCounter({ isKnown: () => true })
    counter.add({ code: 2020, evidence: 'certain', source: 'a', at: minute * 1000 })
    const unlock = lock(file)
    const batch = counter.take()
    const error = errorOf(() => store.commit(batch))
    expect(isBusy(error)).toBe(true)
    expect(isFull(error)).toBe(false)
    counter.putBack(batch)
    counter.add({ code: 2020, evidence: 'certain', source: 'a', at: minute * 1000 })
    unlock()
    store.commit(counter.take())
    expect(sums(store)).toEqual(summed.map(() => 2))
  })

  it('leaves no half batch on a full disk, and succeeds once there is room', () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count()))
    const before = contents(store)
    const many: Batch = {
      counts: Array.from({ length: 5000 }, (_, index) =>
        count({ minute: minute + index * 60, source: `new ${index % 7}` }),
      ),
      issues: [{ kind: 'truncated', source: 'a', at: minute, detail: '', n: 1 }],
    }
    const pages = store.connection.pragma('page_count', { simple: true }) as number
    store.connection.pragma(`max_page_count = ${pages + 3}`)
    const error = errorOf(() => store.commit(many))
    expect(isFull(error)).toBe(true)
    expect(isBusy(error)).toBe(false)
    expect(contents(store)).toEqual(before)
    store.connection.pragma('max_page_count = 100000')
    store.commit(many)
    expect(sums(store)).toEqual(summed.map(() => 5001))
  })

  it.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['moved away', (file) => renameSync(file, `${file}.old`)],
    [
      'replaced',
      (file) => {
        renameSync(file, `${file}.old`)
        openStore(file, options).close()
      },
    ],
    [
      'replaced by a folder',
      (file) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
  ])('says so when the file has been %s, and does not write to the old one', (_, change) => {
    const file = scratchFile()
    const store = openScratch(file)
    change(file)
    const error = errorOf(() => store.commit(batchOf(count())))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringContaining(file), exitCode: 1 })
    expect(sums(store)).toEqual(summed.map(() => 0))
  })

  it('explains damage that only the write meets', () => {
    const store = openScratch(scratchFile())
    store.connection.unsafeMode().pragma('writable_schema = ON')
    store.connection.exec(`UPDATE sqlite_schema SET rootpage = 90000 WHERE name = 'minute_counts'`)
    store.connection.pragma('writable_schema = RESET')
    const error = errorOf(() => store.commit(batchOf(count())))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringMatching(/is damaged \(SQLITE_CORRUPT/) })
  })
})
