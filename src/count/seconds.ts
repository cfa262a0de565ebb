/**
 * Times as the counts keep them: whole seconds since 1970 UTC, within the years 0000–9999. SQLite's date functions
 * write no others, so a stamp beyond them (a phone before its clock is set, a hostile log) is moved to the nearest
 * end: it stays counted, and no view shows an empty time.
 */
export const earliest = -62_167_219_200
export const latest = 253_402_300_799

/** Throws a RangeError for NaN: a time that could not be read must be replaced before a hit is counted. */
export function toSeconds(milliseconds: number): number {
  if (Number.isNaN(milliseconds)) throw new RangeError('a count needs a time')
  return Math.min(Math.max(Math.floor(milliseconds / 1000), earliest), latest)
}

/** The start of the span (60: minute, 3600: hour, 86400: UTC day) that the second lies in; also before 1970. */
export function startOf(span: number, seconds: number): number {
  return Math.floor(seconds / span) * span
}
