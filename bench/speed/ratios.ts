/** What is made of the times. Ratios are taken pair by pair, of runs that stand side by side, and then the median. */

/** A ratio that is to be reached. */
export type Wanted =
  /** At most so many times the peer's time. */
  | { readonly timeAtMost: number }
  /** At least so many times as fast as the peer. */
  | { readonly speedAtLeast: number }

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('there is no median of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** How many times the peer's time ours takes. */
export function timeRatio(ours: readonly number[], peer: readonly number[]): number {
  return median(ours.map((seconds, round) => seconds / (peer[round] as number)))
}

/** How many times as fast as the peer ours is. */
export function speedRatio(ours: readonly number[], peer: readonly number[]): number {
  return median(ours.map((seconds, round) => (peer[round] as number) / seconds))
}

export function isReached(wanted: Wanted, ours: readonly number[], peer: readonly number[]): boolean {
  return 'timeAtMost' in wanted
    ? timeRatio(ours, peer) <= wanted.timeAtMost
    : speedRatio(ours, peer) >= wanted.speedAtLeast
}
