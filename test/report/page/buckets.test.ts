/** Buckets and labels where clocks in the zone have them. */
import { expect, test } from 'vitest'
import { bucketEdges, bucketFor, buckets } from '../../../src/report/page/model/buckets.ts'
import { ticksOf } from '../../../src/report/page/model/ticks.ts'
import { zoneOf } from '../../../src/report/page/model/view.ts'
import { secondsFrom, wallText } from '../../../src/report/page/model/wall.ts'

const inZone = (zone: string, from: string, to: string) => ({
  zone: zoneOf(zone),
  from: secondsFrom(from, zoneOf(zone)) as number,
  to: secondsFrom(to, zoneOf(zone)) as number,
})

test.each([
  ['Asia/Shanghai', 'hour', '2026-11-22T09:20', '2026-11-22T12:00', ['09:20', '10:00', '11:00', '12:00']],
  ['Asia/Kolkata', 'hour', '2026-11-22T09:00', '2026-11-22T11:00', ['09:00', '10:00', '11:00']],
  [
    'Asia/Kathmandu',
    'minutes15',
    '2026-11-22T09:05',
    '2026-11-22T09:40',
    ['09:05', '09:15', '09:30', '09:40'],
  ],
  ['America/New_York', 'day', '2026-03-07T00:00', '2026-03-10T00:00', ['03-07', '03-08', '03-09', '03-10']],
  ['America/New_York', 'hour', '2026-03-08T00:00', '2026-03-08T04:00', ['00:00', '01:00', '03:00', '04:00']],
  [
    'America/New_York',
    'hour',
    '2026-11-01T00:00',
    '2026-11-01T03:00',
    ['00:00', '01:00', '01:00', '02:00', '03:00'],
  ],
  // Clocks go forward by half an hour at two, and the hour that this cuts is a bucket of half an hour.
  [
    'Australia/Lord_Howe',
    'hour',
    '2026-10-04T00:00',
    '2026-10-04T04:00',
    ['00:00', '01:00', '02:30', '03:00', '04:00'],
  ],
  // Midnight is skipped.
  ['America/Santiago', 'day', '2026-09-05T00:00', '2026-09-08T00:00', ['09-05', '09-06', '09-07', '09-08']],
  ['UTC', 'week', '2026-11-18T10:00', '2026-12-01T00:00', ['11-18', '11-23', '11-30', '12-01']],
  ['UTC', 'month', '2026-11-18T10:00', '2027-02-01T00:00', ['11-18', '12-01', '01-01', '02-01']],
  ['UTC', 'year', '2024-11-18T10:00', '2026-01-01T00:00', ['11-18', '01-01', '01-01']],
] as const)('%s by %s from %s to %s', (name, unit, from, to, expected) => {
  const period = inZone(name, from, to)
  const bucket = buckets.find((one) => one.name === unit)
  if (bucket === undefined) throw new Error(unit)
  const edges = bucketEdges(period.from, period.to, bucket, period.zone)
  const isDay = bucket.length >= 86_400
  const texts = edges.map((edge) => wallText(edge, period.zone).slice(...(isDay ? [5, 10] : [11, 16])))
  expect(texts).toEqual(expected)
  expect(edges.at(-1)).toBe(period.to)
})

test.each([
  ['2026-11-22T09:00', '2026-11-22T10:00', 'minute', 'minute'],
  ['2026-11-22T09:00', '2026-11-22T10:00', 'hour', 'hour'],
  ['2026-11-22T00:00', '2026-11-23T00:00', 'minute', 'minutes15'],
  ['2026-11-18T00:00', '2026-11-25T00:00', 'minute', 'hour'],
  ['2026-11-18T00:00', '2026-11-25T00:00', 'day', 'day'],
  ['2026-08-25T00:00', '2026-11-25T00:00', 'minute', 'day'],
  ['2025-11-25T00:00', '2026-11-25T00:00', 'minute', 'week'],
  ['2016-11-25T00:00', '2026-11-25T00:00', 'minute', 'month'],
  ['0001-01-01T00:00', '2026-11-25T00:00', 'minute', 'year'],
] as const)('from %s to %s, known by the %s, is shown by the %s', (from, to, known, shown) => {
  const period = inZone('UTC', from, to)
  expect(bucketFor(period.from, period.to, known).name).toBe(shown)
})

test.each([
  ['a morning', 'Asia/Kolkata', '2026-11-22T09:20', '2026-11-22T12:00', 4, ['10:00', '11:00']],
  [
    'a week',
    'Asia/Shanghai',
    '2026-11-18T09:20',
    '2026-11-25T09:20',
    8,
    ['11-19', '11-20', '11-21', '11-22', '11-23', '11-24', '11-25'],
  ],
  [
    'a week with room',
    'UTC',
    '2026-11-18T00:00',
    '2026-11-20T00:00',
    5,
    ['11-18', '12:00', '11-19', '12:00'],
  ],
  [
    'some years',
    'UTC',
    '2020-05-01T00:00',
    '2026-11-25T00:00',
    8,
    ['2021', '2022', '2023', '2024', '2025', '2026'],
  ],
  [
    'ten thousand years',
    'UTC',
    '0001-01-01T00:00',
    '9999-12-31T00:00',
    12,
    ['1000', '2000', '3000', '4000', '5000', '6000', '7000', '8000', '9000'],
  ],
  ['no room', 'UTC', '2026-11-18T00:00', '2026-11-20T00:00', 0, ['11-19']],
] as const)('labels of %s', (_, name, from, to, most, expected) => {
  const { zone, ...period } = inZone(name, from, to)
  const edges = bucketEdges(period.from, period.to, bucketFor(period.from, period.to, 'minute'), zone)
  expect(ticksOf(edges, zone, most).map(({ label }) => label)).toEqual(expected)
})
