/** A trend from the store to its rows: in any zone it is what the minutes add up to, day by day on the zone's walls. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedWith } from '../../src/cli/range.ts'
import { spansIn, trendPeriod, unitOf } from '../../src/cli/trend-period.ts'
import { spanNames } from '../../src/report/spans.ts'
import { dayOf, isoTime } from '../../src/report/times.ts'
import { sumsIn } from '../../src/report/trend.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { trend } from '../../src/store/trend.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'
import { batchOf, count, openScratch, scratchFile } from '../store/sample.ts'

const zoneOf = (name: string): Zone => parseZone(name) as Zone
const at = (text: string): number => Date.parse(text) / 1000

/** Zones of whole, half and quarter hours, and days on which the clocks of some of them change. */
const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'Australia/Lord_Howe',
]
const days = ['2026-03-29', '2026-04-04', '2026-10-04', '2026-10-25'].map((day) => at(`${day}T00:00Z`))

const minutes = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -2 * 96, max: 2 * 96 }), fc.constantFrom(0, 0, 1, 14))
  .map(([day, quarter, minute]) => day + quarter * 900 + minute * 60)

test('rows are what the minutes in them add up to', async () => {
  const one = fc.record({
    minute: minutes,
    n: fc.integer({ min: 1, max: 9 }),
    source: fc.constantFrom('a.log', 'b.log'),
  })
  const asked = fc.record({
    zone: fc.constantFrom(...zones).map(zoneOf),
    by: fc.constantFrom(...spanNames),
    day: fc.constantFrom(...days),
    from: fc.integer({ min: -3000, max: 0 }),
    length: fc.integer({ min: 1, max: 6000 }),
    source: fc.constantFrom(undefined, 'a.log'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { maxLength: 80 }),
      asked,
      async (rows, { zone, by, day, from, length, source }) => {
        const store = openScratch(scratchFile())
        store.commit(batchOf(...rows.map(count)))
        const since = day + from * 60
        const period = { since, until: since + length * 60 }
        const spans = spansIn(period, { by, zone })
        const sources = source && (await sourcesNamed(store, (name) => name === source)).numbers
        const sums = sumsIn(spans, await trend(store, { ...period, sources, by: unitOf(spans) }))
        const counted = rows.filter((row) => (source ?? row.source) === row.source)
        for (const [index, { from: begin, start, end }] of spans.entries()) {
          const inside = counted.filter(({ minute }) => minute >= start && minute < end)
          expect(Number(sums[index])).toBe(inside.reduce((sum, { n }) => sum + n, 0))
          if (by === 'day') {
            expect(inside.every(({ minute }) => dayOf(minute, zone) === dayOf(begin, zone))).toBe(true)
          }
        }
        store.close()
      },
    ),
    { numRuns: 200 },
  )
})

describe('an open range', () => {
  const zone = zoneOf('UTC')
  const seen = { first: at('2026-11-20T10:00:30Z'), last: at('2026-11-22T08:59:59Z') }
  const now = Date.parse('2026-11-24T12:00:30Z')
  const since = at('2026-11-21T00:00Z')

  test.each([
    ['goes from the first hit to the last', {}, ['2026-11-20T10:00:00Z', '2026-11-22T09:00:00Z']],
    ['from a beginning goes until now', { since }, ['2026-11-21T00:00:00Z', '2026-11-24T12:01:00Z']],
    ['to an end goes from the first hit', { until: since }, ['2026-11-20T10:00:00Z', '2026-11-21T00:00:00Z']],
  ])('%s', async (_, range, times) => {
    const store = openScratch(scratchFile())
    const period = await trendPeriod(store, range, seen, { by: 'hour', zone, now })
    expect([period.since, period.until].map((time) => isoTime(time, zone))).toEqual(times)
  })

  test('goes on to hits that are later than now', async () => {
    const store = openScratch(scratchFile())
    expect((await trendPeriod(store, { since }, seen, { by: 'day', zone, now: 0 })).until).toBe(
      at('2026-11-22T09:00Z'),
    )
  })
})

describe('the period before', () => {
  test.each([
    ['UTC', '2026-11-22T00:00Z', '2026-11-23T00:00Z', '2026-11-21T00:00:00Z'],
    ['UTC', '2026-11-22T10:07Z', '2026-11-22T10:10Z', '2026-11-22T10:04:00Z'],
    ['Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z', '2026-03-28T00:00:00+01:00'],
    ['Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z', '2026-10-24T00:00:00+02:00'],
    // Not whole days: as long to the second.
    ['Europe/Berlin', '2026-03-29T00:00Z', '2026-03-29T22:00Z', '2026-03-28T03:00:00+01:00'],
  ])('in %s of %s to %s begins at %s', (name, since, until, begin) => {
    const zone = zoneOf(name)
    const { before, back } = comparedWith({ since: at(since), until: at(until) }, zone, 0)
    expect(isoTime(before.since, zone)).toBe(begin)
    expect(before.until).toBe(at(since))
    expect(back(at(until))).toBe(at(since))
  })

  test('of an open end reckons with now', () => {
    const since = at('2026-11-22T10:00Z')
    const { range, before } = comparedWith({ since }, zoneOf('UTC'), Date.parse('2026-11-22T10:29:30Z'))
    expect([before.since, before.until, range.until].map((time) => (time - since) / 60)).toEqual([-30, 0, 30])
  })
})
