/**
 * A row of a stamp-format table, and how what it matched becomes a stamp.
 *
 * A format is its pattern: the named groups year, month, day, hour, minute, second, fraction and zone (or the
 * one group epoch) are read by one function, whoever printed them.
 */
import { midnightOf, timeOfDay } from './calendar.ts'
import { epochOf } from './epoch.ts'
import { matchAt } from './match-at.ts'
import { monthNumber } from './month.ts'
import type { ClockSetting, Stamp } from './stamp.ts'
import { instantOf } from './wall-clock.ts'
import { latestInstant } from './year.ts'
import { offsetZone } from './zone.ts'

/**
 * A line and its time as ISO UTC, `undefined` where the line has none. The clock is +08:00 and 2026-11-22
 * 17:00 there unless given.
 */
export type Sample = readonly [
  line: string,
  utc: string | undefined,
  clock?: { readonly zone?: string; readonly now?: string },
]

export interface Format {
  readonly name: string
  /** Every character that a stamp of this format can start with; only these formats are tried there. */
  readonly starts: string
  /** Sticky, so that it can be tried at one place in a line and nowhere else. */
  readonly pattern: RegExp
  readonly samples: readonly Sample[]
  /** Lines that look alike and hold no time. */
  readonly not: readonly string[]
}

type Fields = Readonly<Record<string, string | undefined>>

/** The stamp that the format finds at `position` of the text, or `undefined`. */
export function readStamp(
  format: Format,
  text: string,
  position: number,
  clock: ClockSetting,
): Stamp | undefined {
  const fields: Fields | undefined = matchAt(format.pattern, text, position)?.groups
  if (fields === undefined) return undefined
  const { epoch } = fields
  const absolute = epoch !== undefined
  const at = absolute ? epochOf(epoch) : instantIn(fields, clock)
  if (at === undefined) return undefined
  return {
    at,
    zoned: absolute || fields.zone !== undefined,
    dated: absolute || fields.year !== undefined,
    format: format.name,
  }
}

function instantIn(fields: Fields, clock: ClockSetting): number | undefined {
  const { year, month = '', day, hour, minute, second = '0', fraction = '' } = fields
  const zone = fields.zone === undefined ? clock.zone : offsetZone(fields.zone)
  const sinceMidnight = timeOfDay(Number(hour), Number(minute), Number(second), fraction)
  if (zone === undefined || sinceMidnight === undefined) return undefined
  const instant = (candidate: number): number | undefined => {
    const midnight = midnightOf(candidate, monthNumber(month), Number(day))
    return midnight === undefined ? undefined : instantOf(midnight + sinceMidnight, zone, clock.previous)
  }
  return year === undefined ? latestInstant(instant, clock.now) : instant(Number(year))
}
