/**
 * Which numbers of an epoch have been applied, as ranges: pure arithmetic. However many deltas a sender has sent, those
 * that came without gaps are one row, and of rows that lie elsewhere nothing need be known.
 */
export interface Range {
  readonly first: number
  /** Itself applied, too. */
  readonly last: number
}

export interface LedgerStep {
  /** Those of the numbers that no range held. */
  readonly fresh: ReadonlySet<number>
  /** Where ranges began that are now part of another. */
  readonly gone: readonly number[]
  /** Ranges that are new, or longer than they were. */
  readonly put: readonly Range[]
}

/** `held` are the ranges that hold one of the numbers or lie beside one, in any order. */
export function enter(held: readonly Range[], numbers: readonly number[]): LedgerStep {
  const fresh = new Set(numbers.filter((number) => !held.some((range) => holds(range, number))))
  const ranges = joined([...held, ...[...fresh].map((number) => ({ first: number, last: number }))])
  const lastOf = new Map(held.map(({ first, last }) => [first, last]))
  const stays = new Set(ranges.map(({ first }) => first))
  return {
    fresh,
    gone: [...lastOf.keys()].filter((first) => !stays.has(first)),
    put: ranges.filter(({ first, last }) => lastOf.get(first) !== last),
  }
}

const holds = ({ first, last }: Range, number: number): boolean => first <= number && number <= last

/** Neighbours are made one. */
function joined(ranges: readonly Range[]): Range[] {
  const sums: Range[] = []
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = sums.at(-1)
    if (before === undefined || before.last + 1 < first) sums.push({ first, last })
    else sums[sums.length - 1] = { first: before.first, last: Math.max(before.last, last) }
  }
  return sums
}

/** The smallest of the numbers, and the one after the largest. Throws a RangeError for what can't be a delta's number. */
export function spanOf(numbers: readonly number[]): { readonly least: number; readonly beyond: number } {
  const wrong = numbers.find((number) => !Number.isSafeInteger(number) || number < 1)
  if (wrong !== undefined) throw new RangeError(`${wrong} is not the number of a delta`)
  return {
    least: numbers.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER),
    beyond: numbers.reduce((a, b) => Math.max(a, b), 0) + 1,
  }
}

/**
 * The ranges that `enter` needs, by SQL that both engines know; the arguments are their placeholders, `least` and
 * `beyond` those of `spanOf`. Ranges don't overlap, so of those that begin before the numbers the last is enough.
 */
export const touchedRanges = (sender: string, epoch: string, least: string, beyond: string): string => `
  SELECT first, last FROM ledger
  WHERE sender_id = ${sender} AND epoch = ${epoch} AND first <= ${beyond} AND first >= coalesce(
    (SELECT max(first) FROM ledger WHERE sender_id = ${sender} AND epoch = ${epoch} AND first <= ${least}), 0)`
