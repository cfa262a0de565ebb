/**
 * Whether a line is a JSON object, of those that `JSON.parse` takes: strict, but for doubts (nested too deep), which are
 * told as none. Bytes beyond ASCII are taken as they are; whether they are UTF-8 is for the caller to ask.
 */
import { BACKSLASH, DIGIT, HEX, fold, is } from './bytes'

const QUOTE: u8 = 0x22
const COMMA: u8 = 0x2c
const COLON: u8 = 0x3a
const OPEN_BRACE: u8 = 0x7b
const CLOSE_BRACE: u8 = 0x7d
const OPEN_BRACKET: u8 = 0x5b
const CLOSE_BRACKET: u8 = 0x5d

/** One bit a level tells objects from arrays. */
const MAX_DEPTH: i32 = 64
/** No place: what should stand there doesn't. */
const NOWHERE: i32 = 0

/**
 * Whether what stands between two places is one object with at least one member, nothing before and behind it. A newline
 * must follow: it is part of no JSON that stands on one line, so nothing is read beyond it.
 */
export function isObject(from: i32, end: i32): bool {
  if (load<u8>(from) != OPEN_BRACE) return false
  let at = behindSpaces(from + 1)
  if (load<u8>(at) == CLOSE_BRACE) return false
  /** What the containers are that are open, the innermost lowest: 1 for an object. */
  let kinds: u64 = 1
  let depth = 1
  while (true) {
    if (kinds & 1) {
      at = behindKey(at)
      if (at == NOWHERE) return false
    }
    const byte = load<u8>(at)
    if (byte == OPEN_BRACE || byte == OPEN_BRACKET) {
      if (depth++ == MAX_DEPTH) return false
      kinds = (kinds << 1) | (byte == OPEN_BRACE ? 1 : 0)
      at = behindSpaces(at + 1)
      if (load<u8>(at) != closing(kinds)) continue
    } else {
      at = behindScalar(at, byte)
      if (at == NOWHERE) return false
      at = behindSpaces(at)
    }
    while (load<u8>(at) == closing(kinds)) {
      at++
      kinds >>= 1
      if (--depth == 0) return at == end
      at = behindSpaces(at)
    }
    if (load<u8>(at) != COMMA) return false
    at = behindSpaces(at + 1)
  }
}

@inline
function closing(kinds: u64): u8 {
  return kinds & 1 ? CLOSE_BRACE : CLOSE_BRACKET
}

@inline
function behindSpaces(from: i32): i32 {
  let at = from
  while (load<u8>(at) == 0x20 || load<u8>(at) == 0x09 || load<u8>(at) == 0x0d) at++
  return at
}

/** Behind a key and its colon. */
@inline
function behindKey(from: i32): i32 {
  if (load<u8>(from) != QUOTE) return NOWHERE
  let at = behindString(from + 1)
  if (at == NOWHERE) return NOWHERE
  at = behindSpaces(at)
  return load<u8>(at) == COLON ? behindSpaces(at + 1) : NOWHERE
}

@inline
function behindScalar(at: i32, byte: u8): i32 {
  if (byte == QUOTE) return behindString(at + 1)
  if (byte == 0x2d || is(byte, DIGIT)) return behindNumber(at)
  // true, null, false
  const four = load<u32>(at)
  if (four == 0x65757274 || four == 0x6c6c756e) return at + 4
  return four == 0x736c6166 && load<u8>(at, 4) == 0x65 ? at + 5 : NOWHERE
}

/** Behind the quote that ends the string whose text begins at `from`. */
function behindString(from: i32): i32 {
  let at = from
  while (true) {
    const bytes = v128.load(at)
    const ends = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH)))
    const stops = i8x16.bitmask(v128.or(ends, i8x16.lt_u(bytes, i8x16.splat(0x20))))
    if (stops == 0) {
      at += 16
      continue
    }
    at += ctz(stops)
    const byte = load<u8>(at)
    if (byte == QUOTE) return at + 1
    if (byte != BACKSLASH) return NOWHERE
    at = behindEscape(at + 1)
    if (at == NOWHERE) return NOWHERE
  }
}

function behindEscape(at: i32): i32 {
  const byte = load<u8>(at)
  if (byte == 0x75) {
    for (let index = 1; index <= 4; index++) {
      if (!is(load<u8>(at + index), HEX)) return NOWHERE
    }
    return at + 5
  }
  // " \ / b f n r t
  const isShort =
    byte == QUOTE ||
    byte == BACKSLASH ||
    byte == 0x2f ||
    byte == 0x62 ||
    byte == 0x66 ||
    byte == 0x6e ||
    byte == 0x72 ||
    byte == 0x74
  return isShort ? at + 1 : NOWHERE
}

function behindNumber(from: i32): i32 {
  let at = load<u8>(from) == 0x2d ? from + 1 : from
  // No further digit stands behind a leading zero.
  at = load<u8>(at) == 0x30 ? at + 1 : behindDigits(at)
  if (at != NOWHERE && load<u8>(at) == 0x2e) at = behindDigits(at + 1)
  if (at != NOWHERE && fold(load<u8>(at)) == 0x65) {
    const sign = load<u8>(at, 1)
    at = behindDigits(sign == 0x2b || sign == 0x2d ? at + 2 : at + 1)
  }
  return at
}

/** Behind one digit or more. */
@inline
function behindDigits(from: i32): i32 {
  let at = from
  while (is(load<u8>(at), DIGIT)) at++
  return at == from ? NOWHERE : at
}
