/**
 * The spans that the chart counts by. They begin and end where clocks in the chosen zone do, so a day has 23 or 25
 * hours where clocks change, and a week begins on Monday. The first and the last are cut where the period is.
 */

import { wallOf } from '../../../time/wall-clock.ts'
import type { Zone } from '../../../time/zone.ts'
import { type Unit, units } from './block.ts'
import { secondsOf } from './wall.ts'

const DAY = 86_400
const WEEK = 7 * DAY
/** A Monday. */
const someMonday = 4 * DAY

export interface Bucket {
  readonly name: BucketName
  /** Seconds; of months and years about. */
  readonly length: number
  /** For periods of at most so many days. */
  readonly days: number
  /** Where the next begins on a wall. */
  readonly next: (wall: number) => number
}

export type BucketName = 'minute' | 'minutes5' | 'minutes15' | 'hour' | 'day' | 'week' | 'month' | 'year'

const every =
  (length: number, from = 0) =>
  (wall: number): number =>
    Math.floor((wall - from) / length) * length + from + length

const monthsOn =
  (months: number) =>
  (wall: number): number => {
    const date = new Date(wall * 1000)
    const month = Math.floor(date.getUTCMonth() / months) * months + months
    const next = new Date(0)
    // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
    next.setUTCFullYear(date.getUTCFullYear(), month, 1)
    return next.getTime() / 1000
  }

/** From fine to coarse. */
export const buckets: readonly Bucket[] = [
  { name: 'minute', length: 60, days: 0.125, next: every(60) },
  { name: 'minutes5', length: 300, days: 0.5, next: every(300) },
  { name: 'minutes15', length: 900, days: 1.5, next: every(900) },
  { name: 'hour', length: 3600, days: 10, next: every(3600) },
  { name: 'day', length: DAY, days: 200, next: every(DAY) },
  { name: 'week', length: WEEK, days: 1100, next: every(WEEK, someMonday) },
  { name: 'month', length: 30 * DAY, days: 11_000, next: monthsOn(1) },
  { name: 'year', length: 365 * DAY, days: Number.POSITIVE_INFINITY, next: monthsOn(12) },
]

/** Fine enough to show something, and not finer than what is known. */
export function bucketFor(from: number, to: number, finest: Unit): Bucket {
  const days = (to - from) / DAY
  return buckets.find((bucket) => days <= bucket.days && bucket.length >= units[finest]) as Bucket
}

/** Where the buckets of a period begin, and where the last one ends. */
export function bucketEdges(from: number, to: number, bucket: Bucket, zone: Zone): number[] {
  const edges: number[] = []
  for (let at = from; at < to; at = nextEdge(at, bucket, zone)) edges.push(at)
  return [...edges, to]
}

function nextEdge(at: number, { length, next }: Bucket, zone: Zone): number {
  const wall = wallOf(at, zone)
  const nextWall = next(wall)
  // Hours go on while clocks are moved; days end at midnight, whenever that is.
  const edge = length < DAY ? at + nextWall - wall : secondsOf(nextWall, zone)
  return edge > at ? edge : at + nextWall - wall
}
