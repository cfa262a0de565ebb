/**
 * What stands right before a place of a text.
 *
 * A pattern with `$` at its end is tried at every place of the text; this one is tried once, backwards from the place.
 */

/** `pattern` without `^` and `$`; `end` is the place before which it must match, the text's end unless given. */
export function lookBack(pattern: RegExp): (text: string, end?: number) => RegExpExecArray | null {
  const before = new RegExp(`(?<=${pattern.source})`, `${pattern.flags}y`)
  return (text, end = text.length) => {
    before.lastIndex = end
    return before.exec(text)
  }
}
