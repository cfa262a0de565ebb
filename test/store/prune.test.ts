import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile, pruneFile } from './on-files.ts'
import { batchOf, count, firstAdvance, minute, openScratch, rows, scratchFile } from './sample.ts'

const day = 86_400
const today = Math.floor(minute / day) * day

const kept = [
  'SELECT * FROM daily_counts',
  'SELECT * FROM top_codes',
  'SELECT * FROM unknown_codes',
  'SELECT * FROM source_day_counts',
]

describe('prune', () => {
  it('keeps the sums of every day, and all of the days that are left', async () => {
    const times = fc.array(
      fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(2020, 10006, 9999)),
    )
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: -4, max: 4 }), async (minutes, days) => {
        const file = scratchFile()
        const store = openScratch(file)
        const counts = minutes.map(([index, code]) => count({ code, minute: minute + index * 60 }))
        store.advance(batchOf(...counts), firstAdvance(store, 'a'))
        store.commit(batchOf(...counts.slice(0, 3)))
        const first = today + days * day
        const since = new Date(first * 1000).toISOString().replace('.000', '')
        const left = [
          `SELECT * FROM code_counts WHERE minute >= '${since}'`,
          `SELECT * FROM hourly_counts WHERE hour >= '${since}'`,
        ]
        const before = [...kept, ...left].map((sql) => rows(store, sql))
        const [[minuteRows], [hourRows]] = ['minute', 'hour'].map(
          (span) => rows(store, `SELECT count(*) FROM ${span}_counts WHERE ${span} < ${first}`)[0],
        ) as [[number], [number]]
        expect(await pruneFile(file, first)).toEqual({ minutes: minuteRows, hours: hourRows })
        expect([...kept, ...left].map((sql) => rows(store, sql))).toEqual(before)
        for (const span of ['minute', 'hour']) {
          expect(rows(store, `SELECT * FROM ${span}_counts WHERE ${span} < ${first}`)).toEqual([])
        }
        expect(await checkFile(file)).toEqual([])
        store.commit(batchOf(...counts))
        expect(await checkFile(file)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('notes the day, and never an earlier one', async () => {
    const file = scratchFile()
    const store = openScratch(file)
    for (const first of [today, today - day]) await pruneFile(file, first)
    expect(rows(store, "SELECT value FROM meta WHERE key = 'pruned_before'")).toEqual([['2026-11-22']])
  })

  it.each([today + 1, 0.5, Number.NaN])('refuses %d, which is no day', async (first) => {
    const file = scratchFile()
    const store = openScratch(file)
    await expect(pruneFile(file, first)).rejects.toThrow(RangeError)
    expect(rows(store, "SELECT * FROM meta WHERE key = 'pruned_before'")).toEqual([])
  })

  it('seeks what it deletes', () => {
    const store = openScratch(scratchFile())
    const plan = rows(
      store,
      'EXPLAIN QUERY PLAN DELETE FROM minute_counts WHERE code IN (SELECT code FROM code_totals) AND minute < 0',
    )
    expect(plan[0]).toContainEqual(expect.stringMatching(/SEARCH minute_counts .*code=\? AND minute<\?/))
  })
})
