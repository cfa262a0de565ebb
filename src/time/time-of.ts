/**
 * When a log line happened, as the line itself says.
 *
 * Looks where the line's format puts its stamp: at the start, in brackets at the start, in the record's own
 * member of a JSON or logfmt line, or behind a wrapper that others put in front. A date anywhere else is part of
 * the message. Of several times the outermost counts. Pure, never throws, and takes time linear in the line.
 */
import { jsonMembers } from './json-members.ts'
import { logfmtMembers } from './logfmt-members.ts'
import { matchAt } from './match-at.ts'
import { recordTime } from './record-time.ts'
import type { ClockSetting, Stamp } from './stamp.ts'
import { unwrap } from './wrappers.ts'
import { writtenTime } from './written-time.ts'

const WRAPPERS_AT_MOST = 6
const BRACKET = /\[ {0,16}/y

/** `undefined` where the line has no time, or one that does not exist (13th month, `1e400`, 1980 as an epoch). */
export function timeOf(line: string, clock: ClockSetting): Stamp | undefined {
  let position = 0
  for (let wrapper = 0; wrapper <= WRAPPERS_AT_MOST; wrapper++) {
    const stamp = stampAt(line, position, clock)
    if (stamp !== undefined) return stamp
    const inside = unwrap(line, position)
    if (inside === position) return undefined
    position = inside
  }
  return undefined
}

function stampAt(line: string, position: number, clock: ClockSetting): Stamp | undefined {
  const first = line.charAt(position)
  if (first === '{') return recordTime(jsonMembers(line, position), clock, 'json')
  if (first === '[') return writtenTime(line, position + bracketLength(line, position), clock)
  return writtenTime(line, position, clock) ?? recordTime(logfmtMembers(line, position), clock, 'logfmt')
}

function bracketLength(line: string, position: number): number {
  return matchAt(BRACKET, line, position)?.[0].length ?? 0
}
