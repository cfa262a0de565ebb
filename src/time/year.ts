/**
 * The year of a date that is written without one (logcat, syslog, klog).
 *
 * A log is read soon or long after it is written, but never before: the year is the latest in which the date
 * lies no more than one day ahead. The day allows for a device whose clock or zone is ahead of ours. So 31
 * December read in January is last year's, and 29 February is the nearest leap year's.
 *
 * The lines before have no say, so that a log reads the same in one run and in many as it grows. That fails only where
 * a date alone tells too little: in a log that goes on for 364 days or more, and on a device more than a day ahead.
 */

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Two leap years are up to eight years apart (2096 and 2104). */
const YEARS_TRIED = 9

/**
 * `instantIn` gives the date's instant in a year, or `undefined` where that year does not have the date.
 * The result is the instant in the inferred year.
 */
export function latestInstant(
  instantIn: (year: number) => number | undefined,
  now: number,
): number | undefined {
  const limit = now + DAY
  // East of UTC the new year is up to 14 hours old when UTC's begins.
  const newest = new Date(limit + 14 * HOUR).getUTCFullYear()
  for (let year = newest; year > newest - YEARS_TRIED; year--) {
    const instant = instantIn(year)
    if (instant !== undefined && instant <= limit) return instant
  }
  return undefined
}
