/**
 * Counts the hits of one source as its lines go by, each in the minute in which its line happened.
 *
 * A line without a time takes the last time of its source; before any, the file's last change; on a pipe, the time of
 * arrival. What had to be guessed, or looks odd, is noted as an issue beside the counts.
 */
import type { Counter } from '../count/counter.ts'
import type { Source } from '../input/source.ts'
import type { Zone } from '../time/zone.ts'
import type { Clock } from './last-time.ts'
import { lineTimes } from './line-times.ts'
import type { Scan } from './log-lines.ts'
import type { Observer } from './pipeline.ts'

export interface CountOptions {
  readonly counter: Pick<Counter, 'add' | 'issue'>
  /** The name to count under. */
  readonly name: string
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** What is noted about lines. */
export const lineIssues = ['undated', 'future', 'clock-skew', 'truncated-scan', 'encoding-switch'] as const
export type LineIssue = (typeof lineIssues)[number]

const day = 86_400_000
/** Lines of several threads may be a little late; a clock that is set back, also by exactly an hour, is more. */
const late = 30 * 60_000
const epochStart = Date.UTC(1990, 0)

/** Times of the last line that had one, and of the last that was counted, in epoch milliseconds. */
export interface LastTimes {
  last: number | undefined
  counted: number | undefined
}

/** Goes on from `times`, which it keeps up to date; between two scans they are those of all lines so far. */
export function countLines(
  source: Pick<Source, 'modified'>,
  { counter, name, zone, now }: CountOptions,
  times: LastTimes = { last: undefined, counted: undefined },
): Observer {
  const note = (kind: LineIssue, at: number, detail: string): void => counter.issue(kind, name, at, detail)
  const clockAt = (arrival: number): Clock => ({ zone, now: source.modified ?? arrival })
  const dates = lineTimes(times)

  return {
    line: (logLine) => {
      const { hits, repeats, line } = logLine
      if (hits.length === 0 && !repeats && !line.cut) return
      const arrival = now()
      const { own, at: known } = dates.of(logLine, clockAt(arrival))
      const at = known ?? source.modified ?? arrival
      const seen = at > arrival + day ? arrival : at
      for (const { code, evidence } of hits) counter.add({ code, evidence, source: name, at, seen })
      const odd = hits.length === 0 ? undefined : oddityOf(own, known, times.counted, arrival)
      if (odd !== undefined) note(odd.kind, at, odd.detail)
      if (line.cut) note('truncated-scan', at, 'lines too long to be read to their end')
      if (own !== undefined && hits.length > 0) times.counted = own
    },
    passed: ({ texts }) => dates.passed(texts, clockAt(now())),
    encodingChanged: (to) =>
      note('encoding-switch', times.last ?? now(), `a UTF-16 stream that goes on in ${to}`),
  }
}

/** Tells an observer of what a scan has read: its lines, but for what an earlier run has written there. */
export function observe(scan: Scan, observer: Observer): void {
  for (const line of scan.lines) {
    if (line.mark !== 'annotation') observer.line(line)
  }
  observer.passed(scan)
}

/** Several observers as one; each is told of all. */
export const together = (...observers: readonly Observer[]): Observer => ({
  line: (line) => {
    for (const observer of observers) observer.line(line)
  },
  passed: (scan) => {
    for (const observer of observers) observer.passed(scan)
  },
  encodingChanged: (to) => {
    for (const observer of observers) observer.encodingChanged(to)
  },
})

interface Oddity {
  readonly kind: LineIssue
  readonly detail: string
}

/** Lines keep their own time whatever it is; what looks wrong is only noted. */
function oddityOf(
  own: number | undefined,
  known: number | undefined,
  counted: number | undefined,
  arrival: number,
): Oddity | undefined {
  if (known === undefined) return { kind: 'undated', detail: 'no time on the line or before it' }
  if (own === undefined) return undefined
  if (own > arrival + day) return { kind: 'future', detail: 'more than a day ahead of the clock' }
  if (own < epochStart) return { kind: 'clock-skew', detail: 'before 1990: a device whose clock was not set' }
  if (counted !== undefined && own < counted - late)
    return { kind: 'clock-skew', detail: 'back by more than half an hour' }
  return undefined
}

/** For runs that count nothing. */
export const countNothing: Observer = { line: () => {}, passed: () => {}, encodingChanged: () => {} }
