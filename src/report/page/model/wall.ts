/** Times as a wall clock in the chosen zone shows them, in seconds; as text they are `2026-11-22 10:00`. */
import { instantOf, wallOf } from '../../../time/wall-clock.ts'
import type { Zone } from '../../../time/zone.ts'

/** A time that clocks skip or show twice is taken as `--since` takes it. */
export const secondsOf = (wall: number, zone: Zone): number => instantOf(wall * 1000, zone) / 1000

export const wallText = (seconds: number, zone: Zone): string =>
  new Date(wallOf(seconds, zone) * 1000)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, '')
    .replace('T', ' ')

/** What a field for date and time holds: `2026-11-22T10:00`. */
export function secondsFrom(text: string, zone: Zone): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(text)) return undefined
  const wall = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000
  return Number.isNaN(wall) ? undefined : secondsOf(wall, zone)
}

/** East of UTC at that time, as `+05:30`. */
export function offsetText(seconds: number, zone: Zone): string {
  const minutes = Math.round(zone.offsetAt(seconds * 1000))
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '−' : '+'}${`${hours}`.padStart(2, '0')}:${`${rest}`.padStart(2, '0')}`
}
