/**
 * A line as it reads once its escaping and its colours are taken away.
 *
 * Codes travel inside JSON inside JSON strings, nginx's `\x22`, HTML entities, URLs and `\uXXXX`; every rule
 * after this one reads plain text and never sees an escape. Any number of backslashes is one step, entities and
 * per cent signs are undone at most `maxPasses` times, so hostile nesting costs a fixed number of passes.
 * What can't be decoded stays as it is.
 */
import { lastNotAfter } from './last-not-after.ts'

export interface View {
  readonly text: string
  /** The index in the original line of the character at `index` of `text`; `index` may be `text.length`. */
  readonly origin: (index: number) => number
}

const maxPasses = 3
const escapeCharacters = /[\\%&\x1b]/
/** A run of backslashes is tried from its first only: a line of nothing else would take the square of its length. */
const escapes =
  /(?<!\\)\\+(?:u[0-9a-f]{4}|["'/nrt])|(?:(?<!\\)\\+x[0-9a-f]{2})+|&(?:quot|apos|amp|lt|gt|#34|#39|#x22|#x27);|(?:%[0-9a-f]{2})+|\x1b\[[\d;]{0,20}m/gi

/** Escapes that end in no hexadecimal digit, by their last character. */
const controls: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
  ['n', '\n'],
  ['N', '\n'],
  ['r', '\r'],
  ['R', '\r'],
  ['t', '\t'],
  ['T', '\t'],
])
const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#x22;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
}

/** By far the most frequent of the escaped bytes: a quote or a brace on its own. */
const asciiByte = /^(?:%|\\+x)([0-7][0-9a-f])$/i

interface Decoded {
  readonly text: string
  /** For each UTF-16 unit of `text`, where in the escaped run the bytes of its character start. */
  readonly at: readonly number[]
}

const colour: Decoded = { text: '', at: [] }
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(run: string): Decoded | undefined {
  const character = controls.get(run.slice(-1)) ?? entities[run.toLowerCase()]
  if (character !== undefined) return oneCharacter(character)
  if (run.startsWith('\x1b')) return colour
  const byte = asciiByte.exec(run)?.[1]
  if (byte !== undefined) return oneCharacter(characterOf(byte))
  return /u....$/i.test(run) ? oneCharacter(characterOf(run.slice(-4))) : decodeBytes(run)
}

const start = [0]
const oneCharacter = (text: string): Decoded => ({ text, at: start })
const characterOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

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

/** One pass over `text`, as the pieces that its decoded text is made of. */
function pass(text: string): View | undefined {
  const parts: string[] = []
  /** Where each piece starts, in the decoded text and in `text`. */
  const starts: number[] = []
  const origins: number[] = []
  let length = 0
  let copied = 0
  const add = (part: string, origin: number): void => {
    parts.push(part)
    starts.push(length)
    origins.push(origin)
    length += part.length
  }
  escapes.lastIndex = 0
  for (let match = escapes.exec(text); match !== null; match = escapes.exec(text)) {
    const decoded = decode(match[0])
    if (decoded === undefined) continue
    if (copied < match.index) add(text.slice(copied, match.index), copied)
    for (let index = 0; index < decoded.at.length; index++)
      add(decoded.text.charAt(index), match.index + (decoded.at[index] as number))
    copied = escapes.lastIndex
  }
  if (copied === 0) return undefined
  add(text.slice(copied), copied)
  return { text: parts.join(''), origin: originIn(starts, origins) }
}

const originIn =
  (starts: readonly number[], origins: readonly number[]): View['origin'] =>
  (index) => {
    const piece = lastNotAfter(starts, index)
    return (origins[piece] as number) + index - (starts[piece] as number)
  }

export function viewOf(line: string): View {
  let view: View = { text: line, origin: (index) => index }
  for (let count = 0; count < maxPasses && escapeCharacters.test(view.text); count++) {
    const next = pass(view.text)
    if (next === undefined) break
    const { origin } = view
    view = count === 0 ? next : { text: next.text, origin: (index) => origin(next.origin(index)) }
  }
  return view
}
