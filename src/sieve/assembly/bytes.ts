/** Kinds of bytes, by a table, and what stands around a place in a line. */

/** Of each byte: what it is, and what it would be if an escape decoded to it. */
export const DIGIT: u8 = 1
export const HEX: u8 = 2
/** Makes a number in front of which, or behind which, it stands part of something longer. */
export const GLUES_BEFORE: u8 = 4
export const GLUES_AFTER: u8 = 8
/** Decoded, it could be part of a number, a word or another escape. */
export const TELLING: u8 = 16
/** Part of a key. */
export const KEY: u8 = 32
/** As the last byte of a line it could leave something open. */
export const ENDS: u8 = 64
/** May stand between a key and its number. */
export const BETWEEN: u8 = 128

export const BACKSLASH: u8 = 0x5c
export const PERCENT: u8 = 0x25
export const ESCAPE: u8 = 0x1b
export const NEWLINE: u8 = 0x0a

/** Bytes of an escape before its last one. */
const ESCAPE_REACH: i32 = 6

/** Address of the table: for each byte its kinds. */
let classes: usize = 0

export function setClasses(address: usize): void {
  classes = address
}

@inline
export function is(byte: u8, kind: u8): bool {
  return (load<u8>(classes + byte) & kind) != 0
}

/** Folds the case of letters; other bytes may become alike, too. */
@inline
export function fold(byte: u8): u8 {
  return byte | 0x20
}

/** Where the line's newline stands. */
export function lineEnd(from: i32): i32 {
  let at = from
  while (true) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(NEWLINE)))
    if (mask != 0) return at + ctz(mask)
    at += 16
  }
}

/** Whether a backslash or a per cent sign stands so near before `at` that an escape could end there. */
export function inEscape(start: i32, at: i32): bool {
  const first = max(start, at - ESCAPE_REACH)
  for (let index = at - 1; index >= first; index--) {
    const byte = load<u8>(index)
    if (byte == BACKSLASH || byte == PERCENT) return true
  }
  return false
}

/** The value of hexadecimal digits. */
export function hex(at: i32, digits: i32): u32 {
  let value: u32 = 0
  for (let index = at; index < at + digits; index++) {
    const byte = load<u8>(index)
    value = (value << 4) | (byte <= 0x39 ? byte - 0x30 : fold(byte) - 0x57)
  }
  return value
}

/** No value. */
export const NONE: i32 = -1

/** What the escape `%HH` decodes to that begins at `at`. */
export function percentAt(at: i32): i32 {
  if (load<u8>(at) != PERCENT || !is(load<u8>(at, 1), HEX) || !is(load<u8>(at, 2), HEX)) return NONE
  return <i32>hex(at + 1, 2)
}

/** What the escape `%HH` decodes to that ends at `at`. */
export function percentBefore(start: i32, at: i32): i32 {
  return at - 2 < start ? NONE : percentAt(at - 2)
}

@inline
export function isLetter(byte: u8): bool {
  return is(byte, KEY) && byte != 0x2e && byte != 0x2d && byte != 0x5f
}

/** Whether the letter at `at` could be the end of an escape, or of a colour. */
export function endsEscape(start: i32, at: i32): bool {
  const first = max(start, at - 24)
  for (let index = at - 1; index >= first; index--) {
    const byte = load<u8>(index)
    if (byte == BACKSLASH || byte == PERCENT || byte == ESCAPE) return true
  }
  return false
}
