/**
 * Counts a pipe that may print again what it has printed before: `adb logcat` prints its ring buffer at every start,
 * `kubectl logs` all that it has. A line with a code is known by its time, its text, and how often the same has come
 * since the printing began; whether it is new is for the store to say. Only what has a time of its own, or behind a
 * line that has one, can be known again; other lines count as often as they come.
 */
import { createHash } from 'node:crypto'
import type { PipeLine } from '../count/batch.ts'
import { type Counter, createCounter } from '../count/counter.ts'
import { type CountOptions, countLines, type LastTimes } from './count-lines.ts'
import type { Observer } from './pipeline.ts'
import { printingBegins } from './printing.ts'

export interface ReplayOptions extends CountOptions {
  readonly counter: Counter
  readonly isKnown: (code: number) => boolean
  /** Given each line that holds codes. */
  readonly push: (line: PipeLine) => void
  /** How many different lines of one printing are told apart. */
  readonly maxLines?: number
}

export function countReplayed(options: ReplayOptions): Observer {
  const { counter, isKnown, push, maxLines = 100_000 } = options
  const times: LastTimes = { last: undefined, counted: undefined }
  const own = createCounter({ isKnown })
  const observer = countLines({ modified: undefined }, { ...options, counter: own }, times)
  const seen = new Map<string, number>()

  const nthOf = (key: string): number => {
    const nth = (seen.get(key) ?? 0) + 1
    seen.delete(key)
    seen.set(key, nth)
    if (seen.size > maxLines) seen.delete(seen.keys().next().value as string)
    return nth
  }

  return {
    line: (line) => {
      if (printingBegins.test(line.text)) seen.clear()
      observer.line(line)
      // A line that repeats its record's code would give it where the buffer begins behind the record's head.
      if (line.hits.length === 0 && !line.repeats && own.size === 0) return
      const batch = own.take()
      const at = times.last
      if (at === undefined) {
        counter.putBack(batch)
        return
      }
      const digest = createHash('sha256').update(line.text).digest().subarray(0, 16)
      push({ at, digest, nth: nthOf(`${at} ${digest.toString('base64')}`), batch })
    },
    passed: observer.passed,
    encodingChanged: observer.encodingChanged,
  }
}
