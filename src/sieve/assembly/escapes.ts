/** Escapes that could decode to part of a number, of a word, or of another escape. */
import { BACKSLASH, DIGIT, ESCAPE, HEX, KEY, NEWLINE, PERCENT, TELLING, fold, hex, is } from './bytes'
import { isNumberAt } from './numbers'

/** Address of the characters beyond ASCII that rules need, as UTF-16 units up to a 0. */
let units: usize = 0

export function setUnits(address: usize): void {
  units = address
}

/** Whether what begins at `at` could decode to part of a number, of a word or of an escape. */
export function isTellingEscape(start: i32, at: i32): bool {
  const byte = load<u8>(at)
  if (byte == 0xef) return load<u8>(at, 1) == 0xbc && <u8>(load<u8>(at, 2) - 0x90) < 10
  if (byte == ESCAPE) return joins(start, at, at + 1)
  if (byte == PERCENT) {
    if (!is(load<u8>(at, 1), HEX) || !is(load<u8>(at, 2), HEX)) return false
    const value = hex(at + 1, 2)
    // `%EF%BC%9x` is a full-width digit.
    if (value == 0xef)
      return (
        load<u8>(at, 3) == PERCENT &&
        fold(load<u8>(at, 4)) == 0x62 &&
        fold(load<u8>(at, 5)) == 0x63 &&
        load<u8>(at, 6) == PERCENT &&
        load<u8>(at, 7) == 0x39
      )
    return value == ESCAPE || is(<u8>value, TELLING) || isTellingLead(value) || isNumberAt(start, at + 3)
  }
  if (byte != BACKSLASH) return false
  const form = fold(load<u8>(at, 1))
  if (form != 0x78 && form != 0x75) return false
  const digits = form == 0x78 ? 2 : 4
  for (let index = 0; index < digits; index++) {
    if (!is(load<u8>(at + 2 + index), HEX)) return false
  }
  const value = hex(at + 2, digits)
  if (digits == 2 && value == 0xef) return true
  if (value == ESCAPE) {
    let first = at
    while (first > start && load<u8>(first - 1) == BACKSLASH) first--
    return joins(start, first, at + 2 + digits)
  }
  if (isNumberAt(start, at + 2 + digits)) return true
  if (value < 0x80) return is(<u8>value, TELLING)
  return digits == 2 ? isTellingLead(value) : (value >= 0xff10 && value <= 0xff19) || isTellingUnit(value)
}

/** Whether a character that a rule needs has this UTF-16 unit. */
function isTellingUnit(unit: u32): bool {
  for (let row = units; load<u32>(row) != 0; row += 4) {
    if (load<u32>(row) == unit) return true
  }
  return false
}

/** Whether a character that a rule needs begins with this byte in UTF-8. */
function isTellingLead(byte: u32): bool {
  for (let row = units; load<u32>(row) != 0; row += 4) {
    const unit = load<u32>(row)
    if (byte == (unit < 0x800 ? 0xc0 | (unit >> 6) : 0xe0 | (unit >> 12))) return true
  }
  return false
}

/** Whether a colour, whose escape character is at `at` and ends before `after`, stands within a word, a key or a number. */
function joins(start: i32, at: i32, after: i32): bool {
  const before = at > start ? load<u8>(at - 1) : NEWLINE
  if (!is(before, KEY) && before != PERCENT && before != BACKSLASH) return false
  let next = after
  while (true) {
    if (load<u8>(next) != 0x5b) break
    next++
    while (is(load<u8>(next), DIGIT) || load<u8>(next) == 0x3b) next++
    if (fold(load<u8>(next)) != 0x6d) break
    next++
    if (load<u8>(next) != ESCAPE) break
    next++
  }
  const byte = load<u8>(next)
  return is(byte, KEY) || byte == ESCAPE || byte == BACKSLASH || byte == PERCENT || byte == 0x5b || byte == 0x3b || byte == 0x26
}
