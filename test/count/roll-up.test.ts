import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountRow } from '../../src/count/batch.ts'
import { rollUp } from '../../src/count/roll-up.ts'
import { evidences } from '../../src/detect/hit.ts'

const countRow: fc.Arbitrary<CountRow> = fc
  .record({
    minute: fc.integer({ min: -5000, max: 5000 }).map((minutes) => minutes * 60),
    code: fc.integer({ min: 2020, max: 2022 }),
    source: fc.constantFrom('a', 'b'),
    evidence: fc.constantFrom(...evidences),
    n: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map((row) => ({ ...row, first: row.minute + 1, last: row.minute + 59 }))

describe('rollUp', () => {
  it('sums by hour, by day and for good over all sources, and by day for each', () => {
    const at = (time: string): number => Date.parse(`2026-11-${time}Z`) / 1000
    const row = (time: string, source: string, n: number): CountRow => {
      const minute = at(time)
      return { minute, code: 2020, source, evidence: 'likely', n, first: minute, last: minute + 9 }
    }
    const counts = [
      row('22T08:37', 'a', 1),
      row('22T08:59', 'b', 2),
      row('22T09:00', 'a', 4),
      row('21T23:59', 'a', 8),
    ]
    const key = { code: 2020, evidence: 'likely' }
    expect(rollUp(counts)).toEqual({
      hours: [
        { ...key, start: at('22T08:00'), n: 3 },
        { ...key, start: at('22T09:00'), n: 4 },
        { ...key, start: at('21T23:00'), n: 8 },
      ],
      days: [
        { ...key, start: at('22T00:00'), n: 7 },
        { ...key, start: at('21T00:00'), n: 8 },
      ],
      sourceDays: [
        { ...key, source: 'a', start: at('22T00:00'), n: 5, first: at('22T08:37'), last: at('22T09:00') + 9 },
        { ...key, source: 'b', start: at('22T00:00'), n: 2, first: at('22T08:59'), last: at('22T08:59') + 9 },
        { ...key, source: 'a', start: at('21T00:00'), n: 8, first: at('21T23:59'), last: at('21T23:59') + 9 },
      ],
      totals: [{ ...key, n: 15, first: at('21T23:59'), last: at('22T09:00') + 9 }],
    })
  })

  it('loses nothing, puts each row into its own span, and has each key once', () => {
    fc.assert(
      fc.property(fc.array(countRow), (counts) => {
        const { hours, days, sourceDays, totals } = rollUp(counts)
        for (const [spans, length] of [
          [hours, 3600],
          [days, 86_400],
        ] as const) {
          for (const { code, evidence, start, n } of spans) {
            const within = counts.filter(
              (row) =>
                row.code === code &&
                row.evidence === evidence &&
                row.minute >= start &&
                row.minute < start + length,
            )
            expect(within.reduce((sum, row) => sum + row.n, 0)).toBe(n)
          }
          expect(new Set(spans.map(({ code, evidence, start }) => `${code} ${evidence} ${start}`)).size).toBe(
            spans.length,
          )
        }
        const n = counts.reduce((sum, row) => sum + row.n, 0)
        for (const rows of [hours, days, sourceDays, totals])
          expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(n)
      }),
    )
  })
})
