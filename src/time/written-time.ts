/**
 * The stamp that is written at one place of a text.
 *
 * Formats are chosen by the first character, so a line costs a few failed patterns at most. No two formats match
 * the same text (a test holds it): their order is how common they are, and decides nothing else.
 */
import { type Format, readStamp } from './format.ts'
import { namedMonthFormats } from './formats-named-month.ts'
import { numericFormats } from './formats-numeric.ts'
import type { ClockSetting, Stamp } from './stamp.ts'

export const formats: readonly Format[] = [...numericFormats, ...namedMonthFormats]

const formatsByStart: ReadonlyMap<string, readonly Format[]> = new Map(
  formats
    .flatMap(({ starts }) => [...starts])
    .map((start) => [start, formats.filter(({ starts }) => starts.includes(start))]),
)

/** The stamp that starts exactly at `position`, or `undefined`. */
export function writtenTime(text: string, position: number, clock: ClockSetting): Stamp | undefined {
  const candidates = formatsByStart.get(text[position] ?? '') ?? []
  for (const format of candidates) {
    const stamp = readStamp(format, text, position, clock)
    if (stamp !== undefined) return stamp
  }
  return undefined
}
