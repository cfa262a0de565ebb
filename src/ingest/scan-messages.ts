/** What a scanning thread is told and tells. Bytes arrive there as plain arrays, and are made buffers again here. */

import type { CodeRecord } from '../catalogue/record.ts'
import type { Fingerprint } from '../input/fingerprint.ts'
import type { ReaderState } from './reader-state.ts'
import type { ScanEnding, ScanStart, ScanStep } from './scan-content.ts'

/** What the thread is started with. */
export interface ThreadData {
  readonly records: readonly CodeRecord[]
}

export interface ScanRequest {
  readonly descriptor: number
  readonly size: number
  readonly start: ScanStart
  /** The zone's name. */
  readonly zone: string
}

/** A scan, or the end of the one that is running. */
export type ToThread = ScanRequest | 'stop'

export type FromThread =
  | { readonly kind: 'read'; readonly from: number; readonly to: number }
  | { readonly kind: 'step'; readonly step: ScanStep }
  | { readonly kind: 'end'; readonly ending: ScanEnding }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly code: string | undefined
      readonly stack: string
    }

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const fingerprint = ({ length, digest, closed, marks }: Fingerprint): Fingerprint => ({
  length,
  digest: buffer(digest),
  closed: buffer(closed),
  marks: buffer(marks),
})

const state = (given: ReaderState): ReaderState => ({ ...given, beginnings: buffer(given.beginnings) })

export const startOf = (given: ScanStart): ScanStart => ({
  ...given,
  from: fingerprint(given.from),
  state: state(given.state),
})

export const stepOf = (given: ScanStep): ScanStep => ({
  ...given,
  reached: fingerprint(given.reached),
  state: state(given.state),
  seam: given.seam && { at: given.seam.at, bytes: buffer(given.seam.bytes) },
})
