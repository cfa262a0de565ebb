/** A bucket of the chart in words: `2026-11-22 10:00 – 11:00`. */

import { wallText } from '../model/wall.ts'
import type { Scene } from './scene.ts'

export function bucketText({ overview: { edges, bucket }, zone }: Scene, index: number): string {
  const [from, to] = [wallText(edges[index] as number, zone), wallText(edges[index + 1] as number, zone)]
  if (bucket.name === 'minute') return from
  const midnight = ' 00:00'
  if (bucket.name === 'day' && from.endsWith(midnight) && to.endsWith(midnight)) return from.slice(0, -6)
  return `${from} – ${to.slice(0, -6) === from.slice(0, -6) ? to.slice(-5) : to}`
}
