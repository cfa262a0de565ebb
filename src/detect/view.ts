/**
 * A line as it reads once its escaping and its colours are taken away.
 *
 * Codes travel inside JSON inside JSON strings, nginx's `\x22`, HTML entities, URLs and `\uXXXX`; every rule
 * after this one reads plain text and never sees an escape. Any number of backslashes is one step, entities and
 * per cent signs are undone at most `maxPasses` times, so hostile nesting costs a fixed number of passes.
 * What can't be decoded stays as it is.
 */

export interface View {
  readonly text: string
  /** The index in the original line of the character at `index` of `text`; `index` may be `text.length`. */
  readonly origin: (index: number) => number
}

const maxPasses = 3
/** A run of backslashes is tried from its first only: a line of nothing else would take the square of its length. */
const escapes =
  /(?<!\\)\\+(?:u([0-9a-f]{4})|(["'/])|([nrt]))|((?:(?<!\\)\\+x[0-9a-f]{2})+)|&(quot|apos|amp|lt|gt|#34|#39|#x22|#x27);|((?:%[0-9a-f]{2})+)|\x1b\[[\d;]{0,20}m/gi

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

interface Decoded {
  readonly text: string
  /** For each UTF-16 unit of `text`, where in the escaped run the bytes of its character start. */
  readonly at: readonly number[]
}

const nothing: Decoded = { text: '', at: [] }
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeBytes(run: string): Decoded | undefined {
  const pairs = [...run.matchAll(/(?:%|\\+x)([0-9a-f]{2})/gi)]
  const bytes = pairs.map((pair) => Number.parseInt(pair[1] as string, 16))
  try {
    const at = pairs.flatMap(({ index }, position) => new Array<number>(unitsOf(bytes[position])).fill(index))
    return { text: utf8.decode(Uint8Array.from(bytes)), at }
  } catch {
    return undefined
  }
}

/** UTF-16 units of the character that starts with `byte`; none for a byte that continues one. */
function unitsOf(byte = 0): number {
  if ((byte & 0xc0) === 0x80) return 0
  return byte >= 0xf0 ? 2 : 1
}

function decode(match: RegExpExecArray): Decoded | undefined {
  const [whole, unit, plain, control, hex, entity, percent] = match
  if (hex !== undefined || percent !== undefined) return decodeBytes(whole)
  const text =
    unit === undefined
      ? (plain ?? named[(control ?? entity ?? '').toLowerCase()])
      : String.fromCharCode(Number.parseInt(unit, 16))
  return text === undefined ? nothing : { text, at: [0] }
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
    parts.push(decoded.text)
    for (const position of decoded.at) from.push(match.index + position)
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
