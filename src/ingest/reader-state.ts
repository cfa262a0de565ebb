/** What the reader of a content knows at a position, kept with the position as JSON. */
import {
  newRecordState,
  type RecordState,
  restoreRecordState,
  saveRecordState,
} from '../detect/record-state.ts'
import type { Encoding } from '../input/encoding.ts'

export interface ReaderState {
  /** Undefined while no line has told it. */
  readonly encoding: Encoding | undefined
  readonly records: RecordState
  /** Time of the last line that had one, epoch milliseconds. */
  readonly lastTime: number | undefined
  /** `beginningsOf` the content. */
  readonly beginnings: Buffer
}

type Saved = Omit<ReaderState, 'records' | 'beginnings'> & {
  readonly records: unknown
  /** Base64. */
  readonly beginnings: string
}

export const newReaderState = (encoding: Encoding | undefined): ReaderState => ({
  encoding,
  records: newRecordState(),
  lastTime: undefined,
  beginnings: Buffer.alloc(0),
})

export function saveReaderState({ records, beginnings, ...rest }: ReaderState): string {
  const saved: Saved = {
    ...rest,
    beginnings: beginnings.toString('base64'),
    records: saveRecordState(records),
  }
  return JSON.stringify(saved)
}

export function restoreReaderState(text: string): ReaderState {
  const { encoding, records, lastTime, beginnings } = JSON.parse(text) as Saved
  return {
    encoding,
    records: restoreRecordState(records),
    lastTime,
    beginnings: Buffer.from(beginnings, 'base64'),
  }
}
