/**
 * Whether a written date and time exist, and how far into the epoch or the day they are.
 *
 * Nothing rolls over: 30 February and 24:00 are not times. Years are 1970 (a phone before its first time sync)
 * to 2099; what lies outside is no date that a logger printed, but a zero value such as Go's year 1.
 */

const FIRST_YEAR = 1970
const LAST_YEAR = 2099
const LAST_OF_MINUTE = 59_999

/** Epoch milliseconds of a day's start on a wall set to UTC; `undefined` where there is no such day. */
export function midnightOf(year: number, month: number, day: number): number | undefined {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return undefined
  return day >= 1 && day <= daysIn(year, month) ? Date.UTC(year, month - 1, day) : undefined
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] as number)
}

/**
 * Milliseconds since midnight, or `undefined`. `fraction` is the digits behind the seconds, cut to three.
 * A leap second (`:60`) is the last millisecond of its minute, so that it stays in the minute that it is written in.
 */
export function timeOfDay(
  hour: number,
  minute: number,
  second: number,
  fraction: string,
): number | undefined {
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return undefined
  const minuteStart = (hour * 60 + minute) * 60_000
  if (second === 60) return minuteStart + LAST_OF_MINUTE
  return minuteStart + second * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
}
