/** Ends of lines that leave something open: a key whose value is looked for on the next line. */
import { BACKSLASH, DIGIT, ESCAPE, ENDS, HEX, NEWLINE, NONE, fold, inEscape, is, percentBefore } from './bytes'

/** A first look: whether what stands before the newline could be such an end. */
export function mayLeaveOpen(newline: i32): bool {
  const last = load<u8>(newline - 1)
  if (last <= 0x20 || last >= 0x80) return true
  if (!is(last, ENDS)) return false
  if (last == 0x3a || last == 0x3d || last == 0x3e || last == 0x3b || fold(last) == 0x6d) return true
  const bytes = load<u64>(newline - 8)
  return has(bytes, 0x5c5c5c5c5c5c5c5c) || has(bytes, 0x2525252525252525)
}

/** Whether one of eight bytes is that of the pattern. */
@inline
function has(bytes: u64, pattern: u64): bool {
  const differences = bytes ^ pattern
  return ((differences - 0x0101010101010101) & ~differences & 0x8080808080808080) != 0
}

/** Whether the line could end in a key without its value, which is looked for on the next. */
export function leavesOpen(start: i32, newline: i32): bool {
  let end = newline
  while (true) {
    while (end > start && load<u8>(end - 1) <= 0x20 && load<u8>(end - 1) != ESCAPE) end--
    if (end == start) return false
    const last = load<u8>(end - 1)
    if (last == 0x6d || last == 0x4d) {
      const color = colorStart(start, end - 1)
      if (color == end) return false
      if (color == -1) return true
      end = color
      continue
    }
    const before = end - 2 >= start ? load<u8>(end - 2) : NEWLINE
    if (last == 0x3a) return true
    if (last == 0x3d) return before != 0x3d
    if (last == 0x3e) return before == 0x3d || before == 0x3b || inEscape(start, end - 1)
    const decoded = percentBefore(start, end - 1)
    if (decoded != NONE) return decoded <= 0x20 || decoded >= 0x80 || decoded == 0x3a || decoded == 0x3d || decoded == 0x3e
    // What ends in an escape may end in anything.
    if (last == 0x3b) return hasEntity(start, end)
    if (is(last, HEX) && inEscape(start, end)) return true
    const folded = fold(last)
    if (folded == 0x6e || folded == 0x72 || folded == 0x74) return before == BACKSLASH
    return last >= 0x80 && isSpace(start, end)
  }
}

/** Where the colour that ends in the `m` at `at` begins; `at + 1` where it is none, -1 where it is written as an escape. */
function colorStart(start: i32, at: i32): i32 {
  let index = at - 1
  while (index >= start && (is(load<u8>(index), DIGIT) || load<u8>(index) == 0x3b)) index--
  if (index <= start || load<u8>(index) != 0x5b) return at + 1
  const before = load<u8>(index - 1)
  if (before == ESCAPE) return index - 1
  return is(before, HEX) && inEscape(start, index) ? -1 : at + 1
}

function hasEntity(start: i32, end: i32): bool {
  const first = max(start, end - 7)
  for (let index = end - 1; index >= first; index--) {
    if (load<u8>(index) == 0x26) return true
  }
  return false
}

/** Whether the last character before `end` is one of Unicode's spaces, or could be. */
function isSpace(start: i32, end: i32): bool {
  if (end - 2 >= start && load<u8>(end - 2) == 0xc2) return load<u8>(end - 1) == 0xa0
  if (end - 3 < start) return false
  const lead = load<u8>(end - 3)
  const middle = load<u8>(end - 2)
  if (lead == 0xe1) return middle == 0x9a
  if (lead == 0xe2) return middle == 0x80 || middle == 0x81
  if (lead == 0xe3) return middle == 0x80 && load<u8>(end - 1) == 0x80
  return lead == 0xef && middle == 0xbb
}
