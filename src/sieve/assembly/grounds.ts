/** What lets a number be taken for a code: a key before it, its own text beside it, or nothing else on the line. */
import { BACKSLASH, BETWEEN, DIGIT, ESCAPE, HEX, KEY, NEWLINE, NONE, PERCENT, fold, hex, is, percentBefore } from './bytes'

/** A code with how its own texts begin and end: see `letterBit`. */
@unmanaged
export class Code {
  value: u32
  unused: u32
  firsts: u64
  lasts: u64
}

/** A word that may stand between a number and its text, and the next one's address; the list ends with a length of 0. */
@unmanaged
class Wrapper {
  length: u32
  text: u32
}

let wrappers: usize = 0

export function setWrappers(address: usize): void {
  wrappers = address
}

/** Whether `code`, whose digits stand between `first` and `end`, could be one by what stands around it. */
export function hasGround(start: i32, first: i32, end: i32, code: Code): bool {
  return (
    hasKeyBefore(start, first) ||
    textFollows(end, code.firsts) ||
    textPrecedes(start, first, code.lasts) ||
    isAlone(start, first, end) ||
    isBeforeIdentifier(end)
  )
}

/** Bytes between a key and its number at most, backslashes aside: each character may be written as an escape. */
const KEY_REACH: i32 = 300

/** Whether a key of a code ends before the number, with nothing between but what may stand there. */
function hasKeyBefore(start: i32, first: i32): bool {
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

/**
 * The bit of the letter or digit at `at`: 26 letters, ten digits, and of other characters a bit that few have in common.
 * `letterBit` in `../kernel.ts` gives the same.
 */
@inline
function letterBit(at: i32): u64 {
  const byte = load<u8>(at)
  if (byte >= 0x80) {
    const third: u32 = byte < 0xe0 ? 0 : load<u8>(at, 2)
    return (<u64>1) << (36 + ((<u32>byte * 31 + <u32>load<u8>(at, 1) * 7 + third) % 28))
  }
  return (<u64>1) << (byte <= 0x39 ? 26 + byte - 0x30 : fold(byte) - 0x61)
}

/** Whether one of the texts that begin so could come next; before it there may be words such as `message`. */
function textFollows(from: i32, firsts: u64): bool {
  let at = from
  while (true) {
    const byte = load<u8>(at)
    if (byte == NEWLINE) return false
    if (byte == BACKSLASH) {
      const escaped = fold(load<u8>(at, 1))
      // A control character, or any one.
      if (escaped == 0x6e || escaped == 0x72 || escaped == 0x74 || escaped == 0x78 || escaped == 0x75) return true
    } else if (byte == ESCAPE || byte == 0x26) {
      return true
    } else if (byte == PERCENT && is(load<u8>(at, 1), HEX) && is(load<u8>(at, 2), HEX)) {
      if (hex(at + 1, 2) >= 0x80) return true
      at += 2
    } else if (byte >= 0x80) {
      if (!isPunctuation(at)) return !isHan(at) || (letterBit(at) & firsts) != 0 || isWrapped(at, firsts)
      at += 2
    } else if (isLetter(byte)) {
      return (letterBit(at) & firsts) != 0 || isWrapped(at, firsts)
    }
    at++
  }
}

@inline
function isLetter(byte: u8): bool {
  return is(byte, KEY) && byte != 0x2e && byte != 0x2d && byte != 0x5f
}

/** Punctuation of Chinese and of typesetters: ， 。 “ ” and their like. */
function isPunctuation(at: i32): bool {
  const lead = load<u8>(at)
  const middle = load<u8>(at, 1)
  const last = load<u8>(at, 2)
  if (lead == 0xe2) return middle == 0x80
  if (lead == 0xe3) return middle == 0x80 && last <= 0x91 && last != 0x85 && last != 0x86 && last != 0x87
  return lead == 0xef && middle == 0xbc && (last < 0x90 || (last > 0x99 && last < 0xa1))
}

/** Whether it is sure that a letter stands there: a Chinese one. Of others, tables would have to tell. */
@inline
function isHan(at: i32): bool {
  const lead = load<u8>(at)
  return lead == 0xe4 ? load<u8>(at, 1) >= 0xb8 : lead > 0xe4 && lead < 0xea
}

/** Whether a word that may stand before the text is at `at`, and the text, or another such word, behind it. */
function isWrapped(at: i32, firsts: u64): bool {
  for (let row = wrappers; load<u32>(row) != 0; row += offsetof<Wrapper>()) {
    const end = behindWord(at, changetype<Wrapper>(row))
    if (end != 0 && textFollows(end, firsts)) return true
  }
  return false
}

/** Where the word ends that begins at `at`, whatever marks stand between its letters; 0 where it is another one. */
function behindWord(from: i32, word: Wrapper): i32 {
  let at = from
  for (let index: u32 = 0; index < word.length; ) {
    const byte = load<u8>(at)
    if (byte == NEWLINE) return 0
    if (byte < 0x80 && !isLetter(byte)) {
      at++
      continue
    }
    const wanted = load<u8>(word.text + index)
    if ((byte < 0x80 ? fold(byte) : byte) != wanted) return 0
    at++
    index++
  }
  return at
}

/** Marks between a text and the number behind it at most. */
const MARKS: i32 = 4

/** Whether one of the texts that end so could stand before the number. */
function textPrecedes(start: i32, first: i32, lasts: u64): bool {
  let at = first - 1
  if (at < start || names(start, at)) return false
  for (let marks = 0; at >= start && marks <= MARKS; at--) {
    const byte = load<u8>(at)
    if (byte == BACKSLASH) continue
    if (byte == ESCAPE || byte == 0x3b) return true
    const decoded = percentBefore(start, at)
    if (decoded != NONE) {
      if (decoded >= 0x80) return true
      at -= 2
    } else if (byte >= 0x80) {
      const lead = at - 2
      if (lead < start || load<u8>(lead) < 0xe0) return true
      if (!isPunctuation(lead)) return !isHan(lead) || (letterBit(lead) & lasts) != 0
      at = lead
    } else if (isLetter(byte)) {
      return (letterBit(at) & lasts) != 0 || endsEscape(start, at)
    }
    marks++
  }
  return false
}

/** A colon, an equals sign or a hash right before the number says what the number is. */
function names(start: i32, at: i32): bool {
  let index = at
  if (load<u8>(index) == 0x20 && index > start) index--
  const decoded = percentBefore(start, index)
  const byte = decoded == NONE ? <i32>load<u8>(index) : decoded
  return byte == 0x3a || byte == 0x3d || byte == 0x23
}

/** Whether the letter at `at` could be the end of an escape, or of a colour. */
function endsEscape(start: i32, at: i32): bool {
  const first = max(start, at - 24)
  for (let index = at - 1; index >= first; index--) {
    const byte = load<u8>(index)
    if (byte == BACKSLASH || byte == PERCENT || byte == ESCAPE) return true
  }
  return false
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
      const decoded = is(load<u8>(at, 1), HEX) && is(load<u8>(at, 2), HEX) ? hex(at + 1, 2) : 0x21
      if (decoded >= 0x80) return true
      if (decoded > 0x20) return false
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
