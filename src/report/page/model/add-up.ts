/**
 * Counts of a period, added up by code and bucket. What the page holds by the minute is exact for every period. An
 * hour or a day that only its sum is known of counts where its middle lies: in whole, and in one bucket.
 */
import { units } from './block.ts'
import type { Block } from './facts.ts'

export interface Sum {
  readonly total: number
  /** How many of them are no more than inferred. */
  readonly inferred: number
  /** One a bucket. */
  readonly buckets: Float64Array
  /** The start and the length of the last span that has any, in seconds. */
  readonly last: { readonly at: number; readonly length: number }
}

/** What is to be counted; each list is by place, and everything counts where there is none. */
export interface Chosen {
  readonly sources?: ReadonlySet<number> | undefined
  /** 3 certain, 2 likely, 1 inferred. */
  readonly minEvidence: number
}

const counts = ({ sources, minEvidence }: Chosen, series: { source: number; evidence: number }): boolean =>
  series.evidence >= minEvidence && (sources === undefined || sources.has(series.source))

/** By the code's place. Codes without any are left out. */
export function addUp(blocks: readonly Block[], edges: readonly number[], chosen: Chosen): Map<number, Sum> {
  const [from, to] = [edges[0] as number, edges.at(-1) as number]
  const sums = new Map<number, { -readonly [Key in keyof Sum]: Sum[Key] }>()
  for (const block of blocks) {
    if (block.end <= from || block.start >= to) continue
    const length = units[block.unit]
    const middle = block.start + length / 2
    const firstBucket = Math.max(0, firstAtOrAfter(edges, middle) - 1)
    for (const series of block.series) {
      if (!counts(chosen, series)) continue
      const { times } = series
      let bucket = firstBucket
      for (let index = firstAtOrAfter(times, (from - middle) / length); index < times.length; index++) {
        const at = middle + (times[index] as number) * length
        if (at >= to) break
        while ((edges[bucket + 1] as number) <= at) bucket += 1
        let sum = sums.get(series.code)
        if (sum === undefined) {
          const none = { at: Number.NEGATIVE_INFINITY, length }
          sum = { total: 0, inferred: 0, buckets: new Float64Array(edges.length - 1), last: none }
          sums.set(series.code, sum)
        }
        const n = series.counts[index] as number
        sum.total += n
        if (series.evidence === 1) sum.inferred += n
        sum.buckets[bucket] = (sum.buckets[bucket] as number) + n
        if (at > sum.last.at + sum.last.length / 2) sum.last = { at: at - length / 2, length }
      }
    }
  }
  return sums
}

function firstAtOrAfter(times: ArrayLike<number>, time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as number) < time) low = middle + 1
    else high = middle
  }
  return low
}
