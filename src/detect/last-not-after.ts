/** The place of the last of the ascending `starts` that isn't after `index`; the first start is 0. */
export function lastNotAfter(starts: readonly number[], index: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] as number) <= index) low = middle
    else high = middle - 1
  }
  return low
}
