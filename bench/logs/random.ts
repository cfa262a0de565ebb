/**
 * Numbers that look random and are the same for the same seed, on any machine: Marsaglia's xorshift on 32 bits. Good
 * enough to vary log lines, and a line needs a dozen of them, so each must cost next to nothing.
 */

export interface Random {
  /** A whole number, 0 ≤ n < `limit`. */
  readonly below: (limit: number) => number
  /** A whole number from `first` to `last`, both included. */
  readonly between: (first: number, last: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** As `pick`, the first ones far more often than the last, as codes are in real logs. */
  readonly pickSkewed: <T>(from: readonly T[]) => T
  /** `length` hexadecimal digits. */
  readonly hex: (length: number) => string
}

export function createRandom(seed: number): Random {
  // Zero would stay zero for ever.
  let state = seed | 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const fraction = (): number => next() / 2 ** 32
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    pickSkewed: <T>(from: readonly T[]) => from[Math.floor(fraction() * fraction() * from.length)] as T,
    hex: (length) => {
      let digits = ''
      while (digits.length < length) digits += (next() | 0x1000_0000).toString(16).slice(1).padStart(7, '0')
      return digits.slice(0, length)
    },
  }
}

/** Rows of a table, each as often as its weight says. */
export function weighted<Row extends { readonly weight: number }>(
  rows: readonly Row[],
): (random: Random) => Row {
  const places = rows.flatMap((row) => Array.from({ length: row.weight }, () => row))
  return (random) => random.pick(places)
}
