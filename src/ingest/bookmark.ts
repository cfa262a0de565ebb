/** Where the reading of a content stands: at the end of its last whole line, with what it is known by. */
import { blockSize, createFingerprinter, type Fingerprint } from '../input/fingerprint.ts'
import { beginningsOf } from './beginnings.ts'

export interface Bookmark {
  /** Moves on by a chunk in which the last whole line ends at `end`, 0 where none does. */
  readonly pass: (chunk: Buffer, end: number) => void
  readonly position: () => Fingerprint
  /** `beginningsOf` the content. */
  readonly beginnings: () => Buffer
}

/** Goes on at `from`; `open` is the content of its open block, `beginnings` what was known there. */
export function createBookmark(from: Fingerprint, open: Buffer, beginnings: Buffer): Bookmark {
  const fingerprinter = createFingerprinter(from, open)
  const inFirstBlock = from.length < blockSize
  /** The content's beginning, as long as that tells something new: at most one block and a chunk of it. */
  let head = inFirstBlock ? open : Buffer.alloc(0)
  let reached = from
  return {
    pass: (chunk, end) => {
      if (inFirstBlock && head.length < blockSize) head = Buffer.concat([head, chunk])
      fingerprinter.add(chunk.subarray(0, end))
      if (end > 0) reached = fingerprinter.take()
      fingerprinter.add(chunk.subarray(end))
    },
    position: () => reached,
    beginnings: () => (inFirstBlock ? beginningsOf(head.subarray(0, reached.length)) : beginnings),
  }
}
