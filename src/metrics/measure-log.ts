/**
 * Measures one log as its lines go by. Lines are dated and judged by the very rules by which they are counted, so a
 * metric and the database never tell two stories of one line.
 */
import { type CountOptions, countLines, type LastTimes, lineIssues } from '../annotate/count-lines.ts'
import type { Observer } from '../annotate/pipeline.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Source } from '../input/source.ts'
import type { Zone } from '../time/zone.ts'
import type { Instruments } from './instruments.ts'

export interface MeasureOptions {
  readonly instruments: Instruments
  readonly catalogue: Catalogue
  /** The value of the label `source`. */
  readonly label: string
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Stands for every code that the catalogue doesn't have: a log may hold any number of them. */
const unknown = 'unknown'

export function measureLog(source: Source, options: MeasureOptions): Observer {
  const { instruments, catalogue, label, zone, now } = options
  const { lines, bytes, hits, issues, newest, lag } = instruments
  const times: LastTimes = { last: undefined, counted: undefined }
  const counter: CountOptions['counter'] = {
    add: ({ code, evidence }) => {
      const severity = catalogue.recordsOf(code)[0]?.severity
      hits.inc({
        source: label,
        code: severity === undefined ? unknown : `${code}`,
        severity: severity ?? unknown,
        evidence,
      })
    },
    issue: (kind) => issues.inc({ source: label, kind }),
  }
  const counting = countLines(source, { counter, name: label, zone, now }, times)

  // Prometheus doesn't see a counter begin: what is to be alarming from the first one on stands at 0 before.
  hits.inc({ source: label, code: unknown, severity: unknown, evidence: 'certain' }, 0)
  for (const kind of lineIssues) issues.inc({ source: label, kind }, 0)

  let dated: number | undefined
  return {
    ...counting,
    passed: (scan) => {
      counting.passed(scan)
      lines.inc({ source: label }, scan.count)
      bytes.inc({ source: label }, scan.chunk.length)
      // Lines without a time say nothing about how late they are.
      if (times.last === undefined || times.last === dated) return
      dated = times.last
      newest.set({ source: label }, dated / 1000)
      lag.set({ source: label }, (now() - dated) / 1000)
    },
  }
}
