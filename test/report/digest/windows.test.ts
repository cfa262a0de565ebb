import { describe, expect, test } from 'vitest'
import { windowText } from '../../../src/report/digest/quantities.ts'
import { daysOf, earlierWindows, yesterday } from '../../../src/report/digest/windows.ts'
import type { Window } from '../../../src/store/window-counts.ts'
import { parseZone, utc, type Zone } from '../../../src/time/zone.ts'

const zone = (name: string): Zone => parseZone(name) as Zone
const seconds = (text: string): number => Date.parse(text) / 1000
const window = (since: string, until: string): Window => ({ since: seconds(since), until: seconds(until) })
const iso = ({ since, until }: Window): string[] =>
  [since, until].map((at) => new Date(at * 1000).toISOString().slice(0, 16))

test.each([
  ['2026-11-25T07:45Z', 'UTC', ['2026-11-24T00:00', '2026-11-25T00:00']],
  ['2026-11-25T07:45Z', 'Asia/Shanghai', ['2026-11-23T16:00', '2026-11-24T16:00']],
  ['2026-11-25T16:00Z', 'Asia/Shanghai', ['2026-11-24T16:00', '2026-11-25T16:00']],
  // Clocks went back on the 25th: that day has 25 hours.
  ['2026-10-26T07:45+01:00', 'Europe/Berlin', ['2026-10-24T22:00', '2026-10-25T23:00']],
])('at %s yesterday in %s is %j', (now, name, expected) => {
  expect(iso(yesterday(Date.parse(now), zone(name)))).toEqual(expected)
})

describe('the windows before', () => {
  test('a day: the seven days before, which meet', () => {
    const windows = earlierWindows(window('2026-11-24T00:00Z', '2026-11-25T00:00Z'), utc)
    expect(windows).toHaveLength(7)
    expect(windows.map(iso).at(0)).toEqual(['2026-11-23T00:00', '2026-11-24T00:00'])
    expect(windows.map(iso).at(-1)).toEqual(['2026-11-17T00:00', '2026-11-18T00:00'])
  })

  test('a part of a day: the same hours', () => {
    const [first] = earlierWindows(window('2026-11-25T00:00Z', '2026-11-25T07:45Z'), utc)
    expect(first && iso(first)).toEqual(['2026-11-24T00:00', '2026-11-24T07:45'])
  })

  test('hours over midnight are still a part of a day', () => {
    const [first] = earlierWindows(window('2026-11-24T22:00Z', '2026-11-25T07:00Z'), utc)
    expect(first && iso(first)).toEqual(['2026-11-23T22:00', '2026-11-24T07:00'])
  })

  test('a week: weeks, from the same weekday', () => {
    const windows = earlierWindows(window('2026-11-18T09:41Z', '2026-11-25T09:41Z'), utc)
    expect(windows.map(iso).at(0)).toEqual(['2026-11-11T09:41', '2026-11-18T09:41'])
    expect(windows.map(iso).at(-1)).toEqual(['2026-09-30T09:41', '2026-10-07T09:41'])
  })

  test('a day and a half: steps of two days, so that none overlap', () => {
    const [first] = earlierWindows(window('2026-11-23T12:00Z', '2026-11-25T00:00Z'), utc)
    expect(first && iso(first)).toEqual(['2026-11-21T12:00', '2026-11-23T00:00'])
  })

  test('hours match on the wall where clocks change between', () => {
    const berlin = zone('Europe/Berlin')
    const [first] = earlierWindows(yesterday(Date.parse('2026-10-26T07:45+01:00'), berlin), berlin)
    expect(first && iso(first)).toEqual(['2026-10-23T22:00', '2026-10-24T22:00'])
  })

  test('a day of 25 hours is one day', () => {
    const berlin = zone('Europe/Berlin')
    expect(daysOf(yesterday(Date.parse('2026-10-26T07:45+01:00'), berlin), berlin)).toBe(1)
  })
})

test.each([
  ['2026-11-24T00:00Z', '2026-11-25T00:00Z', 'UTC', '2026-11-24'],
  ['2026-11-18T00:00Z', '2026-11-25T00:00Z', 'UTC', '2026-11-18 – 2026-11-24'],
  ['2026-11-23T16:00Z', '2026-11-24T16:00Z', 'Asia/Shanghai', '2026-11-24'],
  ['2026-11-25T00:00Z', '2026-11-25T09:41Z', 'UTC', '2026-11-25 00:00–09:41'],
  ['2026-11-18T09:41Z', '2026-11-25T09:41Z', 'UTC', '2026-11-18 09:41 – 2026-11-25 09:41'],
])('%s to %s in %s is called %s', (since, until, name, expected) => {
  expect(windowText(window(since, until), zone(name))).toBe(expected)
})
