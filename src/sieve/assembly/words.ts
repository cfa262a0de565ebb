/** Words that a rule needs, alone or together. */
import { KEY, NEWLINE, fold, is } from './bytes'
import { tellsSuccess } from './success'

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

/** The clues that are found by the same three bytes. */
@unmanaged
class Sign {
  /** The bytes, folded, the first one lowest; 0 where the slot is free. */
  bytes: u32
  first: u32
  end: u32
}

/** Address of the table of signs, with open addressing. */
let signs: usize = 0
let signsMask: u32 = 0
let words: usize = 0
let wordCount: i32 = 0

export function setWords(signsAt: usize, slots: u32, wordsAt: usize, wordsInAll: i32): void {
  signs = signsAt
  signsMask = slots - 1
  words = wordsAt
  wordCount = wordsInAll
}

/** What is found by the three bytes at `at`; a free slot where nothing is. */
@inline
function signAt(at: i32): Sign {
  const bytes = (load<u32>(at) & 0xffffff) | 0x202020
  let slot = ((bytes * 0x9e3779b1) >> 16) & signsMask
  while (true) {
    const sign = changetype<Sign>(signs + slot * offsetof<Sign>())
    if (sign.bytes == bytes || sign.bytes == 0) return sign
    slot = (slot + 1) & signsMask
  }
}

/** To be called before other lines stand where lines have stood. */
export function forgetLines(): void {
  for (let index = 0; index < wordCount; index++) {
    changetype<Word>(words + index * offsetof<Word>()).line = 0
  }
}

/** A first look: whether a word stands there, whatever else it needs. */
export function isWordAt(at: i32): bool {
  const sign = signAt(at)
  for (let row = sign.first; row < sign.end; row += offsetof<Clue>()) {
    const clue = changetype<Clue>(<usize>row)
    const first = at - <i32>clue.offset
    if (startsWith(first, changetype<Word>(<usize>clue.word)) && (clue.isKey == 0 || isOwnKey(first))) return true
  }
  return false
}

/** Whether a word is found by the three bytes at `at`, and what else it needs is on the line, which begins at `start`. */
export function isClue(start: i32, at: i32): bool {
  const sign = signAt(at)
  for (let row = sign.first; row < sign.end; row += offsetof<Clue>()) {
    const clue = changetype<Clue>(<usize>row)
    const first = at - <i32>clue.offset
    if (!startsWith(first, changetype<Word>(<usize>clue.word))) continue
    if (clue.isKey != 0 ? isOwnKey(first) : hasOthers(start, clue.others)) return true
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

/** Whether the key that ends in the `code` at `at` has `api` or `authing` in it, and no number of success. */
function isOwnKey(at: i32): bool {
  for (let index = at - 1; is(load<u8>(index), KEY); index--) {
    if (fold(load<u8>(index)) != 0x61) continue
    const second = fold(load<u8>(index, 1))
    const third = fold(load<u8>(index, 2))
    // `api`, and of `authing` as much as no other word has.
    if (second == 0x70 && third == 0x69) return !tellsSuccess(at + 4)
    if (second == 0x75 && third == 0x74 && fold(load<u8>(index, 3)) == 0x68 && fold(load<u8>(index, 4)) == 0x69)
      return !tellsSuccess(at + 4)
  }
  return false
}
