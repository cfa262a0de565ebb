import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeOf } from '../../src/time/time-of.ts'
import { latestInstant } from '../../src/time/year.ts'
import { zoneNamed } from './clocks.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('the year of a logcat line', () => {
  test.each([
    ['12-31 23:59:59.000', '2026-01-01T00:00:01Z', '2025-12-31T23:59:59.000Z'],
    ['01-01 00:00:00.000', '2025-12-31T23:59:59Z', '2026-01-01T00:00:00.000Z'],
    ['06-03 12:00:00.000', '2026-06-02T12:00:00Z', '2026-06-03T12:00:00.000Z'],
    ['06-03 12:00:00.001', '2026-06-02T12:00:00Z', '2025-06-03T12:00:00.001Z'],
    ['02-29 12:00:00.000', '2026-11-22T00:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['02-29 12:00:00.000', '2028-02-28T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['02-29 12:00:00.000', '2028-02-27T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['02-29 12:00:00.000', '2103-12-31T12:00:00Z', '2096-02-29T12:00:00.000Z'],
  ])('%s read at %s is %s', (date, now, utc) => {
    const clock = { zone: zoneNamed('UTC'), now: Date.parse(now) }
    const stamp = timeOf(`${date}  1  1 W A: x`, clock)
    expect(new Date(stamp?.at ?? Number.NaN).toISOString()).toBe(utc)
  })

  test('is the new one where the year begins before it does in UTC', () => {
    const clock = { zone: zoneNamed('+08:00'), now: Date.parse('2025-12-31T19:30:00Z') - DAY }
    const stamp = timeOf('01-01 03:00:00.000  1  1 W A: x', clock)
    expect(stamp?.at).toBe(Date.parse('2025-12-31T19:00:00Z'))
  })

  test('is the latest that lies no more than a day ahead', () => {
    const anyDate = fc.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    const anyZone = fc.constantFrom('UTC', '+14:00', '-12:00', 'America/New_York', 'Asia/Shanghai')
    fc.assert(
      fc.property(anyDate, anyDate, anyZone, (written, arrival, zone) => {
        const now = arrival.getTime()
        const clock = { zone: zoneNamed(zone), now }
        const text = written.toISOString().slice(5, 23).replace('T', ' ')
        const at = timeOf(`${text}  1  1 W A: x`, clock)?.at ?? Number.NaN
        expect(at).toBeLessThanOrEqual(now + DAY)
        const gap = text.startsWith('02-29') ? 4 * 366 : 366
        expect(at).toBeGreaterThan(now + DAY - gap * DAY - HOUR)
      }),
    )
  })
})

test('a date that no year has is none', () => {
  expect(latestInstant(() => undefined, 0)).toBeUndefined()
})
