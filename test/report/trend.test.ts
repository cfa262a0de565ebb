/** Rows of a trend: what falls into each, and how each is called. */
import { describe, expect, test } from 'vitest'
import type { Asked } from '../../src/report/asked.ts'
import { type SpanName, spansOf } from '../../src/report/spans.ts'
import { sumsIn, trendReport } from '../../src/report/trend.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'

const at = (text: string): number => Date.parse(text) / 1000

function reportOf(zoneName: string, by: SpanName, since: string, until: string) {
  const zone = parseZone(zoneName) as Zone
  const spans = spansOf(at(since), at(until), by, zone)
  const asked: Asked = {
    range: {},
    before: undefined,
    zone,
    sources: [],
    severities: [],
    evidence: [],
    minEvidence: 'inferred',
  }
  const values = spans.map(() => 2n ** 62n)
  const series = [{ code: 2333, values, before: undefined }]
  return trendReport(asked, by, 'en', { spans, series, counted: { any: true, last: 0 } })
}

const namesOf = (...args: Parameters<typeof reportOf>): (string | undefined)[] =>
  reportOf(...args).sheet.rows.map(([name]) => name?.text)

describe('rows are called', () => {
  test.each<[...Parameters<typeof reportOf>, string[]]>([
    ['UTC', 'day', '2026-11-21T10:00Z', '2026-11-22T10:00Z', ['2026-11-21', '2026-11-22']],
    ['Asia/Shanghai', 'day', '2026-11-21T10:00Z', '2026-11-21T17:00Z', ['2026-11-21', '2026-11-22']],
    ['UTC', 'hour', '2026-11-21T10:30Z', '2026-11-21T11:30Z', ['2026-11-21 10:00', '2026-11-21 11:00']],
    [
      'Europe/Berlin',
      'hour',
      '2026-10-25T00:00Z',
      '2026-10-25T03:00Z',
      ['2026-10-25 02:00 +02:00', '2026-10-25 02:00 +01:00', '2026-10-25 03:00'],
    ],
    [
      'UTC',
      'week',
      '2025-12-23T00:00Z',
      '2026-01-05T01:00Z',
      ['2025-12-22 W52', '2025-12-29 W01', '2026-01-05 W02'],
    ],
    ['UTC', 'week', '2026-12-28T00:00Z', '2027-01-04T01:00Z', ['2026-12-28 W53', '2027-01-04 W01']],
  ])('in %s by %s from %s to %s', (zone, by, since, until, names) => {
    expect(namesOf(zone, by, since, until)).toEqual([...names, 'total'])
  })
})

test('sums are exact beyond what a number holds', () => {
  const { rows } = reportOf('UTC', 'day', '2026-11-21T00:00Z', '2026-11-24T00:00Z').sheet
  expect(rows.at(-1)?.[1]?.text).toBe(`${3n * 2n ** 62n}`)
})

test('a point lies in the span that it starts in, and in the first where the range cuts it', () => {
  const spans = [
    { from: 0, start: 60, end: 100 },
    { from: 100, start: 100, end: 200 },
    { from: 200, start: 200, end: 260 },
  ]
  const points = [0, 60, 99, 100, 199, 200, 259].map((start, index) => ({ start, n: 10n ** BigInt(index) }))
  expect(sumsIn(spans, points)).toEqual([111n, 11_000n, 1_100_000n])
  expect(sumsIn([], points)).toEqual([])
})
