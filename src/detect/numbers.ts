/**
 * The runs of digits in a text that may be a return code by their looks alone.
 *
 * Parts of dates, decimals, identifiers, durations with a unit, paths, signed numbers and numbers with a leading
 * zero are no codes whatever stands around them: a code is compared by its exact text, so `2020.0`, `02020` and
 * `-2020` are not 2020.
 */

export interface NumberToken {
  readonly value: number
  readonly start: number
  readonly end: number
  /** Full-width digits; taken for a code only under a Chinese key such as 错误码. */
  readonly wide: boolean
}

/** A number glued to one of these is part of something longer: an identifier, a path, a signed number, an anchor. */
const gluedBefore = String.raw`[A-Za-z0-9_$#@*+/~%\uff10-\uff19-]|[0-9]\.`
/** A separator with a digit on its other side makes a decimal, a date, a range, a clock or a source position. */
const gluedAfter = String.raw`[A-Za-z0-9_%\uff10-\uff19年]|[.:/-][0-9]`
const number = new RegExp(
  `(?<!${gluedBefore})(?:[1-9][0-9]{2,8}|([１-９][０-９]{2,8}))(?!${gluedAfter})`,
  'g',
)

/** Tokens between `from` and the end of `text`, in order. */
export function numbersIn(text: string, from = 0): NumberToken[] {
  const tokens: NumberToken[] = []
  number.lastIndex = from
  for (let match = number.exec(text); match !== null; match = number.exec(text)) {
    const [digits, wide] = match
    const value = Number(wide === undefined ? digits : wide.normalize('NFKC'))
    tokens.push({ value, start: match.index, end: match.index + digits.length, wide: wide !== undefined })
  }
  return tokens
}
