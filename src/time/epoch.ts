/**
 * Numbers that count from 1970: seconds, milliseconds, microseconds or nanoseconds, told apart by size.
 *
 * Between 1990 and 2100 the four ranges do not touch, so a number is in one of them or is no time at all.
 * Worked on as decimal digits: nanoseconds do not fit a double, and 1795365460.133 is not exact in one.
 */

const EARLIEST = Date.UTC(1990, 0, 1)
const END = Date.UTC(2100, 0, 1)
const NUMBER = /^(\d{1,20})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/
/** How far the decimal point moves from seconds, ms, µs and ns to milliseconds. */
const SHIFTS_TO_MILLISECONDS = [3, 0, -3, -6]

/** Whole epoch milliseconds of a decimal number as text (`1795365460.133`, `1.795365460133e+09`), or `undefined`. */
export function epochOf(text: string): number | undefined {
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  for (const shift of SHIFTS_TO_MILLISECONDS) {
    const milliseconds = wholePart(digits, point + shift)
    if (milliseconds >= EARLIEST && milliseconds < END) return milliseconds
  }
  return undefined
}

function wholePart(digits: string, point: number): number {
  return point <= 0 ? 0 : Number(digits.slice(0, point).padEnd(point, '0'))
}
