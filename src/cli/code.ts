/** A code as a word of the command line. */
import { UserError } from '../user-error.ts'

export function codeOf(text: string | number): number {
  if (/^\d{1,9}$/.test(`${text}`)) return Number(text)
  throw new UserError(`${text} is no code`, 'a code is a number such as 2333')
}
