/**
 * A report as CSV by RFC 4180: a header, CRLF, quotes where they are needed. Spreadsheets take text that begins like a
 * formula for one, so such text has an apostrophe before it; numbers have none.
 */
import type { Records, Value } from './report.ts'

/** Each ends with the CR of its CRLF, and lacks only the LF of any line. */
export const csvLines = ({ fields, rows }: Records): string[] =>
  [fields, ...rows].map((row) => `${row.map(cellText).join(',')}\r`)

function cellText(value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'string') return `${value}`
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
