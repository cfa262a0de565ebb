/**
 * A range cut into the minutes, hours, days or weeks of a zone. Weeks are those of ISO 8601 and begin on Monday. A day
 * has 23 or 25 hours where clocks change, an hour that comes twice is two spans, and a day that a zone has skipped is
 * none. The first and the last span end where the range does.
 */
import { startOf } from '../count/seconds.ts'
import { instantOf } from '../time/wall-clock.ts'
import type { Zone } from '../time/zone.ts'

export const spanNames = ['minute', 'hour', 'day', 'week'] as const
export type SpanName = (typeof spanNames)[number]

/** How long a span usually is, in seconds. */
export const usualLength: Readonly<Record<SpanName, number>> = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 7 * 86_400,
}

/** All in seconds since 1970 UTC. */
export interface Span {
  /** Where the whole minute, hour, day or week begins, which may be before the range. */
  readonly from: number
  readonly start: number
  /** The first second that is no longer in it. */
  readonly end: number
}

/** Without gaps, oldest first; none for an empty range. */
export function spansOf(since: number, until: number, by: SpanName, zone: Zone): Span[] {
  const { floor, next } = by === 'minute' || by === 'hour' ? clock(usualLength[by], zone) : calendar(by, zone)
  const spans: Span[] = []
  let from = floor(since)
  while (from < until) {
    const to = next(from)
    if (to > since) spans.push({ from, start: Math.max(from, since), end: Math.min(to, until) })
    from = to
  }
  return spans
}

interface Steps {
  /** The start of the span that a time lies in. */
  readonly floor: (time: number) => number
  /** The start of the span after the one that starts then. */
  readonly next: (start: number) => number
}

const secondsEast = (time: number, zone: Zone): number => Math.round(zone.offsetAt(time * 1000)) * 60

function clock(length: number, zone: Zone): Steps {
  const past = (time: number): number => {
    const wall = time + secondsEast(time, zone)
    return wall - startOf(length, wall)
  }
  return {
    floor: (time) => time - past(time),
    next(start) {
      const end = start + length - past(start)
      const over = past(end)
      // Where clocks go back by half an hour, the hour goes on until it is full; where they go on, a new one begins.
      return over > 0 && secondsEast(end, zone) < secondsEast(start, zone) ? end + length - over : end
    },
  }
}

const day = 86_400
/** 1970 began on a Thursday. */
const thursday = 3

function calendar(by: 'day' | 'week', zone: Zone): Steps {
  const days = by === 'week' ? 7 : 1
  const midnightBefore = (time: number): number => {
    const today = startOf(day, time + secondsEast(time, zone))
    const sinceMonday = (((today / day + thursday) % 7) + 7) % 7
    return today - (by === 'week' ? sinceMonday * day : 0)
  }
  const begin = (midnight: number): number => instantOf(midnight * 1000, zone) / 1000
  return {
    floor: (time) => begin(midnightBefore(time)),
    next(start) {
      // From a wall that stands after midnight, where the clock has skipped it.
      let midnight = midnightBefore(start) + days * day
      while (begin(midnight) <= start) midnight += days * day
      return begin(midnight)
    },
  }
}
