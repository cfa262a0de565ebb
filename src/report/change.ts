/** What has become of a count since the period before. */

export interface Change {
  readonly difference: bigint
  /** To one decimal; `undefined` where there was none before, of which nothing is a share. */
  readonly percent: number | undefined
  readonly change: 'new' | 'gone' | 'more' | 'fewer' | 'same'
}

export function changeOf(n: bigint, before: bigint): Change {
  const difference = n - before
  return {
    difference,
    percent: before === 0n ? undefined : percentOf(difference, before),
    change: nameOf(n, before),
  }
}

/** Halves are rounded away from 0, as SQL does. */
function percentOf(difference: bigint, before: bigint): number {
  const tenths = (Number(difference) * 1000) / Number(before)
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10
}

function nameOf(n: bigint, before: bigint): Change['change'] {
  if (n === before) return 'same'
  if (before === 0n) return 'new'
  if (n === 0n) return 'gone'
  return n > before ? 'more' : 'fewer'
}
