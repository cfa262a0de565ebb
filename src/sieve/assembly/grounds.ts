/** What lets a number be taken for a code: a key before it, its own text beside it, or nothing else on the line. */
import { BACKSLASH, ESCAPE, HEX, NEWLINE, NONE, PERCENT, endsEscape, fold, is, percentAt } from './bytes'
import { Code } from './code'
import { hasKeyBefore } from './keys'
import { textFollows, textPrecedes } from './texts'

/** Whether `code`, whose digits stand between `first` and `end`, could be one by what stands around it. */
export function hasGround(start: i32, first: i32, end: i32, code: Code): bool {
  return (
    hasKeyBefore(start, first) ||
    textFollows(end, code) ||
    textPrecedes(start, first, code.lasts) ||
    isAlone(start, first, end) ||
    isBeforeIdentifier(end)
  )
}

/** Whether the number may be all of a message, whose text comes on the next line: behind a prefix, or at the start. */
function isAlone(start: i32, first: i32, end: i32): bool {
  if (first > start) {
    const before = load<u8>(first - 1)
    const isGap = before <= 0x20 || before >= 0x80 || before == 0x3a || before == 0x5d || before == 0x7c
    if (!isGap && !endsEscape(start, first - 1)) return false
  }
  let at = end
  while (load<u8>(at) != NEWLINE) {
    const byte = load<u8>(at)
    if (byte == BACKSLASH || byte == ESCAPE) return true
    if (byte == PERCENT) {
      const decoded = percentAt(at)
      if (decoded >= 0x80) return true
      if (decoded == NONE || decoded > 0x20) return false
      at += 3
      continue
    }
    if (byte > 0x20 && byte < 0x80) return false
    if (byte >= 0x80 && byte != 0xc2 && byte < 0xe1) return false
    if (byte > 0xe3 && byte != 0xef) return false
    at += byte >= 0xe0 ? 3 : byte >= 0x80 ? 2 : 1
  }
  return true
}

/** Whether an identifier in hexadecimal comes next, as in Go's print of a response. */
function isBeforeIdentifier(end: i32): bool {
  const space = load<u8>(end)
  // The space may be an escape.
  if (space == PERCENT) return load<u8>(end, 1) == 0x32 && load<u8>(end, 2) == 0x30
  if (space == BACKSLASH) return fold(load<u8>(end, 1)) == 0x78 || fold(load<u8>(end, 1)) == 0x75
  if (space == ESCAPE) return true
  if (space != 0x20) return false
  for (let index = 1; index <= 8; index++) {
    if (!is(load<u8>(end + index), HEX)) return false
  }
  return true
}
