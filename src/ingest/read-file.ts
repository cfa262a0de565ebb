/**
 * Counts the lines of one file from where they are counted to its end, in steps that are each one transaction: the
 * counts and the position that they account for. Where another process has advanced the content meanwhile, nothing of
 * the step is kept and the file is looked at anew; it is never counted twice.
 */
import { countLines } from '../annotate/count-lines.ts'
import type { Batch } from '../count/batch.ts'
import { createCounter } from '../count/counter.ts'
import type { Detector } from '../detect/detect.ts'
import {
  newRecordState,
  type RecordState,
  restoreRecordState,
  saveRecordState,
} from '../detect/record-state.ts'
import { createRecordDetector } from '../detect/records.ts'
import { decode, type Encoding, sniff } from '../input/encoding.ts'
import {
  blockSize,
  createFingerprinter,
  emptyFingerprint,
  type Fingerprint,
  openLength,
} from '../input/fingerprint.ts'
import { createFramer, defaultMaxLine, textOf } from '../input/framer.ts'
import type { Known, Seen } from '../store/contents.ts'
import type { Store } from '../store/store.ts'
import { timeOf } from '../time/time-of.ts'
import type { Zone } from '../time/zone.ts'
import { beginningsOf } from './beginnings.ts'
import { type Content, contentOf, type Disk, type DiskFile, type Ending } from './content.ts'
import { identify } from './identify.ts'

export interface ReadOptions {
  readonly store: Store
  readonly disk: Disk
  readonly detector: Detector
  readonly isKnown: (code: number) => boolean
  /** The zone of times that name none, in the file of this path. */
  readonly zoneOf: (path: string) => Zone
  readonly now: () => number
  readonly encoding?: Encoding | undefined
  readonly signal: AbortSignal
  /** Under which path an inode is now, among the files of this run. */
  readonly pathOf: (device: bigint, inode: bigint) => string | undefined
  /** Bytes of content between two commits. */
  readonly stepSize?: number
  /** Told of every step once it is committed. */
  readonly progress: (step: Step) => void
}

/** What one transaction has added. */
export interface Step {
  /** Bytes of content, and the whole lines in them. */
  readonly bytes: number
  readonly lines: number
  readonly codes: number
  /** Those of the codes that the catalogue doesn't have. */
  readonly unknown: number
  /** Lines with a code for which no time is known. */
  readonly undated: number
  /** Oddities noted, the undated lines among them. */
  readonly issues: number
}

export type Outcome =
  /** Counted to its end, or there was nothing new. */
  | 'done'
  /** A copy that isn't complete, or compressed content whose end is missing. */
  | 'incomplete'
  | 'damaged'
  | 'stopped'

const defaultStepSize = 32 * 1024 * 1024

/** What the reader knows at a position, kept with it. */
interface ReaderState {
  readonly encoding: Encoding | undefined
  readonly records: unknown
  /** Time of the last line that had one, epoch milliseconds. */
  readonly lastTime: number | undefined
  /** `beginningsOf` the content, in base64. */
  readonly beginnings: string
}

const beginningsIn = (state: string): Buffer =>
  Buffer.from((JSON.parse(state) as ReaderState).beginnings, 'base64')

const hasTime =
  ({ zoneOf, now, encoding }: ReadOptions, path: string) =>
  (head: Buffer): boolean =>
    decode(head, encoding ?? sniff(head))
      .split('\n')
      .some((line) => timeOf(line, { zone: zoneOf(path), now: now() }) !== undefined)

/** Throws what opening and reading throw. */
export async function readFile(path: string, options: ReadOptions): Promise<Outcome> {
  const file = await options.disk.open(path)
  try {
    for (;;) {
      const outcome = await attempt(path, file, options)
      if (outcome !== 'conflict') return outcome
    }
  } finally {
    await file.close()
  }
}

async function attempt(path: string, file: DiskFile, options: ReadOptions): Promise<Outcome | 'conflict'> {
  const { store, pathOf } = options
  const status = await file.stat()
  const { dev: device, ino: inode, size, mtimeNs } = status
  if (store.isRead(device, inode, size, mtimeNs)) return 'done'
  const place: Seen = { device, inode, path }
  const content = await contentOf(file, Number(size))
  const generation = store.generation()
  const identity = await identify(place, content, store, {
    pathOf,
    hasTime: hasTime(options, path),
    beginningsIn,
  })
  if (identity.kind === 'beginning') return outcomeOf(identity.ending)
  const known = identity.kind === 'known' ? identity.content : undefined
  const modified = Number(status.mtimeMs)
  return advance({ place, content, known, generation, modified, whole: { size, mtimeNs } }, options)
}

interface Start {
  readonly place: Seen
  readonly content: Content
  readonly known: Known | undefined
  readonly generation: number
  /** When the file was last written, epoch milliseconds. */
  readonly modified: number
  /** What tells that the file is still as it was read. */
  readonly whole: { readonly size: bigint; readonly mtimeNs: bigint }
}

async function advance(start: Start, options: ReadOptions): Promise<Outcome | 'conflict'> {
  const { place, content, known, generation, modified, whole } = start
  const { store, detector, zoneOf, now, isKnown, stepSize = defaultStepSize } = options
  const from: Fingerprint = known?.position ?? emptyFingerprint
  const state = stateOf(known?.state, options.encoding)
  const records: RecordState =
    state.records === undefined ? newRecordState() : restoreRecordState(state.records)
  const times = { last: state.lastTime }
  const name = known?.name ?? place.path
  const counter = createCounter({ isKnown })
  const observer = countLines({ modified }, { counter, name, zone: zoneOf(place.path), now }, times)
  const recordDetector = createRecordDetector(detector, records)
  const framer = createFramer({
    encoding: state.encoding,
    maxLine: defaultMaxLine,
    onSwitch: observer.encodingChanged,
  })
  const open = await content.slice(from.length - openLength(from), from.length)
  const fingerprinter = createFingerprinter(from, open)

  /** The content's beginning, at most one block and a chunk of it. */
  let head = from.length <= blockSize ? open : Buffer.alloc(0)
  let beginnings = state.beginnings ?? ''

  let source = known?.source
  let committed = from
  /** At the end of the last whole line. */
  let reached = from
  let encoding = state.encoding
  let lines = 0
  let codes = 0
  let unknown = 0

  const commit = (finished: boolean): 'conflict' | undefined => {
    if (reached.length === committed.length && !(finished && source !== undefined)) return undefined
    if (from.length < blockSize)
      beginnings = beginningsOf(head.subarray(0, reached.length)).toString('base64')
    const saved: ReaderState = {
      beginnings,
      encoding,
      records: saveRecordState(records),
      lastTime: times.last,
    }
    const batch = counter.take()
    const result = store.advance(batch, {
      source,
      name,
      generation,
      from: committed,
      to: reached,
      state: JSON.stringify(saved),
      seen: place,
      ...(finished ? { finished: whole } : {}),
    })
    if (result === 'conflict') return 'conflict'
    const bytes = reached.length - committed.length
    options.progress({ bytes, lines, codes, unknown, ...oddities(batch) })
    source = result.source
    committed = reached
    lines = 0
    codes = 0
    unknown = 0
    return undefined
  }

  const chunks = content.chunks(from.length)
  for (;;) {
    const { done, value } = await chunks.next()
    if (done === true) return commit(value === 'whole') ?? outcomeOf(value)
    if (from.length < blockSize && head.length < blockSize) head = Buffer.concat([head, value])
    const frame = framer.push(value)
    for (const line of frame.lines) {
      const text = textOf(line)
      const hits = recordDetector.push(text)
      observer.line(text, hits, line)
      encoding = line.encoding
      lines += 1
      codes += hits.length
      unknown += hits.filter(({ known }) => !known).length
    }
    const end = frame.lines.at(-1)?.end ?? 0
    fingerprinter.add(value.subarray(0, end))
    if (end > 0) reached = fingerprinter.take()
    fingerprinter.add(value.subarray(end))
    const stop = options.signal.aborted
    if (stop || reached.length - committed.length >= stepSize) {
      if (commit(false) === 'conflict') return 'conflict'
    }
    if (stop) {
      await chunks.return('whole')
      return 'stopped'
    }
  }
}

function oddities({ issues }: Batch): Pick<Step, 'undated' | 'issues'> {
  const sum = (rows: Batch['issues']): number => rows.reduce((total, { n }) => total + n, 0)
  return { undated: sum(issues.filter(({ kind }) => kind === 'undated')), issues: sum(issues) }
}

const outcomeOf = (ending: Ending): Outcome =>
  ending === 'whole' ? 'done' : ending === 'cut' ? 'incomplete' : 'damaged'

function stateOf(saved: string | undefined, encoding: Encoding | undefined): Partial<ReaderState> {
  if (saved === undefined) return { encoding }
  return JSON.parse(saved) as ReaderState
}
