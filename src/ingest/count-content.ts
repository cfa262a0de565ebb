/**
 * Counts a content from a position to its end, in steps that are each one transaction: the counts and the position
 * that they account for.
 */
import { countLines } from '../annotate/count-lines.ts'
import { readLines } from '../annotate/read-lines.ts'
import { createCounter } from '../count/counter.ts'
import type { Detector } from '../detect/detect.ts'
import type { Evidence } from '../detect/hit.ts'
import { contextSpan } from '../detect/record-state.ts'
import type { Content } from '../input/content.ts'
import { type Encoding, lineEnd } from '../input/encoding.ts'
import { emptyFingerprint, endsWith, type Fingerprint, openLength } from '../input/fingerprint.ts'
import { defaultMaxLine } from '../input/framer.ts'
import type { Ending } from '../input/gunzip.ts'
import { everyMs } from '../store/committer.ts'
import type { Known, Seen } from '../store/contents.ts'
import type { Store } from '../store/store.ts'
import type { Zone } from '../time/zone.ts'
import { firstLineIn } from './beginnings.ts'
import { createBookmark } from './bookmark.ts'
import { newReaderState, restoreReaderState, saveReaderState } from './reader-state.ts'
import { type Step, sumsOf } from './step.ts'

export interface CountingOptions {
  readonly store: Store
  readonly detector: Detector
  readonly isKnown: (code: number) => boolean
  /** Codes on weaker evidence are not counted. */
  readonly minEvidence: Evidence
  /** What a new content is called, where not by its path. */
  readonly name?: string | undefined
  /** The zone of times that name none, in the source of this name. */
  readonly zoneOf: (path: string) => Zone
  readonly now: () => number
  readonly encoding?: Encoding | undefined
  readonly signal: AbortSignal
  /** Bytes of content between two commits; there is one every second, too. */
  readonly stepSize?: number
  /** Told of every step once it is committed. */
  readonly progress: (step: Step) => void
}

export interface Start {
  readonly place: Seen
  readonly content: Content
  /** Undefined for a new content. */
  readonly known: Known | undefined
  /** `Contents.generation` from before the content was looked up. */
  readonly generation: number
  /** When the file was last written, epoch milliseconds. */
  readonly modified: number
  /** The file as it was when it was looked at, and whether all of it is to be read. */
  readonly file: { readonly size: bigint; readonly mtimeNs: bigint }
  readonly whole: boolean
}

const defaultStepSize = 32 * 1024 * 1024

export async function countContent(
  start: Start,
  options: CountingOptions,
): Promise<Ending | 'conflict' | 'stopped'> {
  const { place, content, known, generation, modified, file, whole } = start
  const { store, zoneOf, now, isKnown, stepSize = defaultStepSize } = options
  const from: Fingerprint = known?.position ?? emptyFingerprint
  const state = known === undefined ? newReaderState(options.encoding) : restoreReaderState(known.state)
  const times = { ...state.times }
  const name = known?.name ?? options.name ?? place.path
  const counter = createCounter({ isKnown })
  const observer = countLines({ modified }, { counter, name, zone: zoneOf(name), now }, times)
  const { open, context } = await contextBefore(from, content, state.encoding)
  // Exchanged since it was looked up.
  if (known !== undefined && !endsWith(known.position, open)) return 'conflict'
  const bookmark = createBookmark(from, open, state.beginnings)
  const reader = readLines({
    ...options,
    encoding: state.encoding,
    maxLine: defaultMaxLine,
    onSwitch: observer.encodingChanged,
    context,
  })

  let { encoding } = state
  let source = known?.source
  let committed = from
  let committedAt = now()
  let position = from.length
  /** The last bytes before the position. */
  let tail = open.subarray(-tellingLength)
  /** Bytes around the place where reading went on after the last commit. */
  let seam: { readonly at: number; readonly bytes: Buffer } | undefined
  let lines = 0

  const commit = async (finished: boolean): Promise<'conflict' | undefined> => {
    const reached = bookmark.position()
    if (reached.length === committed.length && !(finished && source !== undefined)) return undefined
    // What was truncated and written anew while it was read is a mixture of two contents.
    if (seam !== undefined && !(await content.holds(seam.at, seam.bytes, reached.length))) return 'conflict'
    const batch = counter.take()
    const beginnings = bookmark.beginnings()
    const result = store.advance(batch, {
      source,
      name,
      generation,
      from: committed,
      to: reached,
      state: saveReaderState({ beginnings, encoding, times }),
      firstLine: firstLineIn(beginnings),
      seen: place,
      file,
      finished: finished && whole,
    })
    if (result === 'conflict') return 'conflict'
    options.progress({ bytes: reached.length - committed.length, lines, ...sumsOf(batch, isKnown) })
    source = result.source
    committed = reached
    committedAt = now()
    seam = undefined
    lines = 0
    return undefined
  }

  const chunks = content.chunks(from.length)
  try {
    for (;;) {
      const { done, value } = await chunks.next()
      if (done === true) return (await commit(value === 'whole')) ?? value
      seam ??= {
        at: position - tail.length,
        bytes: Buffer.concat([tail, value.subarray(0, tellingLength)]),
      }
      position += value.length
      tail = lastOf(tail, value)
      for (const scan of reader.push(value)) {
        for (const line of scan.lines) {
          if (line.mark !== 'annotation') observer.line(line)
        }
        observer.passed(scan.texts)
        if (scan.count > 0) encoding = scan.encoding
        lines += scan.count
        bookmark.pass(scan.chunk, scan.end)
      }
      const stop = options.signal.aborted
      const due = bookmark.position().length - committed.length >= stepSize || now() - committedAt >= everyMs
      if (stop || due) {
        if ((await commit(false)) === 'conflict') return 'conflict'
      }
      if (stop) return 'stopped'
    }
  } finally {
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
