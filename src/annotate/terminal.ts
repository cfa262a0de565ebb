/**
 * Makes what a log line would do to a terminal visible instead: escape sequences, C1 controls, bidirectional
 * overrides, a carriage return in mid-line. Tab and newline stay.
 */

const dangerous =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g

export function visible(text: string): string {
  return text.replace(dangerous, (character) => {
    const unit = character.charCodeAt(0)
    if (unit < 0x20) return `^${String.fromCharCode(unit + 0x40)}`
    if (unit === 0x7f) return '^?'
    return unit < 0x100 ? `\\x${unit.toString(16)}` : `\\u${unit.toString(16).padStart(4, '0')}`
  })
}
