/**
 * From the time on a wall to the instant it stands for.
 *
 * A wall time that a zone skips (clocks go forward) moves on by the length of the gap; one that happens twice
 * (clocks go back) is the first of the two. That is what JavaScript's own `Date` does for the local zone.
 */
import type { Zone } from './zone.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** The instant (epoch milliseconds) at which clocks in the zone show `wall`, which is given as if it were UTC. */
export function instantOf(wall: number, zone: Zone): number {
  const before = zone.offsetAt(wall - DAY)
  const after = zone.offsetAt(wall + DAY)
  const first = wall - before * MINUTE
  const second = wall - after * MINUTE
  if (zone.offsetAt(first) !== before && zone.offsetAt(second) === after) return second
  return first
}
