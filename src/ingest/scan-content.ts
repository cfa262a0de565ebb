/**
 * Reads a content from a position to its end, and gives out in steps what is to be counted. Knows no database, so that
 * it can be done on another thread.
 */
import { countLines, type LastTimes, observe } from '../annotate/count-lines.ts'
import { readLines } from '../annotate/read-lines.ts'
import type { Batch } from '../count/batch.ts'
import { createCounter } from '../count/counter.ts'
import type { Detector } from '../detect/detect.ts'
import type { Evidence } from '../detect/hit.ts'
import { contextSpan } from '../detect/record-state.ts'
import type { Content } from '../input/content.ts'
import { type Encoding, lineEnd } from '../input/encoding.ts'
import { endsWith, type Fingerprint, openLength } from '../input/fingerprint.ts'
import { defaultMaxLine } from '../input/framer.ts'
import type { Ending } from '../input/gunzip.ts'
import { everyMs } from '../store/committer.ts'
import type { Zone } from '../time/zone.ts'
import { createBookmark } from './bookmark.ts'
import type { ReaderState } from './reader-state.ts'

/** What is to be read; values that another thread can be given. */
export interface ScanStart {
  /** Where reading begins. */
  readonly from: Fingerprint
  readonly state: ReaderState
  /** What the lines are counted under. */
  readonly name: string
  /** When the file was last written, epoch milliseconds. */
  readonly modified: number
  /** Codes on weaker evidence are not counted. */
  readonly minEvidence: Evidence
  /** Bytes of content between two steps; there is one every second, too. */
  readonly stepSize: number
}

export interface ScanOptions {
  readonly detector: Detector
  readonly zone: Zone
  readonly now: () => number
  readonly signal: AbortSignal
  /** Told of bytes of the file that another thread has read. */
  readonly moved?: ((from: number, to: number) => void) | undefined
}

/** What is to be committed together. */
export interface ScanStep {
  readonly batch: Batch
  /** Up to where it counts the content, with what the reader knows there. */
  readonly reached: Fingerprint
  readonly state: ReaderState
  readonly lines: number
  /** Bytes around the place where reading went on after the step before: where they are others, the content is. */
  readonly seam: { readonly at: number; readonly bytes: Buffer } | undefined
  /** Whether this is all that the content has. */
  readonly finished: boolean
}

/** `conflict` where the content isn't the one of `start.from`. */
export type ScanEnding = Ending | 'conflict' | 'stopped'

export async function* scanContent(
  content: Content,
  { from, state, name, modified, minEvidence, stepSize }: ScanStart,
  { detector, zone, now, signal }: ScanOptions,
): AsyncGenerator<ScanStep, ScanEnding> {
  const times: LastTimes = { ...state.times }
  const counter = createCounter({ isKnown: (code) => detector.codes.has(code) })
  const observer = countLines({ modified }, { counter, name, zone, now }, times)
  const { open, context } = await contextBefore(from, content, state.encoding)
  // Exchanged since it was looked up.
  if (from.length > 0 && !endsWith(from, open)) return 'conflict'
  const bookmark = createBookmark(from, open, state.beginnings)
  const reader = readLines({
    detector,
    minEvidence,
    encoding: state.encoding,
    maxLine: defaultMaxLine,
    onSwitch: observer.encodingChanged,
    context,
  })

  let { encoding } = state
  let stepped = from.length
  let steppedAt = now()
  let position = from.length
  /** The last bytes before the position. */
  let tail = open.subarray(-tellingLength)
  let seam: ScanStep['seam']
  let lines = 0

  const step = (finished: boolean): ScanStep => {
    const reached = bookmark.position()
    const beginnings = bookmark.beginnings()
    const taken = { batch: counter.take(), reached, lines, seam, finished }
    stepped = reached.length
    seam = undefined
    lines = 0
    return { ...taken, state: { encoding, times: { ...times }, beginnings } }
  }

  const chunks = content.chunks(from.length)
  try {
    for (;;) {
      const { done, value } = await chunks.next()
      if (done === true) {
        yield step(value === 'whole')
        return value
      }
      seam ??= {
        at: position - tail.length,
        bytes: Buffer.concat([tail, value.subarray(0, tellingLength)]),
      }
      position += value.length
      tail = lastOf(tail, value)
      for (const scan of reader.push(value)) {
        observe(scan, observer)
        if (scan.count > 0) encoding = scan.encoding
        lines += scan.count
        bookmark.pass(scan.chunk, scan.end)
      }
      const due = bookmark.position().length - stepped >= stepSize || now() - steppedAt >= everyMs
      if (signal.aborted || due) {
        yield step(false)
        steppedAt = now()
      }
      if (signal.aborted) return 'stopped'
    }
  } finally {
    reader.close()
    await chunks.return('whole')
  }
}

interface Before {
  /** The content of the fingerprint's open block. */
  readonly open: Buffer
  /** The whole lines that tell what the next ones mean. */
  readonly context: { readonly bytes: Buffer; readonly at: number }
}

async function contextBefore(
  from: Fingerprint,
  content: Content,
  encoding: Encoding = 'utf-8',
): Promise<Before> {
  const { length } = from
  const begin = Math.max(0, length - Math.max(contextSpan + 1, openLength(from)))
  const bytes = await content.slice(begin, length)
  const first = begin === 0 ? 0 : lineEnd(bytes, 0, encoding, begin % 2)
  return {
    open: bytes.subarray(bytes.length - openLength(from)),
    context:
      first === -1
        ? { bytes: Buffer.alloc(0), at: length }
        : { bytes: bytes.subarray(first), at: begin + first },
  }
}

/** Bytes that no two logs have in common by chance. */
const tellingLength = 2048

const lastOf = (tail: Buffer, chunk: Buffer): Buffer =>
  Buffer.from(Buffer.concat([tail, chunk.subarray(-tellingLength)]).subarray(-tellingLength))
