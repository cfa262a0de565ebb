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
/** Lines of several threads may be a little late; a clock that is set back, also by exactly an hour, is more. */
const late = 30 * 60_000
const epochStart = Date.UTC(1990, 0)

/** Time of the last line that had one, in epoch milliseconds. */
export interface LastTime {
  last: number | undefined
}

/** Goes on from `times`, which it keeps up to date. */
export function countLines(
  source: Pick<Source, 'modified'>,
  { counter, name, zone, now }: CountOptions,
  times: LastTime = { last: undefined },
): Observer {
  const note = (kind: string, at: number, detail: string): void => counter.issue(kind, name, at, detail)

  return {
    line: ({ text, hits, line }) => {
      const arrival = now()
      const clock: ClockSetting = { zone, now: source.modified ?? arrival, previous: times.last }
      const stamp = timeOf(text, clock)
      const at = stamp?.at ?? times.last ?? source.modified ?? arrival
      for (const { code, evidence } of hits) counter.add({ code, evidence, source: name, at })
      const odd = oddityOf(stamp?.at, times.last, arrival, hits.length > 0)
      if (odd !== undefined) note(odd.kind, at, odd.detail)
      if (line.cut) note('truncated-scan', at, 'lines too long to be read to their end')
      if (stamp !== undefined) times.last = stamp.at
    },
    encodingChanged: (to) =>
      note('encoding-switch', times.last ?? now(), `a UTF-16 stream that goes on in ${to}`),
  }
}

interface Oddity {
  readonly kind: string
  readonly detail: string
}

/**
 * Lines keep their own time whatever it is; what looks wrong is only noted. A clock may jump between two lines that are
 * not counted; a time that is wrong in itself matters where something is counted under it.
 */
function oddityOf(
  at: number | undefined,
  last: number | undefined,
  arrival: number,
  counted: boolean,
): Oddity | undefined {
  if (at === undefined) {
    return counted && last === undefined
      ? { kind: 'undated', detail: 'no time on the line or before it' }
      : undefined
  }
  if (counted && at > arrival + day) return { kind: 'future', detail: 'more than a day ahead of the clock' }
  if (counted && at < epochStart)
    return { kind: 'clock-skew', detail: 'before 1990: a device whose clock was not set' }
  if (last !== undefined && at < last - late)
    return { kind: 'clock-skew', detail: 'back by more than half an hour' }
  return undefined
}

/** For runs that count nothing. */
export const countNothing: Observer = { line: () => {}, encodingChanged: () => {} }
