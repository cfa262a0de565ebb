/**
 * Counts the hits of one source as its lines go by, each in the minute in which its line happened.
 *
 * A line without a time takes the last time of its source; before any, the file's last change; on a pipe, the time of
 * arrival. What had to be guessed, or looks odd, is noted as an issue beside the counts.
 */
import type { Counter } from '../count/counter.ts'
import type { Source } from '../input/source.ts'
import type { ClockSetting } from '../time/stamp.ts'
import { timeOf } from '../time/time-of.ts'
import type { Zone } from '../time/zone.ts'
import type { Observer } from './pipeline.ts'

export interface CountOptions {
  readonly counter: Counter
  /** The name to count under. */
  readonly name: string
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly now: () => number
}

const day = 86_400_000
const hour = 3_600_000
const epochStart = Date.UTC(1990, 0)

export function countLines(source: Source, { counter, name, zone, now }: CountOptions): Observer {
  /** Time of the last line that had one. */
  let last: number | undefined

  const note = (kind: string, at: number, detail: string): void => counter.issue(kind, name, at, detail)

  return {
    line: (text, hits, { cut }) => {
      const arrival = now()
      const clock: ClockSetting = { zone, now: source.modified ?? arrival }
      const stamp = timeOf(text, clock)
      const at = stamp?.at ?? last ?? source.modified ?? arrival
      for (const { code, evidence } of hits) counter.add({ code, evidence, source: name, at })
      if (hits.length > 0) {
        if (stamp === undefined) note('undated', at, 'lines with a code but no time of their own')
        else if (stamp.at > arrival + day) note('future', at, 'times more than a day ahead of the clock')
        else if (stamp.at < epochStart)
          note('clock-skew', at, 'times before 1990, from a device without a set clock')
        else if (last !== undefined && stamp.at < last - hour)
          note('clock-skew', at, 'times that jump back by more than an hour')
      }
      if (cut) note('truncated-scan', at, 'lines too long to be read to their end')
      if (stamp !== undefined) last = stamp.at
    },
    encodingChanged: (to) => note('encoding-switch', last ?? now(), `a UTF-16 stream that goes on in ${to}`),
  }
}

/** For runs that count nothing. */
export const countNothing: Observer = { line: () => {}, encodingChanged: () => {} }
