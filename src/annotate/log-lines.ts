/**
 * A log's lines as the log was before anyone annotated it, each with its hits: what is printed and what is counted
 * come from the same reading, so a log that an earlier run has annotated gives the counts of the log itself.
 */
import type { Detector } from '../detect/detect.ts'
import { type Evidence, evidences, type Hit } from '../detect/hit.ts'
import type { Encoding } from '../input/encoding.ts'
import type { Line } from '../input/framer.ts'
import { isAnnotation } from './marker.ts'
import { withoutMember } from './member.ts'

export interface LogLine {
  readonly line: Line
  /** Where it begins in its log, in bytes. */
  readonly at: number
  /** The line as it stands there, without its line end. */
  readonly printed: string
  /** The same without the member that an earlier run has added. */
  readonly text: string
  readonly hits: readonly Hit[]
  /** Whether it holds codes that its record had given before. */
  readonly repeats: boolean
  /** What an earlier run has left on it: nothing, a member, or all of the line. */
  readonly mark: 'none' | 'member' | 'annotation'
  /** Lines of the same scan before it. */
  readonly before: EarlierTexts
}

/** The nearest first; to be read before the next scan. */
export type EarlierTexts = () => Iterable<{ readonly at: number; readonly text: string }>

/** What a piece of a log adds; its bytes stay as they are until the next scan. */
export interface Scan {
  readonly chunk: Buffer
  /** Lines that end in the chunk: those with a hit or anything else that counts, and what else was asked for. */
  readonly lines: readonly LogLine[]
  /** Whether the log ends here. */
  readonly isLast: boolean
  /** How many lines end in the chunk, and where the last of them does; 0 where none does. */
  readonly count: number
  readonly end: number
  /** Of the unfinished line behind the last one; a guess until the log's first line has been seen. */
  readonly encoding: Encoding
  /** The lines that end in the chunk. */
  readonly texts: EarlierTexts
}

export interface LineReader {
  /** Takes the next bytes of the log; each scan is to be used before the next is asked for. */
  readonly push: (chunk: Buffer) => Iterable<Scan>
  /** The last line, where the log ends without a newline. */
  readonly end: () => Scan
  /** Gives back what the reader has borrowed; it reads no more. */
  readonly close: () => void
}

/** Lines that are given out beside those that matter: none, all but whole JSON objects, all. */
export type Others = 'none' | 'not-objects' | 'all'

export interface ReaderOptions {
  readonly detector: Detector
  /** None unless given; a reader may give out more. */
  readonly others?: Others | undefined
  /** Hits on weaker evidence are left out. */
  readonly minEvidence: Evidence
  /** Known encoding; otherwise it is found out from the first bytes. */
  readonly encoding?: Encoding | undefined
  /** Bytes of a line that are read. */
  readonly maxLine: number
  /** Told when a UTF-16 stream goes on in UTF-8. */
  readonly onSwitch?: ((to: Encoding) => void) | undefined
  /** Where reading goes on in the middle of a log: the whole lines before that place, and where they begin. */
  readonly context?: { readonly bytes: Buffer; readonly at: number } | undefined
}

export const nothingBefore: EarlierTexts = () => []

/** Of a chunk in which no line ends. */
export const noLineIn = (chunk: Buffer, encoding: Encoding): Scan => ({
  chunk,
  isLast: false,
  lines: [],
  count: 0,
  end: 0,
  encoding,
  texts: nothingBefore,
})

/** A line's text as the rules read it; undefined where an earlier run has added the line. */
export function originalOf(line: Line, printed: string): string | undefined {
  return isAnnotation(line, printed) ? undefined : (withoutMember(printed) ?? printed)
}

/** Whether a line that stands by itself has a hit. */
export const hasHits = (text: string, detector: Detector, minEvidence: Evidence): boolean =>
  detector.detect(text).some(({ evidence }) => isAtLeast(evidence, minEvidence))

export const isAtLeast = (evidence: Evidence, floor: Evidence): boolean =>
  evidences.indexOf(evidence) <= evidences.indexOf(floor)
