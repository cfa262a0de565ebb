/** Numbers that are known codes and stand by themselves. */
import { BACKSLASH, DIGIT, GLUES_AFTER, GLUES_BEFORE, NONE, fold, inEscape, is, percentAt } from './bytes'
import { Code } from './code'
import { hasGround } from './grounds'

const MAX_DIGITS: i32 = 9

/** Address of the table, with open addressing; a slot of 0 is free. */
let codes: usize = 0
let codesMask: u32 = 0
/** Digits of the shortest code: three or four. */
export let shortest: i32 = 4

export function setCodes(address: usize, slots: u32, digits: i32): void {
  codes = address
  codesMask = slots - 1
  shortest = digits
}

/** Whether the digits that end at `end`, which are a code, could stand for it. */
export function isNumber(start: i32, end: i32): bool {
  let first = end - 1
  while (first > start && is(load<u8>(first - 1), DIGIT)) first--
  if (isGluedBehind(end) || !standsAlone(start, first)) return false
  return hasGround(start, first, end, codeOf(valueBetween(first, end)))
}

/** Whether the digits that end at `end` are a code: most are not, so that nothing else is asked of them. */
export function isCodeBefore(end: i32): bool {
  const bytes = load<u64>(end - 8)
  // Each byte's distance from 0, its highest bit set where that is none of a digit's.
  const digits = bytes ^ 0x3030303030303030
  const others = (((digits & 0x7f7f7f7f7f7f7f7f) + 0x7676767676767676) | digits) & 0x8080808080808080
  const length = <u64>clz(others) >> 3
  if (length < 8) return isKnown(valueOf(digits & (~(<u64>0) << ((8 - length) << 3))))
  let first = end - 8
  while (end - first <= MAX_DIGITS && is(load<u8>(first - 1), DIGIT)) first--
  return end - first <= MAX_DIGITS && isCode(first, end)
}

/** The number whose eight decimal digits are the bytes, the lowest byte first: pairs of digits, then of pairs. */
function valueOf(digits: u64): u32 {
  const pairs = digits * 10 + (digits >> 8)
  const evens = pairs & 0x000000ff000000ff
  const odds = (pairs >> 16) & 0x000000ff000000ff
  return <u32>((evens * 0x000f424000000064 + odds * 0x0000271000000001) >> 32)
}

function isGluedBehind(end: i32): bool {
  const after = load<u8>(end)
  if (is(after, GLUES_AFTER)) return percentAt(end) == NONE
  // A decimal, a clock, a path, a range.
  return (after == 0x2e || after == 0x3a || after == 0x2f || after == 0x2d) && is(load<u8>(end, 1), DIGIT)
}

/** Whether a code stands right behind an escape. */
export function isNumberAt(start: i32, first: i32): bool {
  let end = first
  while (end - first <= MAX_DIGITS && is(load<u8>(end), DIGIT)) end++
  const length = end - first
  if (length < shortest || length > MAX_DIGITS || isGluedBehind(end) || !isCode(first, end)) return false
  return hasGround(start, first, end, codeOf(valueBetween(first, end)))
}

function isCode(first: i32, end: i32): bool {
  if (load<u8>(first) == 0x30) return false
  return isKnown(valueBetween(first, end))
}

function valueBetween(first: i32, end: i32): u32 {
  let value: u32 = 0
  for (let index = first; index < end; index++) value = value * 10 + (load<u8>(index) - 0x30)
  return value
}

/** The row of the code, or a free one where there is none. */
function codeOf(value: u32): Code {
  let slot = (value * 0x9e3779b1) & codesMask
  while (true) {
    const code = changetype<Code>(codes + slot * offsetof<Code>())
    if (code.value == value || code.value == 0) return code
    slot = (slot + 1) & codesMask
  }
}

function isKnown(value: u32): bool {
  return codeOf(value).value != 0
}

/** What an escape before the number leaves there, `isNumberAt` is asked for. */
function standsAlone(start: i32, first: i32): bool {
  if (first == start) return true
  const before = load<u8>(first - 1)
  if (before == 0x2e) {
    const isDecimal = first - 2 >= start && is(load<u8>(first - 2), DIGIT)
    return !isDecimal || inEscape(start, first - 1)
  }
  if (!is(before, GLUES_BEFORE)) return true
  const folded = fold(before)
  // The end of a colour, or of a control character's escape.
  if (folded == 0x6d) return true
  if (folded != 0x6e && folded != 0x72 && folded != 0x74) return false
  return first - 2 >= start && load<u8>(first - 2) == BACKSLASH
}
