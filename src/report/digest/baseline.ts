/**
 * What is usual, from the same count in each window before: the median, and how far from it counts commonly lie.
 *
 * Both are robust: one bad day among seven moves neither. The spread is the median absolute deviation, scaled to the
 * standard deviation that it estimates where counts are normal (1.4826 times). It is never less than the square root
 * of the median, which is by how much mere chance moves a count (Poisson), nor less than 1: three days of 1, 1, 1 are
 * no proof that a code can't come twice.
 */

export interface Baseline {
  /** One count a window, the newest first. */
  readonly counts: readonly number[]
  readonly median: number
  readonly spread: number
}

/** `undefined` without any window. */
export function baselineOf(counts: readonly number[]): Baseline | undefined {
  if (counts.length === 0) return undefined
  const median = medianOf(counts)
  const deviation = medianOf(counts.map((count) => Math.abs(count - median)))
  return { counts, median, spread: Math.max(1.4826 * deviation, Math.sqrt(median), 1) }
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)]
  return ((sorted[below] as number) + (sorted[above] as number)) / 2
}
