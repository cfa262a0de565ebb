/** The own text of a code beside its number, by the letters with which it begins or the one with which it ends. */
import { BACKSLASH, ESCAPE, NEWLINE, NONE, endsEscape, fold, isLetter, percentAt, percentBefore } from './bytes'
import { Code } from './code'

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

/** Whether one of the code's texts could come next; before it there may be words such as `message`. */
export function textFollows(from: i32, code: Code): bool {
  let at = from
  while (true) {
    const byte = load<u8>(at)
    if (byte == NEWLINE) return false
    if (byte == BACKSLASH) {
      const escaped = fold(load<u8>(at, 1))
      // A control character, or any one.
      if (escaped == 0x6e || escaped == 0x72 || escaped == 0x74 || escaped == 0x78 || escaped == 0x75) return true
    } else if (byte == ESCAPE || isEntity(at)) {
      return true
    } else if (percentAt(at) != NONE) {
      if (percentAt(at) >= 0x80) return true
      at += 2
    } else if (byte >= 0x80) {
      if (!isPunctuation(at)) return !isHan(at) || begins(at, code) || isWrapped(at, code)
      at += 2
    } else if (isLetter(byte)) {
      return begins(at, code) || isWrapped(at, code)
    }
    at++
  }
}

/** Whether an entity of HTML could begin there: `&quot;`, `&amp;`, `&lt;`, `&gt;`, `&#39;` and their like. */
function isEntity(at: i32): bool {
  if (load<u8>(at) != 0x26) return false
  const next = fold(load<u8>(at, 1))
  return next == 0x71 || next == 0x61 || next == 0x6c || next == 0x67 || next == 0x23
}

/** Letters by which the beginning of a text is known, and what stands for one that can't be told by them. */
const HEAD: i32 = 3
const ANY: u32 = 1

/** Whether one of the code's texts could begin with the letter at `from`. */
function begins(from: i32, code: Code): bool {
  if ((letterBit(from) & code.firsts) == 0) return false
  let at = from
  let hash: u32 = 0
  for (let letters = 0; letters < HEAD; ) {
    const byte = load<u8>(at)
    if (byte == NEWLINE) break
    if (byte == BACKSLASH || byte == ESCAPE || isEntity(at)) return true
    if (percentAt(at) != NONE) {
      if (percentAt(at) >= 0x80) return true
      at += 2
    } else if (byte >= 0x80) {
      if (isHan(at)) {
        hash = hash * 31 + ((<u32>byte << 16) | (<u32>load<u8>(at, 1) << 8) | <u32>load<u8>(at, 2))
        letters++
      } else if (!isPunctuation(at)) return true
      at += 2
    } else if (isLetter(byte)) {
      hash = hash * 31 + fold(byte)
      letters++
    }
    at++
  }
  for (let row = code.heads; load<u32>(row) != 0; row += 4) {
    const head = load<u32>(row)
    if (head == hash || head == ANY) return true
  }
  return false
}

/** Whether it is sure that a letter stands there: a Chinese one. Of others, tables would have to tell. */
@inline
function isHan(at: i32): bool {
  const lead = load<u8>(at)
  return lead == 0xe4 ? load<u8>(at, 1) >= 0xb8 : lead > 0xe4 && lead < 0xea
}

/**
 * The bit of the letter or digit at `at`: 26 letters, ten digits, and of other characters a bit that few have in common.
 * `letterBits` in `../codes-table.ts` gives the same.
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

/** Punctuation of Chinese and of typesetters: ， 。 “ ” and their like. */
function isPunctuation(at: i32): bool {
  const lead = load<u8>(at)
  const middle = load<u8>(at, 1)
  const last = load<u8>(at, 2)
  if (lead == 0xe2) return middle == 0x80
  if (lead == 0xe3) return middle == 0x80 && last <= 0x91 && last != 0x85 && last != 0x86 && last != 0x87
  return lead == 0xef && middle == 0xbc && (last < 0x90 || (last > 0x99 && last < 0xa1))
}

/** Whether a word that may stand before the text is at `at`, and the text, or another such word, behind it. */
function isWrapped(at: i32, code: Code): bool {
  for (let row = wrappers; load<u32>(row) != 0; row += offsetof<Wrapper>()) {
    const end = behindWord(at, changetype<Wrapper>(row))
    if (end != 0 && textFollows(end, code)) return true
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
export function textPrecedes(start: i32, first: i32, lasts: u64): bool {
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
