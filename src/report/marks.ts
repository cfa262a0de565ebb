/** Counts as marks of text: a line of eight heights over time, and bars of eighths of a column. */
import { startOf } from '../count/seconds.ts'

const heights = '▁▂▃▄▅▆▇█'
const eighths = '▏▎▍▌▋▊▉█'
/** Nothing at all is told from a little. */
const nothing = '·'

/** One mark a value; the highest of them is full. */
export function sparkline(values: readonly bigint[]): string {
  const highest = maximum(values)
  return values.map((value) => (value === 0n ? nothing : heights[eighthsOf(value, highest, 8n) - 1])).join('')
}

/** At most `width` columns, which stand for `highest`; never empty for what is more than nothing. */
export function bar(value: bigint, highest: bigint, width: number): string {
  if (value === 0n) return ''
  const size = eighthsOf(value, highest, BigInt(width * 8))
  const rest = size % 8
  return '█'.repeat(Math.floor(size / 8)) + (rest === 0 ? '' : (eighths[rest - 1] as string))
}

export const maximum = (values: readonly bigint[]): bigint =>
  values.reduce((highest, value) => (value > highest ? value : highest), 0n)

/** Of `all` eighths at least one. Whole numbers only: a count may be more than a number holds. */
function eighthsOf(value: bigint, highest: bigint, all: bigint): number {
  const share = (value * all * 2n + highest) / (highest * 2n)
  return Number(share === 0n ? 1n : share)
}

/** Cells of equal length, each of whole units. */
export interface Cells {
  readonly start: number
  readonly length: number
  readonly count: number
}

/** At most `most` cells over a range, all in seconds. */
export function cellsOf(since: number, until: number, unit: number, most: number): Cells {
  const start = startOf(unit, since)
  const units = Math.max(1, Math.ceil((until - start) / unit))
  const each = Math.ceil(units / most)
  return { start, length: each * unit, count: Math.ceil(units / each) }
}

/** What points add up to in each cell; a point belongs to the cell that it starts in. */
export function valuesIn(
  { start, length, count }: Cells,
  points: readonly { readonly start: number; readonly n: bigint }[],
): bigint[] {
  const values = Array.from({ length: count }, () => 0n)
  for (const point of points) {
    const cell = Math.floor((point.start - start) / length)
    if (cell >= 0 && cell < count) values[cell] = (values[cell] as bigint) + point.n
  }
  return values
}
