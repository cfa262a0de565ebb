/**
 * Keeps a hostile log from filling memory and file with made-up codes. The first `limit` different codes that the
 * catalogue doesn't have are counted under their own number; every further one is counted under `otherCode`, so
 * the total stays exact. The limit holds for one counter, that is for one run of the program.
 */

/**
 * Stands for all unknown codes past the limit, and for numbers that JavaScript can't hold exactly. Authing gives out
 * no negative codes.
 */
export const otherCode = -1

export function createCodeLimit(isKnown: (code: number) => boolean, limit: number): (code: number) => number {
  const admitted = new Set<number>()
  return (code) => {
    if (!Number.isSafeInteger(code)) return otherCode
    if (isKnown(code) || admitted.has(code)) return code
    if (admitted.size >= limit) return otherCode
    admitted.add(code)
    return code
  }
}
