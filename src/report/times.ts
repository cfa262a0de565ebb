/** Times in reports, in the zone that was asked for. */
import type { Zone } from '../time/zone.ts'

/** The time on a wall in the zone, as ISO text without an offset; to the second. */
const wallText = (seconds: number, zone: Zone): string =>
  new Date((seconds + zone.offsetAt(seconds * 1000) * 60) * 1000).toISOString().replace(/\.\d+Z$/, '')

/** `+08:00`; `Z` in UTC, as the public views write it. */
function offsetText(seconds: number, zone: Zone): string {
  if (zone.name === 'UTC') return 'Z'
  const minutes = Math.round(zone.offsetAt(seconds * 1000))
  const size = Math.abs(minutes)
  const twoDigits = (number: number): string => `${number}`.padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

/** `2026-11-22T18:00:00+08:00`, for programs. */
export const isoTime = (seconds: number, zone: Zone): string =>
  wallText(seconds, zone) + offsetText(seconds, zone)

/** `2026-11-22 18:00`, for people. */
export const minuteTime = (seconds: number, zone: Zone): string =>
  wallText(seconds, zone).slice(0, -3).replace('T', ' ')

/** `2026-11-22` */
export const dayOf = (seconds: number, zone: Zone): string => wallText(seconds, zone).split('T')[0] as string

/** `2026-11-22 01:30 +02:00`, where an hour comes twice. */
export const minuteTimeWithOffset = (seconds: number, zone: Zone): string =>
  `${minuteTime(seconds, zone)} ${offsetText(seconds, zone)}`
