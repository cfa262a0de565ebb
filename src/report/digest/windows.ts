/**
 * The windows that a digest compares: the one it is about, and those of the same length before it.
 *
 * They are stepped by whole days of the zone's calendar, so that hours of day match, also where clocks change between
 * them: a day of 23 hours is compared with days of 24. A window of more than a day is stepped by as many days as it
 * begins, so none overlap; a week is compared with weeks, weekday by weekday.
 */
import type { Window } from '../../store/window-counts.ts'
import { instantOf, wallOf } from '../../time/wall-clock.ts'
import type { Zone } from '../../time/zone.ts'

export const windowsBefore = 7

const daySeconds = 86_400

/** Days of the zone's calendar that the window begins. */
export function daysOf({ since, until }: Window, zone: Zone): number {
  return Math.max(1, Math.ceil((wallOf(until, zone) - wallOf(since, zone)) / daySeconds))
}

/** The windows before, the newest first. */
export function earlierWindows(window: Window, zone: Zone): Window[] {
  const days = daysOf(window, zone)
  return Array.from({ length: windowsBefore }, (_, index) => {
    const back = (index + 1) * days
    return { since: daysBefore(window.since, back, zone), until: daysBefore(window.until, back, zone) }
  })
}

/** The same time on the wall, so many days before. */
export const daysBefore = (seconds: number, days: number, zone: Zone): number =>
  instantOf((wallOf(seconds, zone) - days * daySeconds) * 1000, zone) / 1000

/** The whole day before the one that `now` lies in. */
export function yesterday(now: number, zone: Zone): Window {
  const wall = wallOf(Math.floor(now / 1000), zone)
  const midnight = Math.floor(wall / daySeconds) * daySeconds
  const at = (seconds: number): number => instantOf(seconds * 1000, zone) / 1000
  return { since: at(midnight - daySeconds), until: at(midnight) }
}
