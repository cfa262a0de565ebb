/** What "yesterday" and "the period before" are. */
import { describe, expect, test } from 'vitest'
import { periodBefore, presetPeriod } from '../../../src/report/page/model/periods.ts'
import { zoneOf } from '../../../src/report/page/model/view.ts'
import { secondsFrom, wallText } from '../../../src/report/page/model/wall.ts'
import { now, second } from './sample.ts'

const span = { from: second('2026-10-01T03:00Z'), to: second('2026-11-24T23:59Z') }

describe('at 2026-11-25 01:20 UTC', () => {
  test.each([
    ['today', 'Asia/Shanghai', '2026-11-25 00:00', '2026-11-25 09:20'],
    ['today', 'America/New_York', '2026-11-24 00:00', '2026-11-24 20:20'],
    ['yesterday', 'Asia/Kolkata', '2026-11-24 00:00', '2026-11-25 00:00'],
    ['24h', 'UTC', '2026-11-24 01:20', '2026-11-25 01:20'],
    ['7d', 'UTC', '2026-11-18 01:20', '2026-11-25 01:20'],
    ['all', 'UTC', '2026-10-01 03:00', '2026-11-25 01:20'],
  ] as const)('%s in %s is from %s to %s', (preset, name, from, to) => {
    const zone = zoneOf(name)
    const period = presetPeriod(preset, { now: now / 1000, zone, span })
    expect([wallText(period.from, zone), wallText(period.to, zone)]).toEqual([from, to])
  })
})

describe('the period before', () => {
  test.each([
    [
      'a whole day',
      'UTC',
      ['2026-11-24T00:00', '2026-11-25T00:00'],
      ['2026-11-23 00:00', '2026-11-24 00:00'],
    ],
    ['a morning', 'UTC', ['2026-11-25T00:00', '2026-11-25T09:20'], ['2026-11-24 00:00', '2026-11-24 09:20']],
    ['an hour', 'UTC', ['2026-11-25T08:00', '2026-11-25T09:00'], ['2026-11-25 07:00', '2026-11-25 08:00']],
    [
      '7 times 24 hours',
      'UTC',
      ['2026-11-18T09:20', '2026-11-25T09:20'],
      ['2026-11-11 09:20', '2026-11-18 09:20'],
    ],
    [
      'a day of 23 hours',
      'America/New_York',
      ['2026-03-08T00:00', '2026-03-09T00:00'],
      ['2026-03-07 00:00', '2026-03-08 00:00'],
    ],
    [
      'a day after one of 25',
      'America/New_York',
      ['2026-11-02T00:00', '2026-11-03T00:00'],
      ['2026-11-01 00:00', '2026-11-02 00:00'],
    ],
  ] as const)('of %s', (_, name, [from, to], expected) => {
    const zone = zoneOf(name)
    const period = { from: secondsFrom(from, zone) as number, to: secondsFrom(to, zone) as number }
    const before = periodBefore(period, zone)
    expect([wallText(before.from, zone), wallText(before.to, zone)]).toEqual(expected)
  })
})
