/**
 * Finds, in a block of UTF-8 log lines, those that could hold a return code: 64 bytes a step, without looking at any
 * byte twice where there is nothing. AssemblyScript, compiled to WebAssembly with SIMD; `../kernel.ts` fills its tables.
 *
 * What makes a line a candidate: a number that is a known code and not glued to anything; one of the words that a rule
 * needs; an escape that could decode to part of either; an end that leaves something to the next line; more bytes than
 * are examined. Doubt makes a candidate: what is let through is examined in full, what isn't is lost.
 */

import { lineEnd, setClasses } from './bytes'
import { isTellingEscape, setUnits } from './escapes'
import { isCodeBefore, isNumber, setCodes, shortest } from './numbers'
import { leavesOpen, mayLeaveOpen } from './open-ends'
import { setSuccessNumbers } from './success'
import { setWrappers } from './texts'
import { forgetLines, isClue, isWordAt, setWords } from './words'

export { isObject } from './json'

/** Address of the tables of which buckets of words could have a byte in the first, second and third place. */
let masks: usize = 0
/** Address of the tables by which the bytes of a block are told apart. */
let kinds: usize = 0
let maxLine: i32 = 0
let output: usize = 0
let outputEnd: usize = 0

/** Lines of the last `sieve`, and where it stopped. */
export let lines: i32 = 0
export let stopped: i32 = 0

/** Addresses of the tables, and of where candidates are written; to be called once. */
export function configure(
  classesAt: usize,
  codesAt: usize,
  codeSlots: u32,
  shortestCode: i32,
  masksAt: usize,
  wordsAt: usize,
  wordsInAll: i32,
  signsAt: usize,
  signSlots: u32,
  unitsAt: usize,
  kindsAt: usize,
  wrappersAt: usize,
  successAt: usize,
  longestLine: i32,
  outputAt: usize,
  outputSize: i32,
): void {
  setClasses(classesAt)
  setCodes(codesAt, codeSlots, shortestCode)
  setWords(signsAt, signSlots, wordsAt, wordsInAll)
  masks = masksAt
  setUnits(unitsAt)
  kinds = kindsAt
  setWrappers(wrappersAt)
  setSuccessNumbers(successAt)
  maxLine = longestLine
  output = outputAt
  outputEnd = outputAt + outputSize
}

/** The last of 64 bits. */
const LAST: u64 = 0x8000000000000000

/**
 * Writes start and end of each candidate among the whole lines between `from` and `to` and returns how many. Where the
 * output is full it stops early: `stopped` tells where to go on.
 */
export function sieve(from: i32, to: i32): i32 {
  let start = from
  let at = from
  let out = output
  let seen = 0
  /** Digits of the 64 bytes before. */
  let earlier: u64 = 0
  /** And what of them glues a number behind it. */
  let earlierGlued: u64 = 0
  // Loaded, not written here: the compiler would make them anew for every use.
  const low0 = v128.load(masks)
  const high0 = v128.load(masks, 16)
  const low1 = v128.load(masks, 32)
  const high1 = v128.load(masks, 48)
  const low2 = v128.load(masks, 64)
  const high2 = v128.load(masks, 80)
  const kindLow = v128.load(kinds)
  const kindHigh = v128.load(kinds, 16)
  const nibble = v128.load(kinds, 32)
  const foldedNibble = v128.load(kinds, 48)
  const backslash = v128.load(kinds, 64)
  const wideLead = v128.load(kinds, 80)
  const three = shortest == 3
  /** Of the last 16 bytes, the buckets whose words could have them in the first and in the second place. */
  let last0 = i64x2.splat(0)
  let last1 = i64x2.splat(0)
  forgetLines()

  while (at < to) {
    let digits: u64 = 0
    let newlines: u64 = 0
    let glued: u64 = 0
    let singles: u64 = 0
    let hexes: u64 = 0
    let backslashes: u64 = 0
    let found: u64 = 0
    for (let part = 0; part < 64; part += 16) {
      const bytes = v128.load(<usize>(at + part))
      const low = v128.and(bytes, nibble)
      const high = v128.and(i16x8.shr_u(bytes, 4), nibble)
      const kind = v128.and(i8x16.swizzle(kindLow, low), i8x16.swizzle(kindHigh, high))
      // The highest bit of each byte makes a mask; the others are moved there.
      glued = with16(glued, v128.or(i16x8.shl(kind, 7), i16x8.shl(kind, 6)))
      digits = with16(digits, i16x8.shl(kind, 5))
      newlines = with16(newlines, i16x8.shl(kind, 4))
      singles = with16(singles, v128.or(i16x8.shl(kind, 3), i8x16.eq(bytes, wideLead)))
      hexes = with16(hexes, i16x8.shl(kind, 2))
      backslashes = with16(backslashes, i8x16.eq(bytes, backslash))

      // Of three bytes in a row, the last of them here, the buckets whose words could have each.
      const folded = v128.or(high, foldedNibble)
      const first = v128.and(i8x16.swizzle(low0, low), i8x16.swizzle(high0, folded))
      const second = v128.and(i8x16.swizzle(low1, low), i8x16.swizzle(high1, folded))
      const third = v128.and(i8x16.swizzle(low2, low), i8x16.swizzle(high2, folded))
      const before2 = i8x16.shuffle(last0, first, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29)
      const before1 = i8x16.shuffle(last1, second, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
      last0 = first
      last1 = second
      const possible = v128.and(v128.and(before2, before1), third)
      found = with16(found, i8x16.eq(possible, i64x2.splat(0)))
    }
    // What the next block decides is looked at.
    const marks = singles | (backslashes & ((hexes >> 1) | LAST))
    // Right behind a run of three or four digits, or more.
    const r1 = shifted(digits, earlier, 1)
    let ends = ~digits & r1 & shifted(digits, earlier, 2) & shifted(digits, earlier, 3)
    if (!three) ends &= shifted(digits, earlier, 4)
    // Not where something is glued to the first digit: added there, a carry runs through to the end.
    ends &= ~(digits + (digits & ~r1 & shifted(glued, earlierGlued, 1)))
    earlierGlued = glued
    const rest = to - at
    const inside = rest < 64 ? ((<u64>1) << rest) - 1 : ~(<u64>0)
    newlines &= inside
    // What looks like something is looked at by itself, all of a sort together: most is nothing.
    let codes: u64 = 0
    let signs: u64 = 0
    let open: u64 = 0
    for (let left = ends & inside; left != 0; left &= left - 1) {
      if (isCodeBefore(at + <i32>ctz(left))) codes |= left & -left
    }
    for (let left = ~found & inside; left != 0; left &= left - 1) {
      if (isWordAt(at - 2 + <i32>ctz(left))) signs |= left & -left
    }
    for (let left = newlines; left != 0; left &= left - 1) {
      if (mayLeaveOpen(at + <i32>ctz(left))) open |= left & -left
    }
    let events = (marks & inside) | codes | signs | open
    const isLong = newlines != 0 && at + <i32>ctz(newlines) + 1 - start > maxLine
    let next = at + 64
    earlier = digits
    if (events != 0 || isLong) events |= newlines
    else if (newlines != 0) {
      seen += <i32>popcnt(newlines)
      start = next - <i32>clz(newlines)
    }
    while (events != 0) {
      const bit = <i32>ctz(events)
      const here = at + bit
      const flag = (<u64>1) << bit
      events ^= flag
      if (newlines & flag) {
        seen++
        const isCandidate =
          here + 1 - start > maxLine || ((codes & flag) != 0 && isNumber(start, here)) || ((open & flag) != 0 && leavesOpen(start, here))
        if (isCandidate) {
          store<i32>(out, start)
          store<i32>(out, here + 1, 4)
          out += 8
        }
        start = here + 1
        if (out == outputEnd) {
          next = start
          events = 0
        }
        continue
      }
      if (
        !(codes & flag && isNumber(start, here)) &&
        !(marks & flag && isTellingEscape(start, here)) &&
        !(signs & flag && isClue(start, here - 2))
      )
        continue
      const end = lineEnd(here) + 1
      seen++
      store<i32>(out, start)
      store<i32>(out, end, 4)
      out += 8
      start = end
      next = end
      earlier = 0
      earlierGlued = 0
      last0 = i64x2.splat(0)
      last1 = i64x2.splat(0)
      events = 0
    }
    at = next
    if (out == outputEnd) break
  }
  lines = seen
  stopped = min(at, to)
  return <i32>(out - output) >> 3
}

/** The bits so far moved on by sixteen places, and behind them those of these bytes. */
@inline
function with16(bits: u64, bytes: v128): u64 {
  return (bits >> 16) | (<u64>(<u32>i8x16.bitmask(bytes)) << 48)
}

/** Of each place the bit `distance` places before it, those of the 64 before at the beginning. */
@inline
function shifted(bits: u64, earlier: u64, distance: u64): u64 {
  return (bits << distance) | (earlier >> (64 - distance))
}
