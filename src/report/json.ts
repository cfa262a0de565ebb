/**
 * A report as JSON: what was asked, then one row a line. Counts are written in full, as JSON's numbers may be; a
 * reader that holds numbers as doubles sees those beyond 2^53 rounded.
 */
import type { Described, Records } from './report.ts'

/** Rises when a field is taken away or changes its meaning; fields may be added at any time. */
export const schemaVersion = 1

export function jsonLines({ asked, fields, rows }: Records): string[] {
  const head = Object.entries({ schema_version: schemaVersion, ...asked }).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${jsonText(value)},`,
  )
  const lines = rows.map((row, index) => {
    const record = Object.fromEntries(fields.map((name, place) => [name, row[place] ?? null]))
    return `    ${jsonText(record)}${index < rows.length - 1 ? ',' : ''}`
  })
  const body = lines.length === 0 ? ['  "rows": []'] : ['  "rows": [', ...lines, '  ]']
  return ['{', ...head, ...body, '}']
}

function jsonText(value: Described): string {
  if (typeof value === 'bigint') return `${value}`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`)
  return `{${members.join(',')}}`
}
