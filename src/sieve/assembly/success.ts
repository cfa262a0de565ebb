/** Numbers under Authing's own key that tell success: most lines with such a key have one of them. */
import { BACKSLASH, DIGIT, is } from './bytes'

/** Address of the numbers, up to a 0. */
let numbers: usize = 0

export function setSuccessNumbers(address: usize): void {
  numbers = address
}

/** Marks between a key and its number at most: quotes with their backslashes, a colon, spaces. */
const MARKS: i32 = 12
const MAX_DIGITS: i32 = 9

/** Whether the key that ends before `at` has such a number, written so plainly that nothing else could be read. */
export function tellsSuccess(at: i32): bool {
  let first = at
  while (first - at < MARKS && isMark(load<u8>(first))) first++
  let end = first
  let value: u32 = 0
  while (end - first < MAX_DIGITS && is(load<u8>(end), DIGIT)) {
    value = value * 10 + (load<u8>(end) - 0x30)
    end++
  }
  return endsPlainly(end) && isSuccess(value)
}

/** A quote, a backslash, a colon, an equals sign, a space. */
function isMark(byte: u8): bool {
  return byte == 0x22 || byte == 0x27 || byte == BACKSLASH || byte == 0x3a || byte == 0x3d || byte == 0x20
}

/** Whether a comma, a brace, a space or a quote comes next: no escape that decodes to one more digit. */
function endsPlainly(end: i32): bool {
  let at = end
  while (load<u8>(at) == BACKSLASH) at++
  const byte = load<u8>(at)
  if (byte == 0x22) return true
  return at == end && (byte == 0x2c || byte == 0x7d || byte == 0x20)
}

function isSuccess(value: u32): bool {
  for (let row = numbers; load<u32>(row) != 0; row += 4) {
    if (load<u32>(row) == value) return true
  }
  return false
}
