/**
 * A line as it reads once its escaping and its colours are taken away.
 *
 * Codes travel inside JSON inside JSON strings, nginx's `\x22`, HTML entities, URLs and `\uXXXX`; every rule
 * after this one reads plain text and never sees an escapes. Any number of backslashes is one step, entities and
 * per cent signs are undone at most `maxPasses` times, so hostile nesting costs a fixed number of passes.
 * What can't be decoded stays as it is.
 */

export interface View {
  readonly text: string
  /** The index in the original line of the character at `index` of `text`; `index` may be `text.length`. */
  readonly origin: (index: number) => number
}

const maxPasses = 3
const escapes =
  /\\+(?:u([0-9a-f]{4})|(["'/])|([nrt]))|((?:\\+x[0-9a-f]{2})+)|&(quot|apos|amp|lt|gt|#34|#39|#x22|#x27);|((?:%[0-9a-f]{2})+)|\x1b\[[\d;]{0,20}m/gi

const named: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  amp: '&',
  lt: '<',
  gt: '>',
  n: '\n',
  r: '\r',
  t: '\t',
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeBytes(text: string): string | undefined {
  const pairs = text.match(/[0-9a-f]{2}(?![0-9a-f])/gi) ?? []
  try {
    return utf8.decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
  } catch {
    return undefined
  }
}

function decode(match: RegExpExecArray): string | undefined {
  const [whole, unit, plain, control, hex, entity, percent] = match
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16))
  if (plain !== undefined) return plain
  if (control !== undefined) return named[control.toLowerCase()]
  if (entity !== undefined) return named[entity.toLowerCase()]
  return hex !== undefined || percent !== undefined ? decodeBytes(whole) : ''
}

/** One pass over `text`: the decoded text and, for each of its characters, the index it came from. */
function pass(text: string): { text: string; from: Uint32Array } | undefined {
  const parts: string[] = []
  const from: number[] = []
  let copied = 0
  let changed = false
  const copyUpTo = (end: number): void => {
    parts.push(text.slice(copied, end))
    for (let index = copied; index < end; index++) from.push(index)
  }
  escapes.lastIndex = 0
  for (let match = escapes.exec(text); match !== null; match = escapes.exec(text)) {
    const decoded = decode(match)
    if (decoded === undefined) continue
    copyUpTo(match.index)
    parts.push(decoded)
    for (let count = 0; count < decoded.length; count++) from.push(match.index)
    copied = escapes.lastIndex
    changed = true
  }
  if (!changed) return undefined
  copyUpTo(text.length)
  from.push(text.length)
  return { text: parts.join(''), from: Uint32Array.from(from) }
}

export function viewOf(line: string): View {
  let text = line
  let map: Uint32Array | undefined
  for (let count = 0; count < maxPasses && /[\\%&\x1b]/.test(text); count++) {
    const next = pass(text)
    if (next === undefined) break
    const earlier = map
    map = earlier === undefined ? next.from : next.from.map((index) => earlier[index] as number)
    text = next.text
  }
  const final = map
  return { text, origin: final === undefined ? (index) => index : (index) => final[index] as number }
}
