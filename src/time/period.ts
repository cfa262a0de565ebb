/**
 * Times as a person asks for them: `7d`, `yesterday`, `2026-11-22T10:00`.
 *
 * A day is a period, from its midnight to the next; everything else is a moment, a period without length. So "since"
 * a period is since its start and "until" one until its end, and a day that is named last is in.
 */
import { midnightOf, timeOfDay } from './calendar.ts'
import { instantOf } from './wall-clock.ts'
import { offsetZone, type Zone } from './zone.ts'

/** Epoch milliseconds; `end` is the first that is no longer in it. */
export interface Period {
  readonly start: number
  readonly end: number
}

export interface PeriodClock {
  /** Whose days and wall-clock times are meant. */
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly now: number
}

export interface PeriodForm {
  /** How it is shown to who got it wrong. */
  readonly example: string
  readonly pattern: RegExp
  readonly read: (groups: Readonly<Record<string, string>>, clock: PeriodClock) => Period | undefined
  /** What it reads, and the period in ISO UTC, one time for a moment; it is 2026-11-22 17:00 at +08:00. */
  readonly samples: readonly (readonly [text: string, start: string, end?: string])[]
  /** What looks alike and is none. */
  readonly not: readonly string[]
}

const MINUTE = 60_000
const DAY = 86_400_000
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: DAY, w: 7 * DAY }

const moment = (at: number): Period => ({ start: at, end: at })

/** The day that begins at this midnight on a wall. In some zones the clock skips midnight, or has days of 23 hours. */
const dayFrom = (midnight: number, zone: Zone): Period => ({
  start: instantOf(midnight, zone),
  end: instantOf(midnight + DAY, zone),
})

export const periodForms: readonly PeriodForm[] = [
  {
    example: '7d, 24h, 30m, 2w',
    pattern: /^(?<count>\d{1,5})(?<unit>[mhdw])$/i,
    // A day is 24 hours here, also where clocks change: so much time ago, not that time of an earlier day.
    read: ({ count, unit = '' }, { now }) =>
      moment(now - Number(count) * (UNITS[unit.toLowerCase()] as number)),
    samples: [
      ['7d', '2026-11-15T09:00:00Z'],
      ['24h', '2026-11-21T09:00:00Z'],
      ['90m', '2026-11-22T07:30:00Z'],
      ['2W', '2026-11-08T09:00:00Z'],
      ['0m', '2026-11-22T09:00:00Z'],
    ],
    not: ['7', 'd', '7y', '7s', '-7d', '+7d', '1.5h', '7d12h', '7 d', '999999d'],
  },
  {
    example: 'today, yesterday',
    pattern: /^(?<day>today|yesterday)$/i,
    read: ({ day = '' }, { now, zone }) => {
      const wall = now + zone.offsetAt(now) * MINUTE
      const midnight = Math.floor(wall / DAY) * DAY
      return dayFrom(day.toLowerCase() === 'today' ? midnight : midnight - DAY, zone)
    },
    samples: [
      ['today', '2026-11-21T16:00:00Z', '2026-11-22T16:00:00Z'],
      ['Yesterday', '2026-11-20T16:00:00Z', '2026-11-21T16:00:00Z'],
    ],
    not: ['tomorrow', 'to day', 'yesterdays'],
  },
  {
    example: '2026-11-22',
    pattern: /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
    read: (groups, { zone }) => {
      const midnight = midnightIn(groups)
      return midnight === undefined ? undefined : dayFrom(midnight, zone)
    },
    samples: [
      ['2026-11-22', '2026-11-21T16:00:00Z', '2026-11-22T16:00:00Z'],
      ['2024-02-29', '2024-02-28T16:00:00Z', '2024-02-29T16:00:00Z'],
    ],
    not: ['2026-02-29', '2026-13-01', '2026-1-1', '20261122', '2026-11', '22-11-2026', '0001-01-01'],
  },
  {
    example: '2026-11-22T10:00',
    pattern:
      /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?)?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i,
    read: (groups, clock) => {
      const { hour, minute, second = '0', fraction = '', zone: written } = groups
      const midnight = midnightIn(groups)
      const time = timeOfDay(Number(hour), Number(minute), Number(second), fraction)
      const zone = written === undefined ? clock.zone : offsetZone(written)
      if (midnight === undefined || time === undefined || zone === undefined) return undefined
      return moment(instantOf(midnight + time, zone))
    },
    samples: [
      ['2026-11-22T10:00', '2026-11-22T02:00:00Z'],
      ['2026-11-22 10:00', '2026-11-22T02:00:00Z'],
      ['2026-11-22T10:00:30', '2026-11-22T02:00:30Z'],
      ['2026-11-22t10:00:30.250z', '2026-11-22T10:00:30.250Z'],
      ['2026-11-22T10:00Z', '2026-11-22T10:00:00Z'],
      ['2026-11-22T10:00-05:30', '2026-11-22T15:30:00Z'],
    ],
    not: [
      '2026-11-22T24:00',
      '2026-11-22T10',
      '2026-11-22T10:60',
      '2026-02-30T10:00',
      '2026-11-22T10:00+15:00',
    ],
  },
]

/** `undefined` where the text is of none of the forms, or names a day or a time that there is not. */
export function readPeriod(text: string, clock: PeriodClock): Period | undefined {
  for (const { pattern, read } of periodForms) {
    const groups = pattern.exec(text)?.groups
    if (groups !== undefined) return read(groups, clock)
  }
  return undefined
}

const midnightIn = ({ year, month, day }: Readonly<Record<string, string>>): number | undefined =>
  midnightOf(Number(year), Number(month), Number(day))
