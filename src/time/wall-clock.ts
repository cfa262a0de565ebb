/**
 * From the time on a wall to the instant it stands for, and back.
 *
 * A wall time that a zone skips (clocks go forward) moves on by the length of the gap, as JavaScript's own `Date` does
 * for the local zone. One that happens twice (clocks go back) is the one nearer to the line before; without a line
 * before, the first.
 */
import type { Zone } from './zone.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** What a clock on the wall shows, as seconds since 1970 if it were one in UTC. */
export const wallOf = (seconds: number, zone: Zone): number => seconds + zone.offsetAt(seconds * 1000) * 60

/**
 * The instant (epoch milliseconds) at which clocks in the zone show `wall`, which is given as if it were UTC.
 * `previous` gives the instant of the line before.
 */
export function instantOf(wall: number, zone: Zone, previous?: () => number | undefined): number {
  const before = zone.offsetAt(wall - DAY)
  const after = zone.offsetAt(wall + DAY)
  const first = wall - before * MINUTE
  const second = wall - after * MINUTE
  if (first === second || zone.offsetAt(second) !== after) return first
  if (zone.offsetAt(first) !== before) return second
  const earlier = previous?.()
  if (earlier === undefined) return first
  // Halfway between the two, a log has gone on rather than back.
  return Math.abs(first - earlier) < Math.abs(second - earlier) ? first : second
}
