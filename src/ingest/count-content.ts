/**
 * Counts a content from a position to its end, in steps that are each one transaction: the counts and the position
 * that they account for.
 */
import type { Detector } from '../detect/detect.ts'
import type { Evidence } from '../detect/hit.ts'
import type { Content, DiskFile } from '../input/content.ts'
import type { Encoding } from '../input/encoding.ts'
import { emptyFingerprint, type Fingerprint } from '../input/fingerprint.ts'
import type { Known, Seen } from '../store/contents.ts'
import type { Store } from '../store/store.ts'
import type { Zone } from '../time/zone.ts'
import { firstLineIn } from './beginnings.ts'
import { newReaderState, restoreReaderState, saveReaderState } from './reader-state.ts'
import {
  type ScanEnding,
  type ScanOptions,
  type ScanStart,
  type ScanStep,
  scanContent,
} from './scan-content.ts'
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
  /** Reads a content, where not on this thread, and is told how far that is. */
  readonly scan?: Scan | undefined
  readonly moved?: ScanOptions['moved']
}

/** As `scanContent`, of the content of a whole file. */
export type Scan = (
  file: ScannedFile,
  start: ScanStart,
  options: ScanOptions,
) => AsyncGenerator<ScanStep, ScanEnding>

export interface ScannedFile {
  readonly file: DiskFile
  /** Bytes of the file that count. */
  readonly size: number
  readonly content: Content
}

export interface Start {
  readonly place: Seen
  readonly scanned: ScannedFile
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

const here: Scan = ({ content }, start, options) => scanContent(content, start, options)

export async function countContent(start: Start, options: CountingOptions): Promise<ScanEnding> {
  const { place, scanned, known, generation, modified, file, whole } = start
  const { store, zoneOf, isKnown, minEvidence, stepSize = defaultStepSize, scan = here } = options
  const from: Fingerprint = known?.position ?? emptyFingerprint
  const state = known === undefined ? newReaderState(options.encoding) : restoreReaderState(known.state)
  const name = known?.name ?? options.name ?? place.path
  let source = known?.source
  let committed = from

  const commit = async (step: ScanStep): Promise<'conflict' | undefined> => {
    const { batch, reached, lines, seam, finished } = step
    if (reached.length === committed.length && !(finished && source !== undefined)) return undefined
    // What was truncated and written anew while it was read is a mixture of two contents.
    if (seam !== undefined && !(await scanned.content.holds(seam.at, seam.bytes, reached.length)))
      return 'conflict'
    const result = store.advance(batch, {
      source,
      name,
      generation,
      from: committed,
      to: reached,
      state: saveReaderState(step.state),
      firstLine: firstLineIn(step.state.beginnings),
      seen: place,
      file,
      finished: finished && whole,
    })
    if (result === 'conflict') return 'conflict'
    options.progress({ bytes: reached.length - committed.length, lines, ...sumsOf(batch, isKnown) })
    source = result.source
    committed = reached
    return undefined
  }

  const steps = scan(
    scanned,
    { from, state, name, modified, minEvidence, stepSize },
    { ...options, zone: zoneOf(name) },
  )
  try {
    for (;;) {
      const { done, value } = await steps.next()
      if (done === true) return value
      if ((await commit(value)) === 'conflict') return 'conflict'
    }
  } finally {
    await steps.return('stopped')
  }
}
