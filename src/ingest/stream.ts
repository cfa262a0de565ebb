/**
 * Counts what comes through a pipe. It has no beginning to be known by, so it counts as often as it comes; what has
 * come is committed every second and at the end, which only a signal may be.
 */
import { countLines, observe } from '../annotate/count-lines.ts'
import type { Scan } from '../annotate/log-lines.ts'
import { readLines } from '../annotate/read-lines.ts'
import { createCounter } from '../count/counter.ts'
import { defaultMaxLine } from '../input/framer.ts'
import { lookAhead } from '../input/look-ahead.ts'
import type { Source } from '../input/source.ts'
import { unpacked } from '../input/unpacked.ts'
import { countsOf, createCommitter } from '../store/committer.ts'
import { UserError } from '../user-error.ts'
import type { IngestOptions } from './ingest.ts'
import { asSummary, note, notWhole } from './problem.ts'
import { sumsOf } from './step.ts'
import { add, emptySummary, type Summary } from './summary.ts'

export type StreamOptions = Omit<IngestOptions, 'disk' | 'stepSize'>

/** Nothing is thrown for what can't be read, or not be committed: it is reported, and counted as failed. */
export async function countStream(source: Source, options: StreamOptions): Promise<Summary> {
  const { store, isKnown, zoneOf, now, signal, report } = options
  const { name } = source
  let summary: Summary = { ...emptySummary, files: 1 }
  const fail = (error: unknown): void => {
    if (!(error instanceof UserError)) throw error
    summary = { ...summary, failed: 1 }
    report(error)
  }
  /** A database that takes no more ends the reading: nothing else is done with the lines. */
  const broken = new AbortController()
  const counter = createCounter({ isKnown })
  const observer = countLines(source, { counter, name, zone: zoneOf(name), now })
  const committer = createCommitter(store, () => broken.abort())
  committer.add(
    countsOf(counter, (batch) => {
      summary = add(summary, sumsOf(batch, isKnown))
    }),
  )
  const reader = readLines({ ...options, maxLine: defaultMaxLine, onSwitch: observer.encodingChanged })
  const count = (scan: Scan): void => {
    observe(scan, observer)
    summary = add(summary, { bytes: scan.chunk.length, lines: scan.count })
    const { bytes, codes } = summary
    options.progress({ path: name, done: bytes, total: undefined, read: bytes, codes })
  }
  let whole = true
  try {
    const chunks = unpacked(source.chunks, (ending) => {
      whole = false
      const problem = notWhole(name, ending === 'cut' ? 'incomplete' : 'damaged')
      note(problem, options)
      summary = add(summary, asSummary(problem))
    })
    const input = lookAhead(chunks, AbortSignal.any([signal, broken.signal]))
    for (let chunk = await input.next(); chunk !== undefined; chunk = await input.next()) {
      for (const scan of reader.push(chunk)) count(scan)
    }
  } catch (error) {
    fail(error)
  }
  // What the data breaks off in may be half a code.
  if (whole) count(reader.end())
  reader.close()
  const failure = committer.finish()
  if (failure !== undefined) fail(failure)
  return summary
}
