/**
 * The pieces that stamp patterns share, as pattern sources with named groups.
 *
 * Each ends where its field ends (no digit may follow), so that a longer number is never half read.
 */

const FRACTION = String.raw`(?:[.,:](?<fraction>\d{1,30}))?`

/** `16:37:40`, `16:37:40.133`, `16:37:40,441`, `16:37:40:133`. */
export const TIME: string = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)${FRACTION}(?!\d)`

/** As TIME, the seconds optional. */
export const TIME_OR_MINUTE: string = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)${FRACTION}(?!\d)|(?!:?\d))`

/**
 * `Z`, `UTC`, `+08:00`, `+0800`, `+08`, `GMT+8`, directly behind the time or after a space. After a space an
 * offset must be one that places have (`-0330`), for there a message may start (`-1001 timed out`). Names such
 * as `CST` are left alone: the time then has no zone.
 */
export const OPTIONAL_ZONE: string = String.raw`(?:(?: (?=[A-Zz]|[+-](?:0\d|1[0-4]):?(?:00|15|30|45)))?(?<zone>(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?|[Zz])(?!\w))?`
