/**
 * When the lines of one source happened: their own time, else that of the last line that had one. Only lines that are
 * asked about are read for it, and of those before them the nearest.
 */
import { once } from '../detect/once.ts'
import { timeOf } from '../time/time-of.ts'
import { type Clock, lastTime } from './last-time.ts'
import type { EarlierTexts, LogLine } from './log-lines.ts'

/** In epoch milliseconds. */
export interface LineTime {
  /** As the line itself says. */
  readonly own: number | undefined
  /** The same, or the time of the last line before that had one; undefined where none had. */
  readonly at: number | undefined
}

export interface LineTimes {
  /** To be asked in the order of the lines. */
  readonly of: (line: Pick<LogLine, 'text' | 'at' | 'before'>, clock: Clock) => LineTime
  /** To be told of all lines of a scan, when it is done with. */
  readonly passed: (texts: EarlierTexts, clock: Clock) => void
}

/** Goes on from `times.last`, which it keeps up to date; between two scans it is that of all lines so far. */
export function lineTimes(times: { last: number | undefined } = { last: undefined }): LineTimes {
  /** Up to where in the log `times.last` is known. */
  let known = 0
  const lastBefore = (texts: EarlierTexts, clock: Clock): number | undefined =>
    lastTime(since(known, texts), clock, times.last)

  return {
    of: ({ text, at: begin, before }, clock) => {
      const previous = once(() => lastBefore(before, clock))
      const own = timeOf(text, { ...clock, previous })?.at
      const at = own ?? previous()
      times.last = at
      known = begin + 1
      return { own, at }
    },
    passed: (texts, clock) => {
      times.last = lastBefore(texts, clock)
    },
  }
}

/** Lines that begin at `position` or behind it. */
function* since(position: number, texts: EarlierTexts): Generator<string> {
  for (const { at, text } of texts()) {
    if (at < position) return
    yield text
  }
}
