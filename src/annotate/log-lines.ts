/**
 * A log's lines as the log was before anyone annotated it, each with its hits: what is printed and what is counted
 * come from the same reading, so a log that an earlier run has annotated gives the counts of the log itself.
 */
import type { Detector } from '../detect/detect.ts'
import { type Evidence, evidences, type Hit } from '../detect/hit.ts'
import type { RecordState } from '../detect/record-state.ts'
import { createRecordDetector } from '../detect/records.ts'
import { type Line, textOf } from '../input/framer.ts'
import { isAnnotation } from './marker.ts'
import { withoutMember } from './member.ts'

export interface LogLine {
  readonly line: Line
  /** The line as it stands there, without its line end. */
  readonly printed: string
  /** The same without the member that an earlier run has added. */
  readonly text: string
  readonly hits: readonly Hit[]
  /** Whether it holds codes that its record had given before. */
  readonly repeats: boolean
  /** What an earlier run has left on it: nothing, a member, or all of the line. */
  readonly mark: 'none' | 'member' | 'annotation'
}

export interface LogLinesOptions {
  readonly detector: Detector
  /** Hits on weaker evidence are left out. */
  readonly minEvidence: Evidence
  /** Where reading goes on in the middle of a log; kept up to date. */
  readonly records?: RecordState | undefined
}

/** Reads lines one after the other; they must come in their order, without gaps. */
export function createLogReader(options: LogLinesOptions): (line: Line) => LogLine {
  const { detector, minEvidence, records } = options
  const recordDetector = createRecordDetector(detector, records)
  return (line) => {
    const printed = textOf(line)
    if (isAnnotation(line, printed)) {
      return { line, printed, text: printed, hits: [], repeats: false, mark: 'annotation' }
    }
    const original = withoutMember(printed)
    const text = original ?? printed
    const hits = recordDetector.push(text).filter(({ evidence }) => isAtLeast(evidence, minEvidence))
    const mark = original === undefined ? 'none' : 'member'
    return { line, printed, text, hits, repeats: recordDetector.repeats(), mark }
  }
}

export const isAtLeast = (evidence: Evidence, floor: Evidence): boolean =>
  evidences.indexOf(evidence) <= evidences.indexOf(floor)
