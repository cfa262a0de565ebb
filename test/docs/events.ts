/**
 * Four weeks of a small service, as a list of events: what docs/sql.md shows the answers for. The present is Wednesday
 * 2026-11-25, half past nine in UTC. Times are in milliseconds since 1970 UTC.
 */
import type { Occurrence } from '../../src/count/batch.ts'

export const now: number = Date.parse('2026-11-25T09:30:00Z')

export const hourMs = 3_600_000
export const dayMs: number = 24 * hourMs

/** `n` events in one minute of each of `days` days, the last of them on `last`. */
interface Habit extends Pick<Occurrence, 'code' | 'evidence' | 'source'> {
  readonly last: string
  readonly days: number
  readonly time: string
  readonly n: number
}

const web1 = '/var/log/app/web-1.log'
const web2 = '/var/log/app/web-2.log'

const habits: readonly Habit[] = [
  // Wrong passwords: every day, on both machines, in the Chinese morning and evening.
  { code: 2333, evidence: 'certain', source: web1, last: '2026-11-25', days: 28, time: '01:12', n: 9 },
  { code: 2333, evidence: 'certain', source: web2, last: '2026-11-24', days: 28, time: '12:40', n: 6 },
  { code: 2333, evidence: 'likely', source: web2, last: '2026-11-24', days: 10, time: '23:05', n: 2 },
  // Not logged in: on the rise since yesterday.
  { code: 2020, evidence: 'certain', source: web1, last: '2026-11-23', days: 21, time: '06:20', n: 4 },
  { code: 2020, evidence: 'certain', source: web1, last: '2026-11-24', days: 1, time: '06:21', n: 17 },
  { code: 2020, evidence: 'certain', source: web2, last: '2026-11-25', days: 1, time: '08:58', n: 11 },
  // No permission to log in to the application: an incident this morning, on one machine first.
  { code: 1576, evidence: 'certain', source: web1, last: '2026-11-25', days: 1, time: '08:41', n: 3 },
  { code: 1576, evidence: 'certain', source: web1, last: '2026-11-25', days: 1, time: '08:42', n: 14 },
  { code: 1576, evidence: 'certain', source: web2, last: '2026-11-25', days: 1, time: '08:42', n: 5 },
  { code: 1576, evidence: 'certain', source: web2, last: '2026-11-25', days: 1, time: '08:44', n: 8 },
  { code: 1576, evidence: 'certain', source: web1, last: '2026-11-18', days: 6, time: '03:30', n: 1 },
  // A clock that was off, every day, until someone set it.
  { code: 1305, evidence: 'certain', source: web2, last: '2026-11-15', days: 12, time: '02:00', n: 5 },
  // Locked users and wrong passwords of an old client: neither came back, one of them not for a week.
  { code: 2005, evidence: 'certain', source: web1, last: '2026-11-18', days: 5, time: '07:07', n: 1 },
  { code: 2006, evidence: 'certain', source: web1, last: '2026-11-19', days: 9, time: '07:09', n: 1 },
  // The user doesn't exist: fewer every week.
  { code: 2004, evidence: 'likely', source: web1, last: '2026-11-17', days: 14, time: '09:45', n: 7 },
  { code: 2004, evidence: 'likely', source: web1, last: '2026-11-24', days: 7, time: '09:45', n: 3 },
  // A second factor is asked for: no failure.
  { code: 1636, evidence: 'certain', source: web1, last: '2026-11-25', days: 20, time: '00:30', n: 2 },
  // A telephone since the weekend, whose SDK prints no number.
  { code: 10013, evidence: 'inferred', source: 'phone-1', last: '2026-11-24', days: 4, time: '16:10', n: 1 },
  // Wrong verification codes and a mistyped address: once each.
  { code: 2001, evidence: 'certain', source: web2, last: '2026-11-24', days: 1, time: '10:10', n: 5 },
  { code: 2003, evidence: 'likely', source: web1, last: '2026-11-10', days: 1, time: '11:11', n: 1 },
  // Not in the catalogue.
  { code: 2998, evidence: 'certain', source: web2, last: '2026-11-25', days: 3, time: '05:15', n: 2 },
  { code: 3107, evidence: 'certain', source: web2, last: '2026-11-09', days: 1, time: '22:59', n: 1 },
]

/** A telephone whose clock runs four years ahead: counted where it says, seen when it arrived. */
const fromTheFuture: Occurrence = {
  code: 2004,
  evidence: 'likely',
  source: 'phone-1',
  at: Date.parse('2030-11-25T09:00:00Z'),
  seen: now - hourMs,
}

const eventsOf = ({ last, days, time, n, ...event }: Habit): Occurrence[] => {
  const end = Date.parse(`${last}T${time}:00Z`)
  return Array.from({ length: days * n }, (_, index) => ({
    ...event,
    // Seconds apart, within the minute.
    at: end - Math.floor(index / n) * dayMs + (index % n) * 2000,
  }))
}

export const events: readonly Occurrence[] = [...habits.flatMap(eventsOf), fromTheFuture]

export interface Oddity {
  readonly kind: string
  readonly source: string
  readonly at: number
  readonly detail: string
}

export const oddities: readonly Oddity[] = [
  { kind: 'future', source: 'phone-1', at: fromTheFuture.at, detail: 'more than a day ahead of the clock' },
  ...['2026-11-24T01:12:00Z', '2026-11-25T01:12:00Z'].map((at) => ({
    kind: 'clock-skew',
    source: web1,
    at: Date.parse(at),
    detail: 'back by more than half an hour',
  })),
  {
    kind: 'incomplete',
    source: '/var/log/app/web-2.log.3.gz',
    at: Date.parse('2026-11-24T00:30:07Z'),
    detail: 'the compressed data stops midway',
  },
  {
    kind: 'unreadable',
    source: '/var/log/app/audit.log',
    at: Date.parse('2026-11-02T00:30:02Z'),
    detail: 'permission denied',
  },
]
