/** Days and hours as a zone has them, where clocks change, too. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SpanName, spanNames, spansOf } from '../../src/report/spans.ts'
import { isoTime } from '../../src/report/times.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'

const zoneOf = (name: string): Zone => parseZone(name) as Zone
const at = (text: string): number => Date.parse(text) / 1000

/** The spans of a range, by where each starts, and where the last ends. */
const samples: readonly (readonly [
  what: string,
  zone: string,
  by: SpanName,
  since: string,
  until: string,
  starts: readonly string[],
])[] = [
  [
    'UTC days, cut at both ends',
    'UTC',
    'day',
    '2026-11-21T10:07Z',
    '2026-11-23T01:00Z',
    ['2026-11-21T10:07:00Z', '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z', '2026-11-23T01:00:00Z'],
  ],
  [
    'minutes',
    'Asia/Kolkata',
    'minute',
    '2026-11-21T10:07Z',
    '2026-11-21T10:09Z',
    ['2026-11-21T15:37:00+05:30', '2026-11-21T15:38:00+05:30', '2026-11-21T15:39:00+05:30'],
  ],
  [
    'hours of a zone of half hours',
    'Asia/Kolkata',
    'hour',
    '2026-11-21T10:07Z',
    '2026-11-21T12:00Z',
    [
      '2026-11-21T15:37:00+05:30',
      '2026-11-21T16:00:00+05:30',
      '2026-11-21T17:00:00+05:30',
      '2026-11-21T17:30:00+05:30',
    ],
  ],
  [
    'a day of 23 hours',
    'Europe/Berlin',
    'day',
    '2026-03-28T23:00Z',
    '2026-03-30T22:00Z',
    ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', '2026-03-31T00:00:00+02:00'],
  ],
  [
    'a day of 25 hours',
    'Europe/Berlin',
    'day',
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
    ['2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00'],
  ],
  [
    'an hour that comes twice is two',
    'Europe/Berlin',
    'hour',
    '2026-10-25T00:00Z',
    '2026-10-25T02:00Z',
    ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00', '2026-10-25T03:00:00+01:00'],
  ],
  [
    'an hour that is skipped is none',
    'Europe/Berlin',
    'hour',
    '2026-03-29T00:00Z',
    '2026-03-29T02:00Z',
    ['2026-03-29T01:00:00+01:00', '2026-03-29T03:00:00+02:00', '2026-03-29T04:00:00+02:00'],
  ],
  [
    'clocks that go back by half an hour make an hour of an hour and a half',
    'Australia/Lord_Howe',
    'hour',
    '2026-04-04T14:00Z',
    '2026-04-04T16:30Z',
    ['2026-04-05T01:00:00+11:00', '2026-04-05T02:00:00+10:30', '2026-04-05T03:00:00+10:30'],
  ],
  [
    'and that go on by as much, one of half an hour',
    'Australia/Lord_Howe',
    'hour',
    '2026-10-03T14:30Z',
    '2026-10-03T17:00Z',
    [
      '2026-10-04T01:00:00+10:30',
      '2026-10-04T02:30:00+11:00',
      '2026-10-04T03:00:00+11:00',
      '2026-10-04T04:00:00+11:00',
    ],
  ],
  [
    'a day whose midnight is skipped begins later',
    'Africa/Cairo',
    'day',
    '2026-04-22T22:00Z',
    '2026-04-24T21:00Z',
    ['2026-04-23T00:00:00+02:00', '2026-04-24T01:00:00+03:00', '2026-04-25T00:00:00+03:00'],
  ],
  [
    'a day that a zone has skipped is none',
    'Pacific/Apia',
    'day',
    '2011-12-29T10:00Z',
    '2011-12-31T10:00Z',
    ['2011-12-29T00:00:00-10:00', '2011-12-31T00:00:00+14:00', '2012-01-01T00:00:00+14:00'],
  ],
  [
    'weeks begin on Monday',
    'Asia/Shanghai',
    'week',
    '2026-11-17T00:00+08:00',
    '2026-12-01T00:00+08:00',
    [
      '2026-11-17T00:00:00+08:00',
      '2026-11-23T00:00:00+08:00',
      '2026-11-30T00:00:00+08:00',
      '2026-12-01T00:00:00+08:00',
    ],
  ],
  [
    'weeks before 1970, too',
    'UTC',
    'week',
    '1969-12-29T00:00Z',
    '1970-01-06T00:00Z',
    ['1969-12-29T00:00:00Z', '1970-01-05T00:00:00Z', '1970-01-06T00:00:00Z'],
  ],
  ['nothing of an empty range', 'UTC', 'day', '2026-11-22T00:00Z', '2026-11-22T00:00Z', []],
]

describe('spansOf', () => {
  test.each(samples)('%s', (_, name, by, since, until, starts) => {
    const zone = zoneOf(name)
    const spans = spansOf(at(since), at(until), by, zone)
    const edges = [...spans.map(({ start }) => start), ...spans.slice(-1).map(({ end }) => end)]
    expect(edges.map((time) => isoTime(time, zone))).toEqual(starts)
  })

  test('covers the range without a gap, in any zone', () => {
    const zones = ['UTC', 'Asia/Kolkata', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', '-09:30']
    const times = fc.integer({ min: at('1990-01-01T00:00Z') / 60, max: at('2030-01-01T00:00Z') / 60 })
    fc.assert(
      fc.property(
        ...([
          fc.constantFrom(...zones),
          fc.constantFrom(...spanNames),
          times,
          fc.integer({ min: 1, max: 3000 }),
        ] as const),
        (name, by, minute, length) => {
          const [since, until] = [minute * 60, (minute + length) * 60]
          const spans = spansOf(since, until, by, zoneOf(name))
          expect(spans.map(({ start }) => start)).toEqual([
            since,
            ...spans.slice(0, -1).map(({ end }) => end),
          ])
          expect(spans.at(-1)?.end).toBe(until)
          expect(spans.every(({ from, start, end }) => from <= start && start < end)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
