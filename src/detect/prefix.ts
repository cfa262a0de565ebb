/**
 * Splits a line into what the logger printed and what was said.
 *
 * A line with a prefix of its own starts a record; `process` tells interleaved writers apart. Container wrappers
 * are stripped first and count as a prefix only together with what is inside them (a trace's second line carries
 * the wrapper too).
 */
import { type PrefixRow, prefixes } from './prefixes.ts'

export interface Prefix {
  /** Row names, outermost first; empty where the line has no prefix. */
  readonly rows: readonly string[]
  /** Whether the line carries a log prefix of its own, not just a container's. */
  readonly own: boolean
  readonly platform: 'android' | 'ios' | undefined
  /** Tag, logger or class that speaks. */
  readonly tag: string
  /** The container, pod or host process whose lines these are, by its wrappers. */
  readonly stream: string
  /** Who wrote the line within the stream, as far as the prefix tells; equal for the lines of one record. */
  readonly writer: string
  /** A line of its own, whose message stands on the lines below it. */
  readonly header: boolean
  /** Where the message starts, in UTF-16 units of the line. */
  readonly end: number
}

const maxWrappers = 3

export function prefixOf(line: string): Prefix {
  const rows: string[] = []
  const streams: string[] = []
  let end = 0
  while (rows.length <= maxWrappers) {
    const found = firstMatch(end === 0 ? line : line.slice(end), rows.length)
    if (found === undefined) break
    const { row, match } = found
    rows.push(row.name)
    end += match[0].length
    const process = match.groups?.['process'] ?? ''
    if (row.kind === 'wrapper') {
      streams.push(process)
      continue
    }
    const tag = match.groups?.['tag'] ?? ''
    const writer = `${process} ${tag}`
    return {
      rows,
      own: true,
      platform: row.platform,
      tag,
      stream: streams.join(' '),
      writer,
      header: row.header === true,
      end,
    }
  }
  return {
    rows,
    own: false,
    platform: undefined,
    tag: '',
    stream: streams.join(' '),
    writer: '',
    header: false,
    end,
  }
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
const rowsByStart: readonly (readonly PrefixRow[])[] = ascii.map((start) =>
  prefixes.filter(({ starts }) => starts.includes(start)),
)

function firstMatch(rest: string, wrappers: number): { row: PrefixRow; match: RegExpExecArray } | undefined {
  if (rest === '') return undefined
  for (const row of rowsByStart[rest.charCodeAt(0)] ?? prefixes) {
    if (row.kind === 'wrapper' && wrappers === maxWrappers) continue
    const match = row.pattern.exec(rest)
    if (match !== null && match[0].length > 0) return { row, match }
  }
  return undefined
}
