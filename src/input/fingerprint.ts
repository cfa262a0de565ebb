/**
 * What a stream's beginning looks like, so that the same content is known again under any name or compression.
 *
 * The bytes are hashed in blocks, each digest over the one before it: `h[i] = SHA-256(h[i-1] ‖ block[i])`. The last
 * block, full or not, stays open, so a fingerprint can go on where it stopped after reading at most one block again.
 * Eight bytes of every closed block's digest are kept as marks: they tell whether a shorter file is a beginning of
 * this content.
 */
import { createHash } from 'node:crypto'

export const blockSize: number = 64 * 1024
/** Bytes of a mark. */
export const markSize = 8

export interface Fingerprint {
  /** Bytes covered. */
  readonly length: number
  /** SHA-256 over everything covered, 32 bytes. */
  readonly digest: Buffer
  /** Digest before the open block, 32 bytes; zeros before the first block. */
  readonly closed: Buffer
  /** First eight bytes of each closed block's digest, one after the other. */
  readonly marks: Buffer
}

export interface Fingerprinter {
  readonly add: (bytes: Buffer) => void
  readonly take: () => Fingerprint
}

const before = Buffer.alloc(32)

const chained = (earlier: Buffer, block: Buffer): Buffer =>
  createHash('sha256').update(earlier).update(block).digest()

export const emptyFingerprint: Fingerprint = {
  length: 0,
  digest: chained(before, Buffer.alloc(0)),
  closed: before,
  marks: Buffer.alloc(0),
}

/** Bytes of the open block: what has to be read again to go on. */
export const openLength = ({ length }: Fingerprint): number =>
  length === 0 ? 0 : length - blocksClosed(length) * blockSize

/** The last block stays open even when it is full, so that there is always something to compare. */
const blocksClosed = (length: number): number => Math.max(0, Math.ceil(length / blockSize) - 1)

/** Goes on from `start`; `open` is the content of its open block. */
export function createFingerprinter(
  start: Fingerprint = emptyFingerprint,
  open: Buffer = Buffer.alloc(0),
): Fingerprinter {
  let { length, closed } = start
  const marks: Buffer[] = [start.marks]
  /** Of the open block, and how much of it there is. */
  let hash = createHash('sha256').update(closed).update(open)
  let filled = open.length

  return {
    add: (bytes) => {
      length += bytes.length
      for (let from = 0; from < bytes.length; ) {
        if (filled === blockSize) {
          closed = hash.digest()
          marks.push(closed.subarray(0, markSize))
          hash = createHash('sha256').update(closed)
          filled = 0
        }
        const piece = bytes.subarray(from, from + blockSize - filled)
        hash.update(piece)
        filled += piece.length
        from += piece.length
      }
    },
    take: () => {
      const count = marks.length
      const taken = { length, digest: hash.copy().digest(), closed }
      // Put together only where they are asked for: there are many, and mostly a later position is.
      return {
        ...taken,
        get marks(): Buffer {
          return Buffer.concat(marks.slice(0, count))
        },
      }
    },
  }
}

/** Whether `open`, read again from a file, is the open block that `fingerprint` ends with. */
export const endsWith = ({ closed, digest }: Fingerprint, open: Buffer): boolean =>
  chained(closed, open).equals(digest)

/** How many closed blocks of `shorter` are a beginning of `longer`; undefined where they differ. */
export function sharedBlocks(shorter: Fingerprint, longer: Fingerprint): number | undefined {
  const { marks } = shorter
  if (marks.length > longer.marks.length || !marks.equals(longer.marks.subarray(0, marks.length)))
    return undefined
  return marks.length / markSize
}
