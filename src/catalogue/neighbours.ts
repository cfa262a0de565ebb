/** Known codes that a mistaken one may have been meant for. */

/** At most `count` codes: first those one digit away (changed, missing, too many, swapped), then the nearest numbers. */
export function neighboursOf(code: number, known: Iterable<number>, count = 5): number[] {
  const all = [...new Set(known)]
  const alike = all.filter((other) => isOneSlipAway(`${code}`, `${other}`))
  const near = all.toSorted((a, b) => Math.abs(a - code) - Math.abs(b - code))
  return [...new Set([...alike, ...near])].slice(0, count)
}

function isOneSlipAway(a: string, b: string): boolean {
  if (a.length === b.length) {
    const different = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))
    const [first, second] = different
    if (different.length === 1) return true
    return (
      different.length === 2 &&
      a[first as number] === b[second as number] &&
      a[second as number] === b[first as number]
    )
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    long.length === short.length + 1 &&
    [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short)
  )
}
