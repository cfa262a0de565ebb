/**
 * Keeps the number of series small: each value of a label is one more for Prometheus to keep, with every value of the
 * other labels.
 */

/** Stands for all values past the limit. */
export const otherValue = 'other'

/** Gives back the first `limit` different values as they are, and `otherValue` for every further one. */
export function createLabelLimit(limit: number): (value: string) => string {
  const admitted = new Set<string>()
  return (value) => {
    if (!admitted.has(value) && admitted.size >= limit) return otherValue
    admitted.add(value)
    return value
  }
}
