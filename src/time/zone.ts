/**
 * Time zones as a name and an offset at any instant.
 *
 * The only file that knows where zone data comes from (`Intl`, through @date-fns/tz). A zone is made once a
 * run and then asked for every line, so it remembers its offsets.
 */
import { tzOffset } from '@date-fns/tz/tzOffset'

export interface Zone {
  /** As the user gave it; for `local` the name of the process's zone. */
  readonly name: string
  /** Minutes east of UTC at an instant (epoch milliseconds). */
  readonly offsetAt: (instant: number) => number
}

const MINUTES_FARTHEST_EAST = 14 * 60
const QUARTER_HOUR = 15 * 60_000
const REMEMBERED_OFFSETS = 8192

/**
 * `CST` is China, Chicago or Cuba and `IST` India, Ireland or Israel, yet `Intl` takes both and picks one. Every
 * short name that ends in T is refused instead of guessed, also `EST` and `CET`, which happen to be IANA links.
 */
const ABBREVIATION = /^[A-Z]{2,3}T$/i
const UTC_NAMES = new Set(['Z', 'UTC', 'GMT', 'UCT', 'ZULU'])
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/

export const utc: Zone = fixedZone('UTC', 0)

/**
 * The zone that a user names: `local`, `UTC`, `Z`, a fixed offset (`+08:00`, `+0800`, `+08`) or an IANA name.
 * `undefined` for anything else, ambiguous abbreviations (`CST`, `IST`, `BST`) among it.
 */
export function parseZone(text: string): Zone | undefined {
  if (text.toLowerCase() === 'local') return localZone()
  if (UTC_NAMES.has(text.toUpperCase())) return utc
  if (/^[+-]\d\d/.test(text)) return offsetZone(text)
  return ABBREVIATION.test(text) ? undefined : namedZone(text)
}

/**
 * The zone that a line writes behind its time: `Z`, `UTC`, `GMT`, `+0800`, `+08:00`, `+08`, `GMT+8`.
 * `undefined` for an offset beyond ±14:00, which no place has.
 */
export function offsetZone(text: string): Zone | undefined {
  if (!offsetZones.has(text)) {
    if (offsetZones.size >= REMEMBERED_ZONES) offsetZones.clear()
    offsetZones.set(text, readOffsetZone(text))
  }
  return offsetZones.get(text)
}

/** The lines of a log write the same few zones. */
const offsetZones = new Map<string, Zone | undefined>()
const REMEMBERED_ZONES = 64

function readOffsetZone(text: string): Zone | undefined {
  if (UTC_NAMES.has(text.toUpperCase())) return utc
  const match = OFFSET.exec(text)
  if (match === null) return undefined
  const [, sign, hours, minutes = '0'] = match
  const size = Number(hours) * 60 + Number(minutes)
  if (size > MINUTES_FARTHEST_EAST || Number(minutes) > 59) return undefined
  return fixedZone(text, sign === '-' ? -size : size)
}

function fixedZone(name: string, minutes: number): Zone {
  return { name, offsetAt: () => minutes }
}

/** `TZ` may hold a POSIX rule (`CST-8`), for which `Intl` has no name but `Date` still has the offset. */
function localZone(): Zone {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined
  const named = name === undefined ? undefined : namedZone(name)
  return named ?? { name: 'local', offsetAt: (instant) => -new Date(instant).getTimezoneOffset() }
}

function namedZone(name: string): Zone | undefined {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
  } catch {
    return undefined
  }
  return { name, offsetAt: rememberOffsets(name) }
}

/** Offsets change on quarter hours of UTC only, so one look-up serves every line of a quarter hour. */
function rememberOffsets(name: string): Zone['offsetAt'] {
  const offsets = new Map<number, number>()
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_HOUR)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    if (offsets.size >= REMEMBERED_OFFSETS) offsets.clear()
    const offset = tzOffset(name, new Date(quarter * QUARTER_HOUR))
    offsets.set(quarter, offset)
    return offset
  }
}
