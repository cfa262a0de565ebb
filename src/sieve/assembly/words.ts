/** Words that a rule needs, alone or together. */
import { KEY, NEWLINE, fold, is, lineEnd } from './bytes'

/** A text that is looked for, folded, and whether the line that was last asked for has it. */
@unmanaged
class Word {
  text: u32
  length: u32
  line: u32
  found: u32
}

/** A word by which lines are found, with what else must be on them. */
@unmanaged
class Clue {
  word: u32
  /** Where in the word the three bytes stand by which it is found. */
  offset: u32
  /** 1 where the word is the end of a key that must have Authing's name or `api` in it. */
  isKey: u32
  /** Lists of further words, each up to a 0, any one of which is enough; up to an empty one behind the first. */
  others: u32
}

/** Addresses: for three bytes in a row, by low and high half, the buckets of words; of each bucket its clues. */
export let masks: usize = 0
/** Of each bucket the first clue, and of the last one the end. */
let buckets: usize = 0
let words: usize = 0
let wordCount: i32 = 0

export function setWords(masksAt: usize, bucketsAt: usize, wordsAt: usize, wordsInAll: i32): void {
  masks = masksAt
  buckets = bucketsAt
  words = wordsAt
  wordCount = wordsInAll
}

/** To be called before other lines stand where lines have stood. */
export function forgetLines(): void {
  for (let index = 0; index < wordCount; index++) {
    changetype<Word>(words + index * offsetof<Word>()).line = 0
  }
}

/** Whether one of the words is found by the three bytes at `at`, and what else it needs is on the line. */
export function isWord(start: i32, at: i32): bool {
  const b0 = fold(load<u8>(at))
  const b1 = fold(load<u8>(at, 1))
  const b2 = fold(load<u8>(at, 2))
  let possible: u32 =
    load<u8>(masks + (b0 & 15)) &
    load<u8>(masks + (b0 >> 4), 16) &
    load<u8>(masks + (b1 & 15), 32) &
    load<u8>(masks + (b1 >> 4), 48) &
    load<u8>(masks + (b2 & 15), 64) &
    load<u8>(masks + (b2 >> 4), 80)
  while (possible != 0) {
    const bucket = buckets + (ctz(possible) << 2)
    possible &= possible - 1
    const end = load<u32>(bucket, 4)
    for (let row = load<u32>(bucket); row < end; row += offsetof<Clue>()) {
      const clue = changetype<Clue>(<usize>row)
      const first = at - <i32>clue.offset
      if (first < start || !startsWith(first, changetype<Word>(<usize>clue.word))) continue
      if (clue.isKey != 0 ? isOwnKey(start, first) : hasOthers(start, clue.others)) return true
    }
  }
  return false
}

function startsWith(at: i32, word: Word): bool {
  for (let index: u32 = 0; index < word.length; index++) {
    if (fold(load<u8>(at + index)) != load<u8>(word.text + index)) return false
  }
  return true
}

function hasOthers(start: i32, lists: u32): bool {
  let at = lists
  while (true) {
    let held = load<u32>(at)
    while (held != 0 && isOnLine(start, changetype<Word>(<usize>held))) {
      at += 4
      held = load<u32>(at)
    }
    if (held == 0) return true
    do {
      at += 4
    } while (load<u32>(at) != 0)
    at += 4
    if (load<u32>(at) == 0) return false
  }
}

function isOnLine(start: i32, word: Word): bool {
  if (word.line == <u32>start) return word.found != 0
  word.line = start
  word.found = holds(start, word) ? 1 : 0
  return word.found != 0
}

/** Whether the line holds the word, found by its first and its last byte. */
function holds(start: i32, word: Word): bool {
  const last = word.length - 1
  const head = i8x16.splat(load<i8>(word.text))
  const tail = i8x16.splat(load<i8>(word.text + last))
  const folded = i8x16.splat(0x20)
  let at = start
  while (true) {
    const here = v128.load(at)
    const heads = i8x16.eq(v128.or(here, folded), head)
    const tails = i8x16.eq(v128.or(v128.load(at + last), folded), tail)
    let both = i8x16.bitmask(v128.and(heads, tails))
    const ends = i8x16.bitmask(i8x16.eq(here, i8x16.splat(NEWLINE)))
    if (ends != 0) both &= ends ^ (ends - 1)
    for (; both != 0; both &= both - 1) {
      if (startsWith(at + ctz(both), word)) return true
    }
    if (ends != 0) return false
    at += 16
  }
}

/** Whether the key that ends in the `code` at `at` has `api` or `authing` in it. */
function isOwnKey(start: i32, at: i32): bool {
  for (let index = at - 1; index >= start && is(load<u8>(index), KEY); index--) {
    if (fold(load<u8>(index)) != 0x61) continue
    const second = fold(load<u8>(index, 1))
    const third = fold(load<u8>(index, 2))
    // `api`, and of `authing` as much as no other word has.
    if (second == 0x70 && third == 0x69) return true
    if (second == 0x75 && third == 0x74 && fold(load<u8>(index, 3)) == 0x68 && fold(load<u8>(index, 4)) == 0x69) return true
  }
  return false
}
