/**
 * Finds, in a block of UTF-8 log lines, those that could hold a return code: 64 bytes a step, without looking at any
 * byte twice where there is nothing. AssemblyScript, compiled to WebAssembly with SIMD; `../kernel.ts` fills its tables.
 *
 * What makes a line a candidate: a number that is a known code and not glued to anything; one of the words that a rule
 * needs; an escape that could decode to part of either; an end that leaves something to the next line; more bytes than
 * are examined. Doubt makes a candidate: what is let through is examined in full, what isn't is lost.
 */

import { ESCAPE, BACKSLASH, NEWLINE, PERCENT, lineEnd, setClasses } from './bytes'
import { isTellingEscape, setUnits } from './escapes'
import { isNumber, setCodes, shortest } from './numbers'
import { leavesOpen } from './open-ends'
import { forgetLines, isWord, masks, setWords } from './words'

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
  bucketsAt: usize,
  unitsAt: usize,
  longestLine: i32,
  outputAt: usize,
  outputSize: i32,
): void {
  setClasses(classesAt)
  setCodes(codesAt, codeSlots, shortestCode)
  setWords(masksAt, bucketsAt, wordsAt, wordsInAll)
  setUnits(unitsAt)
  maxLine = longestLine
  output = outputAt
  outputEnd = outputAt + outputSize
}

/**
 * Of a byte's low and high half the kinds of bytes that glue a number behind them and have it. Left out are the letters
 * in which a colour (m) and a control character's escape (n, r, t) end.
 */
const glueLow = i8x16(18, 3, 1, 11, 9, 11, 3, 3, 3, 3, 11, 9, 1, 8, 32, 13)
const glueHigh = i8x16(0, 0, 8, 0, 17, 6, 1, 34, 0, 0, 0, 0, 0, 0, 0, 0)

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
  const low0 = v128.load(masks)
  const high0 = v128.load(masks, 16)
  const low1 = v128.load(masks, 32)
  const high1 = v128.load(masks, 48)
  const low2 = v128.load(masks, 64)
  const high2 = v128.load(masks, 80)
  const nibble = i8x16.splat(0x0f)
  const folded = i8x16.splat(0x20)
  const three = shortest == 3
  forgetLines()

  while (at < to) {
    let digits: u64 = 0
    let newlines: u64 = 0
    let letters: u64 = 0
    let glued: u64 = 0
    let joints: u64 = 0
    let marks: u64 = 0
    let found: u64 = 0
    for (let part = 0; part < 64; part += 16) {
      const here = <usize>(at + part)
      const v0 = v128.load(here)
      const v1 = v128.load(here, 1)
      const v2 = v128.load(here, 2)
      const f0 = v128.or(v0, folded)
      const f1 = v128.or(v1, folded)
      const f2 = v128.or(v2, folded)
      digits |= maskOf(i8x16.lt_u(i8x16.sub(v0, i8x16.splat(0x30)), i8x16.splat(10))) << part
      newlines |= maskOf(i8x16.eq(v0, i8x16.splat(NEWLINE))) << part
      letters |= maskOf(i8x16.lt_u(i8x16.sub(f0, i8x16.splat(0x61)), i8x16.splat(26))) << part
      const glues = v128.and(
        i8x16.swizzle(glueLow, v128.and(v0, nibble)),
        i8x16.swizzle(glueHigh, v128.and(i16x8.shr_u(v0, 4), nibble)),
      )
      glued |= notZero(glues) << part
      const joint = v128.or(
        i8x16.lt_u(i8x16.sub(v0, i8x16.splat(0x2d)), i8x16.splat(3)),
        i8x16.eq(v0, i8x16.splat(0x3a)),
      )
      joints |= maskOf(joint) << part

      // Of three bytes in a row, the buckets whose words could have each of them.
      let possible = v128.and(
        i8x16.swizzle(low0, v128.and(f0, nibble)),
        i8x16.swizzle(high0, v128.and(i16x8.shr_u(f0, 4), nibble)),
      )
      possible = v128.and(possible, i8x16.swizzle(low1, v128.and(f1, nibble)))
      possible = v128.and(possible, i8x16.swizzle(high1, v128.and(i16x8.shr_u(f1, 4), nibble)))
      possible = v128.and(possible, i8x16.swizzle(low2, v128.and(f2, nibble)))
      possible = v128.and(possible, i8x16.swizzle(high2, v128.and(i16x8.shr_u(f2, 4), nibble)))
      found |= notZero(possible) << part

      // Escapes, and full-width digits.
      const hexEscape = v128.and(
        i8x16.eq(v0, i8x16.splat(BACKSLASH)),
        v128.or(i8x16.eq(f1, i8x16.splat(0x78)), i8x16.eq(f1, i8x16.splat(0x75))),
      )
      const wide = v128.and(
        v128.and(i8x16.eq(v0, i8x16.splat(<i8>0xef)), i8x16.eq(v1, i8x16.splat(<i8>0xbc))),
        i8x16.lt_u(i8x16.sub(v2, i8x16.splat(<i8>0x90)), i8x16.splat(10)),
      )
      const single = v128.or(i8x16.eq(v0, i8x16.splat(PERCENT)), i8x16.eq(v0, i8x16.splat(ESCAPE)))
      marks |= maskOf(v128.or(v128.or(hexEscape, wide), single)) << part
    }
    // Right behind a run of three or four to nine digits.
    const r2 = runs(digits, earlier, 1) & runs(digits, earlier, 2)
    const r3 = r2 & runs(digits, earlier, 3)
    const r4 = r3 & runs(digits, earlier, 4)
    const r7 = r4 & runs(digits, earlier, 5) & runs(digits, earlier, 6) & runs(digits, earlier, 7)
    const r10 = r7 & runs(digits, earlier, 8) & runs(digits, earlier, 9) & runs(digits, earlier, 10)
    let ends = (three ? r3 : r4) & ~r10 & ~digits
    // Not before a letter, nor where a decimal, a clock or a date goes on.
    ends &= ~(letters | (joints & (digits >> 1)))
    // Nor where something is glued to the first digit: added there, a carry runs through to the end.
    const glues = digits & ~runs(digits, earlier, 1) & runs(glued, earlierGlued, 1)
    ends &= ~(digits + glues)
    earlierGlued = glued
    let events = ends | newlines | marks | found
    const rest = to - at
    if (rest < 64) events &= ((<u64>1) << rest) - 1

    let next = at + 64
    earlier = digits
    while (events != 0) {
      const bit = <i32>ctz(events)
      const here = at + bit
      const flag = (<u64>1) << bit
      events ^= flag
      if (newlines & flag) {
        seen++
        const isCandidate =
          here + 1 - start > maxLine || ((ends & flag) != 0 && isNumber(start, here)) || leavesOpen(start, here)
        if (isCandidate) {
          store<i32>(out, start)
          store<i32>(out, here + 1, 4)
          out += 8
        }
        start = here + 1
        if (out == outputEnd) {
          next = start
          earlier = 0
          earlierGlued = 0
          events = 0
        }
        continue
      }
      if (
        !(ends & flag && isNumber(start, here)) &&
        !(marks & flag && isTellingEscape(start, here)) &&
        !(found & flag && isWord(start, here))
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
      events = 0
    }
    at = next
    if (out == outputEnd) break
  }
  lines = seen
  stopped = min(at, to)
  return <i32>(out - output) >> 3
}

@inline
function maskOf(bytes: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(bytes))
}

@inline
function notZero(bytes: v128): u64 {
  return maskOf(i8x16.eq(bytes, i8x16.splat(0))) ^ 0xffff
}

/** Of each place the bit `distance` places before it, those of the 64 before at the beginning. */
@inline
function runs(bits: u64, earlier: u64, distance: u64): u64 {
  return (bits << distance) | (earlier >> (64 - distance))
}
