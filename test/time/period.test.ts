/** The table of times as a person asks for them: its samples, and days where clocks change. */
import { describe, expect, test } from 'vitest'
import { periodForms, readPeriod } from '../../src/time/period.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'

const now = Date.parse('2026-11-22T17:00:00+08:00')
const clock = { now, zone: parseZone('+08:00') as Zone }

describe.each(periodForms)('$example', ({ example, pattern, samples, not }) => {
  test.each(samples.map(([text, start, end = start]) => ({ text, start, end })))(
    '$text',
    ({ text, start, end }) => {
      expect(readPeriod(text, clock)).toEqual({ start: Date.parse(start), end: Date.parse(end) })
      expect(periodForms.filter((form) => form.pattern.test(text))).toHaveLength(1)
      expect(pattern.test(text)).toBe(true)
    },
  )

  test.each(not)('not %s', (text) => {
    expect(readPeriod(text, clock)).toBeUndefined()
  })

  test('its examples are of the form', () => {
    for (const text of example.split(', ')) expect(text).toMatch(pattern)
  })
})

test.each(['', ' ', 'now', '中午', '__proto__', '2026-11-22T10:00 CST'])('none is %j', (text) => {
  expect(readPeriod(text, clock)).toBeUndefined()
})

const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)

test.each([
  // Clocks go back on 2026-11-01 and forward on 2026-03-08.
  ['America/New_York', '2026-11-01', '2026-11-01T04:00', '2026-11-02T05:00'],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00', '2026-03-09T04:00'],
  // Midnight is skipped: the day begins at 01:00.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00', '2026-04-24T21:00'],
  ['Asia/Kathmandu', '2026-11-22', '2026-11-21T18:15', '2026-11-22T18:15'],
])('%s: %s is as long as the zone has it', (name, text, start, end) => {
  const period = readPeriod(text, { now, zone: parseZone(name) as Zone })
  expect([iso(period?.start), iso(period?.end)]).toEqual([start, end])
})

test('today and yesterday are the days of the zone', () => {
  const lateEvening = Date.parse('2026-11-22T23:30:00Z')
  const startIn = (zone: string, text: string): string | undefined =>
    iso(readPeriod(text, { now: lateEvening, zone: parseZone(zone) as Zone })?.start)
  expect(startIn('UTC', 'today')).toBe('2026-11-22T00:00')
  expect(startIn('Asia/Shanghai', 'today')).toBe('2026-11-22T16:00')
  expect(startIn('America/New_York', 'yesterday')).toBe('2026-11-21T05:00')
})
