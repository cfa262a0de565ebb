/** A key of a code right before a number, by its end alone. */
import { BACKSLASH, BETWEEN, DIGIT, ESCAPE, KEY, NEWLINE, NONE, endsEscape, fold, is, isLetter, percentBefore } from './bytes'

/** Bytes between a key and its number at most, backslashes aside: each character may be written as an escape. */
const KEY_REACH: i32 = 300

/** Whether a key of a code ends before the number, with nothing between but what may stand there. */
export function hasKeyBefore(start: i32, first: i32): bool {
  let left = KEY_REACH
  for (let at = first - 1; at >= start && left > 0; at--) {
    const byte = load<u8>(at)
    if (byte == BACKSLASH) {
      const escaped = fold(load<u8>(at, 1))
      if (escaped == 0x78 || escaped == 0x75) return true
      continue
    }
    left--
    const decoded = percentBefore(start, at)
    if (decoded != NONE) {
      if (decoded >= 0x80) return true
      if (!is(<u8>decoded, BETWEEN)) return false
      at -= 2
      continue
    }
    if (endsKey(start, at)) return true
    if (byte >= 0x80) {
      if (at - 1 >= start && isSpaceOfTwo(at - 1)) at -= 1
      else if (at - 2 >= start && mayStandBetween(at - 2)) at -= 2
      else return false
      continue
    }
    // Colours and entities may stand for anything.
    if (byte == ESCAPE || byte == 0x3b) return true
    if (byte == 0x7b) {
      if (!endsWithValue(start, at)) return false
    } else if (byte == 0x2c) {
      if (!startsWithValue(at + 1)) return false
    } else if (!is(byte, BETWEEN)) return false
  }
  return left == 0
}

/** Whether `at` is the last byte of a key: code, ret, errcd, 码 or 号, with no more of a word behind it. */
function endsKey(start: i32, at: i32): bool {
  const byte = load<u8>(at)
  if (byte >= 0x80) {
    if (at - 2 < start) return false
    const lead = load<u8>(at - 2)
    const middle = load<u8>(at - 1)
    return (byte == 0x81 && middle == 0xa0 && lead == 0xe7) || (byte == 0xb7 && middle == 0x8f && lead == 0xe5)
  }
  const folded = fold(byte)
  if (folded != 0x65 && folded != 0x74 && folded != 0x64) return false
  const after = load<u8>(at, 1)
  if (is(after, KEY) && after != 0x2e && after != 0x2d && after != 0x5f) return false
  const before = letterBefore(start, at - 1)
  const third = letterBefore(start, at - 2)
  if (folded == 0x64) return before == 0x63
  if (folded == 0x74) return before == 0x65 && third == 0x72 && beginsKey(start, at - 3)
  return before == 0x64 && third == 0x6f && letterBefore(start, at - 3) == 0x63 && mayQualify(start, at - 4)
}

/** The byte at `at`, folded; 0 before the line. */
@inline
function letterBefore(start: i32, at: i32): u8 {
  return at >= start ? fold(load<u8>(at)) : 0
}

/** Of `_` and `-` as many as end at `at` are skipped. */
function skipMarks(start: i32, at: i32): i32 {
  let index = at
  while (index >= start && (load<u8>(index) == 0x5f || load<u8>(index) == 0x2d)) index--
  return index
}

/** Whether no letter of the same key ends at `at`: keys don't begin with digits, and escapes may end in a letter. */
function beginsKey(start: i32, at: i32): bool {
  const index = skipMarks(start, at)
  if (index < start) return true
  const byte = load<u8>(index)
  return !isLetter(byte) || is(byte, DIGIT) || endsEscape(start, index)
}

/** Whether what ends at `at` can stand before `code` in a key of the rules: err, biz, return, api …, or nothing. */
function mayQualify(start: i32, at: i32): bool {
  const index = skipMarks(start, at)
  if (beginsKey(start, index)) return true
  const last = letterBefore(start, index)
  const second = letterBefore(start, index - 1)
  const third = letterBefore(start, index - 2)
  // err, error
  if (last == 0x72) return (second == 0x72 && third == 0x65) || (second == 0x6f && third == 0x72)
  // biz
  if (last == 0x7a) return second == 0x69 && third == 0x62
  // business
  if (last == 0x73) return second == 0x73 && third == 0x65
  // ret
  if (last == 0x74) return second == 0x65 && third == 0x72
  // return, exception
  if (last == 0x6e) return (second == 0x72 && third == 0x75) || (second == 0x6f && third == 0x69 && letterBefore(start, index - 3) == 0x74)
  // fail
  if (last == 0x6c) return second == 0x69 && third == 0x61
  // failure, and e alone
  if (last == 0x65) return (second == 0x72 && third == 0x75) || beginsKey(start, index - 1)
  // api
  if (last == 0x69) return second == 0x70 && third == 0x61
  // authing
  return last == 0x67 && second == 0x6e && third == 0x69
}

@inline
function isSpaceOfTwo(at: i32): bool {
  return load<u8>(at) == 0xc2
}

/** Spaces, 为 and 是, ： and ＝, 「 and 【. */
function mayStandBetween(at: i32): bool {
  const lead = load<u8>(at)
  const middle = load<u8>(at, 1)
  const last = load<u8>(at, 2)
  if (lead == 0xe4) return middle == 0xb8 && last == 0xba
  if (lead == 0xe6) return middle == 0x98 && last == 0xaf
  if (lead == 0xef) return (middle == 0xbc && (last == 0x9a || last == 0x9d)) || middle == 0xbb
  if (lead == 0xe3) return middle == 0x80 && (last == 0x80 || last == 0x8c || last == 0x90)
  return (lead == 0xe2 && middle <= 0x81) || lead == 0xe1
}

/** Whether the word before `at`, quotes and colons aside, is `value`, as OpenTelemetry writes members. */
function endsWithValue(start: i32, at: i32): bool {
  let last = at - 1
  while (last >= start && !is(load<u8>(last), KEY)) last--
  return last - 4 >= start && fold(load<u8>(last)) == 0x65 && fold(load<u8>(last - 4)) == 0x76
}

function startsWithValue(at: i32): bool {
  let first = at
  while (!is(load<u8>(first), KEY) && load<u8>(first) != NEWLINE) first++
  return fold(load<u8>(first)) == 0x76 && fold(load<u8>(first, 4)) == 0x65
}
