/** Where the chart's axis is labelled: at buckets that begin at a round time of the chosen zone, no more than fit. */

import { wallOf } from '../../../time/wall-clock.ts'
import type { Zone } from '../../../time/zone.ts'

export interface Tick {
  readonly bucket: number
  /** A day's first label names the day: `11-22`, all others the time: `10:00`. */
  readonly label: string
}

const DAY = 86_400

const timeSteps = [60, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200] as const
const daySteps = [1, 2, 7, 14] as const
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12_000, 60_000] as const

type Round = (wall: number) => number

/** From fine to coarse; two walls that give the same number belong to one label. */
const rounds: readonly { readonly of: Round; readonly label: (wall: number) => string }[] = [
  ...timeSteps.map((step) => ({ of: (wall: number) => Math.floor(wall / step), label: timeOrDay })),
  ...daySteps.map((step) => ({ of: (wall: number) => Math.floor((wall / DAY - 4) / step), label: dayLabel })),
  ...monthSteps.map((step) => ({
    of: (wall: number) => Math.floor(monthOf(wall) / step),
    label: step < 12 ? monthLabel : yearLabel,
  })),
]

export function ticksOf(edges: readonly number[], zone: Zone, most: number): Tick[] {
  const walls = edges.slice(0, -1).map((edge) => wallOf(edge, zone))
  for (const { of, label } of rounds) {
    const ticks = walls.flatMap((wall, bucket) => {
      // The first bucket may begin anywhere, and has a label only where that is a round time.
      const before = bucket === 0 ? wall - 1 : (walls[bucket - 1] as number)
      return of(before) === of(wall) ? [] : [{ bucket, label: label(wall) }]
    })
    if (ticks.length <= Math.max(1, most)) {
      return ticks.length > 0
        ? ticks
        : walls.slice(0, 1).map((wall) => ({ bucket: 0, label: dayLabel(wall) }))
    }
  }
  return []
}

const text = (wall: number): string => new Date(wall * 1000).toISOString()
const monthOf = (wall: number): number => {
  const date = new Date(wall * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function timeOrDay(wall: number): string {
  return wall % DAY === 0 ? dayLabel(wall) : text(wall).slice(-13, -8)
}

function dayLabel(wall: number): string {
  return text(wall).slice(-19, -14)
}

function monthLabel(wall: number): string {
  return text(wall).slice(0, -17)
}

function yearLabel(wall: number): string {
  return text(wall).slice(0, -20)
}
