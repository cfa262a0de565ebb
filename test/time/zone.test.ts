import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { instantOf } from '../../src/time/wall-clock.ts'
import { offsetZone, parseZone } from '../../src/time/zone.ts'
import { zoneNamed } from './clocks.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const winter = Date.UTC(2026, 0, 15)
const summer = Date.UTC(2026, 6, 15)

describe('a zone that a user names', () => {
  test.each([
    ['UTC', 0, 0],
    ['utc', 0, 0],
    ['Z', 0, 0],
    ['GMT', 0, 0],
    ['+08:00', 480, 480],
    ['+0800', 480, 480],
    ['+08', 480, 480],
    ['-03:30', -210, -210],
    ['-00:30', -30, -30],
    ['+14:00', 840, 840],
    ['Asia/Shanghai', 480, 480],
    ['asia/shanghai', 480, 480],
    ['America/New_York', -300, -240],
    ['America/St_Johns', -210, -150],
    ['PRC', 480, 480],
    ['CST6CDT', -360, -300],
    ['Egypt', 120, 180],
  ])('%s', (text, inWinter, inSummer) => {
    const zone = parseZone(text)
    expect(zone?.offsetAt(winter)).toBe(inWinter)
    expect(zone?.offsetAt(summer)).toBe(inSummer)
  })

  test.each(['CST', 'IST', 'BST', 'EST', 'PST', 'cst', 'CEST', 'CET'])('%s is ambiguous', (text) => {
    expect(parseZone(text)).toBeUndefined()
  })

  test.each(['', ' ', 'Mars/Olympus', '+25:00', '+14:01', '+08:60', '+8', '8', '+08:00 ', 'UTC+8'])(
    '%j is none',
    (text) => {
      expect(parseZone(text)).toBeUndefined()
    },
  )

  test('any text gives a zone or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const offset = parseZone(text)?.offsetAt(summer) ?? 0
        expect(Math.abs(offset)).toBeLessThanOrEqual(840)
      }),
    )
  })
})

test.each([
  ['GMT+8', 480],
  ['UTC+08:00', 480],
  ['+0530', 330],
  ['z', 0],
])('a line writes %s', (text, offset) => {
  expect(offsetZone(text)?.offsetAt(winter)).toBe(offset)
})

describe('local', () => {
  const wallTimes = fc
    .date({ min: new Date('1970-01-03'), max: new Date('2099-12-29'), noInvalidDate: true })
    .map((date) => date.getTime())

  test('agrees with Date in the zone of the process, gaps and folds included', () => {
    const zone = zoneNamed('local')
    fc.assert(
      fc.property(wallTimes, (wall) => {
        const [date = '', time = ''] = new Date(wall).toISOString().replace('Z', '').split('T')
        expect(instantOf(wall, zone)).toBe(new Date(`${date}T${time}`).getTime())
      }),
      { numRuns: 500 },
    )
  })

  function processZone(timeZone: string | undefined): void {
    const options = { timeZone } as Intl.ResolvedDateTimeFormatOptions
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options)
  }

  test('is the zone of the process under its name', () => {
    processZone('Asia/Kathmandu')
    const zone = zoneNamed('local')
    expect(zone.name).toBe('Asia/Kathmandu')
    expect(zone.offsetAt(summer)).toBe(345)
  })

  test.each([undefined, 'Etc/Unknown'])('works where Intl calls it %s, as with TZ=CST-8', (name) => {
    processZone(name)
    const zone = zoneNamed('local')
    expect(zone.name).toBe('local')
    expect(zone.offsetAt(summer)).toBe(-new Date(summer).getTimezoneOffset())
  })
})

test('remembers no offset beyond the quarter hour in which it changes', () => {
  const zone = zoneNamed('Australia/Lord_Howe')
  const change = Date.parse('2026-10-03T15:30:00Z')
  const offsets = [change - 1, change, change - 1].map(zone.offsetAt)
  expect(offsets).toEqual([630, 660, 630])
})

describe('clocks that go forward and back', () => {
  test.each([
    ['America/New_York', '2026-03-08T01:59:59', '2026-03-08T06:59:59.000Z', 'before the gap'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z', 'in the gap: 03:30 EDT'],
    ['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z', 'behind the gap'],
    ['America/New_York', '2026-11-01T00:59:59', '2026-11-01T04:59:59.000Z', 'before the fold'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z', 'in the fold: the first, EDT'],
    ['America/New_York', '2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z', 'behind the fold'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00.000Z', 'a gap of half an hour'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z', 'a fold of half an hour'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00.000Z', 'a day that was left out'],
  ])('%s %s is %s, %s', (zone, wall, utc) => {
    const instant = instantOf(Date.parse(`${wall}Z`), zoneNamed(zone))
    expect(new Date(instant).toISOString()).toBe(utc)
  })

  test.each([
    [
      'America/New_York',
      '2026-11-01T01:30:00',
      '2026-11-01T05:29:59Z',
      '2026-11-01T05:30:00.000Z',
      'goes on',
    ],
    [
      'America/New_York',
      '2026-11-01T01:00:00',
      '2026-11-01T05:59:59Z',
      '2026-11-01T06:00:00.000Z',
      'comes again',
    ],
    [
      'America/New_York',
      '2026-11-01T01:30:00',
      '2026-11-01T06:00:00Z',
      '2026-11-01T06:30:00.000Z',
      'went back',
    ],
    [
      'America/New_York',
      '2026-11-01T01:44:58',
      '2026-11-01T05:45:00Z',
      '2026-11-01T05:44:58.000Z',
      'a little late',
    ],
    [
      'America/New_York',
      '2026-11-01T01:59:58',
      '2026-11-01T06:00:01Z',
      '2026-11-01T05:59:58.000Z',
      'late from before',
    ],
    [
      'America/New_York',
      '2026-11-01T01:59:58',
      '2026-11-01T07:00:01Z',
      '2026-11-01T06:59:58.000Z',
      'late from then',
    ],
    [
      'America/New_York',
      '2026-11-01T01:15:00',
      '2026-11-01T05:45:00Z',
      '2026-11-01T06:15:00.000Z',
      'halfway',
    ],
    [
      'America/New_York',
      '2026-11-01T01:30:00',
      '2026-10-20T00:00:00Z',
      '2026-11-01T05:30:00.000Z',
      'days later',
    ],
    [
      'America/New_York',
      '2026-11-01T03:00:00',
      '2026-11-01T05:59:59Z',
      '2026-11-01T08:00:00.000Z',
      'not twice',
    ],
    [
      'America/New_York',
      '2026-03-08T02:30:00',
      '2026-03-08T06:30:00Z',
      '2026-03-08T07:30:00.000Z',
      'in the gap',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-05T01:31:00',
      '2026-04-04T14:59:00Z',
      '2026-04-04T15:01:00.000Z',
      'half an hour',
    ],
  ])('%s %s behind %s is %s: %s', (zone, wall, previous, utc) => {
    const instant = instantOf(Date.parse(`${wall}Z`), zoneNamed(zone), () => Date.parse(previous))
    expect(new Date(instant).toISOString()).toBe(utc)
  })

  test('a log that goes on in steps of less than a quarter of an hour is read as it was written', () => {
    const changes = fc.constantFrom(
      ['America/New_York', '2026-11-01T04:30:00Z'],
      ['Europe/Berlin', '2026-10-24T23:30:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T14:00:00Z'],
      ['Europe/Berlin', '2026-03-29T00:30:00Z'],
      ['Asia/Shanghai', '2026-11-01T04:30:00Z'],
    )
    const steps = fc.array(fc.integer({ min: 0, max: 14 * 60 + 59 }), { minLength: 8, maxLength: 60 })
    fc.assert(
      fc.property(changes, steps, ([name = '', start = ''], seconds) => {
        const zone = zoneNamed(name)
        let written = Date.parse(start)
        let previous: number | undefined
        for (const step of seconds) {
          written += step * 1000
          previous = instantOf(written + zone.offsetAt(written) * 60_000, zone, () => previous)
          expect(previous).toBe(written)
        }
      }),
    )
  })

  const names = [
    'America/New_York',
    'Asia/Shanghai',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ]

  test.each(names)('what a clock in %s shows is read as the first instant at which it shows it', (name) => {
    const zone = zoneNamed(name)
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const seconds = fc.integer({ min: Date.UTC(1973, 0) / 1000, max: Date.UTC(2099, 0) / 1000 })
    fc.assert(
      fc.property(seconds, (second) => {
        const wall = shown.format(second * 1000)
        const instant = instantOf(Date.parse(`${wall.replace(' ', 'T')}Z`), zone)
        expect(shown.format(instant)).toBe(wall)
        expect(instant).toBeLessThanOrEqual(second * 1000)
      }),
      { numRuns: 300 },
    )
  })
})
