/** What the reader of a content knows at a position, kept with the position as JSON. */
import type { LastTimes } from '../annotate/count-lines.ts'
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
  readonly times: Readonly<LastTimes>
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
  times: { last: undefined, counted: undefined },
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
  const { encoding, records, times, beginnings } = JSON.parse(text) as Saved
  return {
    encoding,
    records: restoreRecordState(records),
    times,
    beginnings: Buffer.from(beginnings, 'base64'),
  }
}
