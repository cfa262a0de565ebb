/**
 * Rows as CSV by RFC 4180: a header, CRLF, quotes where they are needed. Spreadsheets take text that begins like a
 * formula for one, so in what people open such text has an apostrophe before it; numbers have none. What programs look
 * texts up in is `exact`: there the apostrophe would reach their users.
 */
import type { Records, Value } from './report.ts'

/** Each ends with the CR of its CRLF, and lacks only the LF of any line. */
export const csvLines = (
  { fields, rows }: Pick<Records, 'fields' | 'rows'>,
  { exact = false }: { readonly exact?: boolean } = {},
): string[] => [fields, ...rows].map((row) => `${row.map((value) => cellText(value, exact)).join(',')}\r`)

function cellText(value: Value, exact: boolean): string {
  if (value === null) return ''
  if (typeof value !== 'string') return `${value}`
  const text = !exact && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
