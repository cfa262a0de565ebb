/**
 * Tries a sticky pattern at one place of a text.
 *
 * Sticky patterns keep their place in `lastIndex`; setting it here before every use keeps that state from
 * reaching from one line into the next.
 */
export function matchAt(sticky: RegExp, text: string, position: number): RegExpExecArray | undefined {
  sticky.lastIndex = position
  return sticky.exec(text) ?? undefined
}
