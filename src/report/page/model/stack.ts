/**
 * What the chart stacks: the codes with the most hits each by itself, all others together on top. A chart with more
 * colours than these can't be read.
 */
import type { CodeFacts } from './facts.ts'

export const mostColors = 7

export interface Counted {
  readonly facts: CodeFacts
  readonly n: number
  readonly buckets: ArrayLike<number>
}

export interface Layer {
  /** Nothing for the others together. */
  readonly code: number | undefined
  readonly n: number
  readonly buckets: ArrayLike<number>
}

/** From the bottom up. */
export function layersOf(rows: readonly Counted[]): Layer[] {
  const ordered = rows.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || a.facts.code - b.facts.code)
  const layers = ordered
    .slice(0, mostColors)
    .map(({ facts, n, buckets }): Layer => ({ code: facts.code, n, buckets }))
  const rest = ordered.slice(mostColors)
  if (rest.length === 0) return layers
  const n = rest.reduce((sum, row) => sum + row.n, 0)
  return [...layers, { code: undefined, n, buckets: sumsOf(rest.map((row) => row.buckets)) }]
}

/** What each layer reaches up to. */
export function heightsOf(layers: readonly Layer[]): number[][] {
  let below: number[] | undefined
  return layers.map(({ buckets }) => {
    const heights = Array.from(buckets, (n, bucket) => n + (below?.[bucket] ?? 0))
    below = heights
    return heights
  })
}

export function sumsOf(parts: readonly ArrayLike<number>[]): number[] {
  const length = Math.max(0, ...parts.map((part) => part.length))
  return Array.from({ length }, (_, bucket) => parts.reduce((sum, part) => sum + (part[bucket] ?? 0), 0))
}
