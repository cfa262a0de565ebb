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

const digits = /[0-9]{3,9}|[０-９]{3,9}/g
/** A number glued to one of these is part of something longer: an identifier, a path, a signed number, an anchor. */
const gluedBefore = /[A-Za-z0-9_$#@*+/~%\uff10-\uff19-]/
const gluedAfter = /[A-Za-z0-9_%\uff10-\uff19年]/
/** A separator that a digit on its other side turns into a decimal, a date, a range, a clock or a source position. */
const joint = /[.:/-]/

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if (gluedBefore.test(before) || gluedAfter.test(after)) return false
  if (before === '.' && /[0-9]/.test(text[start - 2] ?? '')) return false
  return !(joint.test(after) && /[0-9]/.test(text[end + 1] ?? ''))
}

/** Tokens between `from` and the end of `text`, in order. */
export function* numbersIn(text: string, from = 0): Generator<NumberToken> {
  const pattern = new RegExp(digits)
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index
    const end = start + match[0].length
    if (!standsAlone(text, start, end)) continue
    const wide = match[0] >= '０'
    const plain = wide ? match[0].normalize('NFKC') : match[0]
    if (plain.startsWith('0')) continue
    yield { value: Number(plain), start, end, wide }
  }
}
