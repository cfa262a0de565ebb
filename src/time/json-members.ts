/**
 * The members of the JSON object that starts at a place of a line, of its outermost level only.
 *
 * A scan, not a parse: it takes a cut-off object as far as it goes, and an object nested a million deep costs a
 * counter. It stops after a million characters, or when the caller has what it wants.
 */
import { matchAt } from './match-at.ts'
import type { Member } from './record-time.ts'

const SCANNED_AT_MOST = 1 << 20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

const OBJECT_START = /\{\s{0,64}["}]/y
/** No time is longer; what is cut off in the middle has no end and is not one. */
const STRING_VALUE = /"((?:[^"\\]|\\.){1,96})"/y
const NUMBER_VALUE = /[\d.eE+-]{1,48}(?=[\s,}])/y

/** Nothing where no JSON object starts at `start` (`{ code: 2020 }` of util.inspect is none). */
export function* jsonMembers(text: string, start: number): Generator<Member> {
  if (matchAt(OBJECT_START, text, start) === undefined) return
  const end = Math.min(text.length, start + SCANNED_AT_MOST)
  let depth = 0
  for (let position = start; position < end; position++) {
    const character = text.charCodeAt(position)
    if (character === QUOTE) {
      const close = closingQuote(text, position)
      if (close === undefined) return
      const colon = depth === 1 ? skipSpace(text, close + 1) : -1
      if (text.charCodeAt(colon) === COLON) {
        yield {
          key: text.slice(position + 1, close),
          value: () => valueAt(text, skipSpace(text, colon + 1)),
        }
      }
      position = close
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth++
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      depth--
      if (depth === 0) return
    }
  }
}

function closingQuote(text: string, open: number): number | undefined {
  let close = text.indexOf('"', open + 1)
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1)
  return close === -1 ? undefined : close
}

function isEscaped(text: string, position: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(position - 1 - backslashes) === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}

function skipSpace(text: string, start: number): number {
  let position = start
  while (text[position] === ' ' || text[position] === '\t') position++
  return position
}

function valueAt(text: string, position: number): string | undefined {
  const [literal = '', content] = matchAt(STRING_VALUE, text, position) ?? []
  if (content === undefined) return matchAt(NUMBER_VALUE, text, position)?.[0]
  return content.includes('\\') ? unescaped(literal) : content
}

function unescaped(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal))
  } catch {
    return undefined
  }
}
