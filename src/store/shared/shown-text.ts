/**
 * Texts of people's as every database can hold them. PostgreSQL has no NUL in a text and no key of more than 2,700 bytes;
 * a path may have both. What identifies is kept apart from what is shown, so nothing is lost by it; and it is the same
 * in the SQLite file, so that both show the same.
 */
import { createHash } from 'node:crypto'

/** Half a surrogate pair can't be written in UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString()

/** A NUL becomes the picture of one; of a text longer than `bytes` of UTF-8 the middle is replaced by a digest of all. */
export function shownText(text: string, bytes = 1024): string {
  const shown = wellFormed(text).replaceAll('\0', '␀')
  if (Buffer.byteLength(shown) <= bytes) return shown
  // Four bytes are the most that a character takes.
  const characters = [...shown]
  const part = Math.floor((bytes - 20) / 8)
  const middle = `…${createHash('sha256').update(text, 'utf16le').digest('hex').slice(0, 8)}…`
  return `${characters.slice(0, part).join('')}${middle}${characters.slice(-part).join('')}`
}

/** For a text that tells things apart: two never become one. */
export const keyText = (text: string): string =>
  text.includes('\0') || wellFormed(text) !== text || Buffer.byteLength(text) > 512
    ? `sha256:${createHash('sha256').update(text, 'utf16le').digest('hex')}`
    : text
