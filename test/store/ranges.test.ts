/** Reports over a range: exact to the minute, whatever the range cuts through. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidences } from '../../src/detect/hit.ts'
import { evidenceRank } from '../../src/store/evidence-rank.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { topCodes } from '../../src/store/top-codes.ts'
import { trend } from '../../src/store/trend.ts'
import { pruneFile } from './on-files.ts'
import { batchOf, count, minute, openScratch, rejectionOf, scratchFile } from './sample.ts'

const day = Math.floor(minute / 86_400) * 86_400
const codes = [2020, 10006, 9999] as const

/** Minutes over four days, most of them near a border of hours in a day and a half. */
const minutes = fc
  .oneof(fc.integer({ min: -2880, max: 2880 }), {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: -3, max: 30 }), fc.constantFrom(-29, -2, -1, 0, 1, 2, 30))
      .map(([hour, off]) => hour * 60 + off),
  })
  .map((index) => day + index * 60)

const counts = fc.array(
  fc
    .record({
      code: fc.constantFrom(...codes),
      minute: minutes,
      evidence: fc.constantFrom(...evidences),
      source: fc.constantFrom('a.log', 'b.log'),
      n: fc.integer({ min: 1, max: 9 }),
    })
    .map(count),
  { maxLength: 60 },
)

const ranges = fc.record({
  since: fc.option(minutes, { nil: undefined }),
  until: fc.option(minutes, { nil: undefined }),
  minEvidence: fc.constantFrom(...evidences),
  evidence: fc.option(fc.subarray([...evidences]), { nil: undefined }),
  source: fc.option(fc.constantFrom('a.log', 'b.log'), { nil: undefined }),
  severities: fc.option(fc.subarray(['flow', 'error', 'unknown'] as const), { nil: undefined }),
})

/** As the sample catalogue has them. */
const severityOf = { 2020: 'flow', 10006: 'error', 9999: 'unknown' } as const

describe('in any range', () => {
  it('the reports are what the minutes add up to', async () => {
    await fc.assert(
      fc.asyncProperty(counts, ranges, async (rows, { source, ...asked }) => {
        const { since = -Infinity, until = Infinity, minEvidence, evidence = evidences } = asked
        const { severities = ['flow', 'error', 'unknown'] } = asked
        const store = openScratch(scratchFile())
        store.commit(batchOf(...rows))
        const range = {
          ...asked,
          sources: source && (await sourcesNamed(store, (name) => name === source)).numbers,
        }
        const within = rows.filter(
          (row) =>
            row.minute >= since &&
            row.minute < until &&
            (source ?? row.source) === row.source &&
            evidence.includes(row.evidence) &&
            severities.includes(severityOf[row.code as keyof typeof severityOf]) &&
            evidenceRank[row.evidence] >= evidenceRank[minEvidence],
        )
        const top = await topCodes(store, { limit: 9, ...range })
        expect(
          top.map(({ code, n, firstSeen, lastSeen }) => ({ code, n: Number(n), firstSeen, lastSeen })),
        ).toEqual(
          codes
            .map((code) => ({ code, rows: within.filter((row) => row.code === code) }))
            .filter((one) => one.rows.length > 0)
            .map((one) => ({
              code: one.code,
              n: sumOf(one.rows),
              firstSeen: Math.min(
                ...one.rows.map((row) => (range.since === undefined ? row.first : row.minute)),
              ),
              lastSeen: Math.max(
                ...one.rows.map((row) => (range.until === undefined ? row.last : row.minute)),
              ),
            }))
            .toSorted((a, b) => b.n - a.n || a.code - b.code),
        )
        for (const [by, span] of [
          ['minute', 60],
          ['hour', 3600],
          ['day', 86_400],
        ] as const) {
          const starts = new Map<number, number>()
          for (const row of within.filter(({ code }) => code === 2020)) {
            const start = Math.floor(row.minute / span) * span
            starts.set(start, (starts.get(start) ?? 0) + row.n)
          }
          const points = await trend(store, { ...range, codes: [2020], by })
          expect(points.map(({ start, n }) => [start, Number(n)])).toEqual(
            [...starts].toSorted(([a], [b]) => a - b),
          )
        }
        store.close()
      }),
      { numRuns: 300 },
    )
  })
})

it('the first and the last minute are in the range, also where others of their hours are not', async () => {
  const store = openScratch(scratchFile())
  // The range has no minute of the two hours that it cuts, and they have some outside it.
  const [before, first, last, after] = [day + 600, day + 4200, day + 7140, day + 9000] as const
  store.commit(batchOf(...[before, first, last, after].map((time) => count({ minute: time }))))
  expect(await topCodes(store, { limit: 1, since: day + 1200, until: day + 8400 })).toMatchObject([
    { n: 2n, firstSeen: first, lastSeen: last },
  ])
})

const sumOf = (rows: readonly { readonly n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0)

describe('a time before 1970', () => {
  it('is cut as any other', async () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count({ minute: -5400 }), count({ minute: -5460 }), count({ minute: -90_000 })))
    expect((await topCodes(store, { limit: 1, since: -5400, until: 0 }))[0]?.n).toBe(1n)
    expect(await trend(store, { codes: [2020], by: 'hour', since: -86_400 })).toEqual([
      { code: 2020, start: -7200, n: 2n },
    ])
  })
})

describe('where minutes have been pruned', () => {
  const file = async (): Promise<ReturnType<typeof openScratch>> => {
    const path = scratchFile()
    const store = openScratch(path)
    store.commit(batchOf(...[-2, -1, 0].map((days) => count({ minute: day + days * 86_400 + 3660 }))))
    await pruneFile(path, day)
    return store
  }

  it.each([
    ['days as before', { since: day - 2 * 86_400 }, 3n, day - 2 * 86_400],
    ['days up to a minute that is left', { since: day - 86_400, until: day + 3720 }, 2n, day - 86_400],
    ['what is left of days that had nothing', { since: day - 9 * 86_400 - 60 }, 3n, day - 2 * 86_400],
    ['an open beginning as before', { until: day }, 2n, day - 2 * 86_400 + 3660],
  ])('a range has %s', async (_, range, n, firstSeen) => {
    expect((await topCodes(await file(), { limit: 1, ...range }))[0]).toMatchObject({ n, firstSeen })
  })

  it.each([
    ['begins', { since: day - 60 }],
    ['ends', { until: day - 3600 }],
  ])('a range that %s within them is refused with the day from which there are minutes', async (_, range) => {
    const error = await rejectionOf(async () => topCodes(await file(), { limit: 1, ...range }))
    expect(error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('minutes and hours before 2026-11-22 have been deleted'),
      advice: expect.stringContaining('--since 2026-11-22'),
    })
  })

  it('hours of days that have only their sums are refused, and all that are left are shown', async () => {
    const store = await file()
    expect(
      await rejectionOf(() => trend(store, { codes: [2020], by: 'hour', since: day - 86_400 })),
    ).toMatchObject({
      name: 'UserError',
    })
    expect(await trend(store, { codes: [2020], by: 'hour' })).toEqual([
      { code: 2020, start: day + 3600, n: 1n },
    ])
  })
})
