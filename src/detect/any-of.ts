/**
 * Whether a text holds any of many patterns, asked in one search instead of one a pattern.
 *
 * Most lines hold none, and one search over a line costs about what each single one does. Which pattern it was is
 * then asked of the few lines that hold one.
 */

/** Patterns may have named groups and any flags; those with the same flags are searched for together. */
export function anyOf(patterns: readonly RegExp[]): (text: string) => boolean {
  const sources = new Map<string, string[]>()
  for (const { source, flags } of patterns) {
    const searched = flags.replace(/[dgy]/g, '')
    sources.set(searched, [...(sources.get(searched) ?? []), source.replace(/\(\?<\w+>/g, '(?:')])
  }
  const joined = [...sources].map(([flags, alternatives]) => new RegExp(alternatives.join('|'), flags))
  return (text) => joined.some((pattern) => pattern.test(text))
}
