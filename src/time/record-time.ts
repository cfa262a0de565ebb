/**
 * The time of a structured record, from its members in the order they stand.
 *
 * The first member under a logger's own key that holds a readable time wins, and nothing behind it is looked at;
 * a key that may be the business's own counts only where there is no such member.
 */
import { epochOf } from './epoch.ts'
import type { ClockSetting, Stamp } from './stamp.ts'
import { timeKeys } from './time-keys.ts'
import { writtenTime } from './written-time.ts'

export interface Member {
  readonly key: string
  /** The value without its quotes and escapes; `undefined` where it can't be a time. */
  readonly value: () => string | undefined
}

const certainty: ReadonlyMap<string, boolean> = new Map(timeKeys.map(({ key, certain }) => [key, certain]))

export function recordTime(
  members: Iterable<Member>,
  clock: ClockSetting,
  format: string,
): Stamp | undefined {
  let fallback: Stamp | undefined
  for (const { key, value } of members) {
    const certain = certainty.get(key.toLowerCase())
    if (certain === undefined) continue
    const stamp = timeInValue(value() ?? '', clock, format)
    if (stamp !== undefined && certain) return stamp
    fallback ??= stamp
  }
  return fallback
}

function timeInValue(text: string, clock: ClockSetting, format: string): Stamp | undefined {
  const at = epochOf(text)
  if (at !== undefined) return { at, zoned: true, dated: true, format }
  const written = writtenTime(text, 0, clock)
  return written && { at: written.at, zoned: written.zoned, dated: written.dated, format }
}
