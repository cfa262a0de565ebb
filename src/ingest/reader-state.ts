/** What the reader of a content knows at a position, kept with the position as JSON. */
import type { LastTimes } from '../annotate/count-lines.ts'
import type { Encoding } from '../input/encoding.ts'

export interface ReaderState {
  /** Undefined while no line has told it. */
  readonly encoding: Encoding | undefined
  readonly times: Readonly<LastTimes>
  /** `beginningsOf` the content. */
  readonly beginnings: Buffer
}

type Saved = Omit<ReaderState, 'beginnings'> & {
  /** Base64. */
  readonly beginnings: string
}

export const newReaderState = (encoding: Encoding | undefined): ReaderState => ({
  encoding,
  times: { last: undefined, counted: undefined },
  beginnings: Buffer.alloc(0),
})

export function saveReaderState({ beginnings, ...rest }: ReaderState): string {
  const saved: Saved = { ...rest, beginnings: beginnings.toString('base64') }
  return JSON.stringify(saved)
}

export function restoreReaderState(text: string): ReaderState {
  const { encoding, times, beginnings } = JSON.parse(text) as Saved
  return { encoding, times, beginnings: Buffer.from(beginnings, 'base64') }
}
