/**
 * Digests of a content's first lines, so that a shorter file is known as its beginning: a copy that was made earlier.
 *
 * Eight bytes for every newline in the first block, of the SHA-256 over everything up to it. Beyond the first block the
 * fingerprint's marks tell the same, block by block.
 */
import { createHash } from 'node:crypto'
import { blockSize } from '../input/fingerprint.ts'

const digestSize = 8

/** `head` is the content's beginning; of what goes beyond the first block nothing is taken. */
export function beginningsOf(head: Buffer): Buffer {
  const hash = createHash('sha256')
  const digests: Buffer[] = []
  const end = Math.min(head.length, blockSize)
  let from = 0
  for (
    let newline = head.indexOf(0x0a);
    newline !== -1 && newline < end;
    newline = head.indexOf(0x0a, from)
  ) {
    hash.update(head.subarray(from, newline + 1))
    digests.push(hash.copy().digest().subarray(0, digestSize))
    from = newline + 1
  }
  return Buffer.concat(digests)
}

/** Of the first line alone: by this a content is looked for. None where that is longer than a block. */
export const firstLineIn = (beginnings: Buffer): Buffer => beginnings.subarray(0, digestSize)

export const firstLineOf = (head: Buffer): Buffer =>
  beginningsOf(head.subarray(0, Math.min(head.indexOf(0x0a) + 1, blockSize)))

/** Whether the whole lines of `head`, a file shorter than a block, are the first of those with these digests. */
export function isBeginning(head: Buffer, beginnings: Buffer): boolean {
  const own = beginningsOf(head)
  const last = own.subarray(own.length - digestSize)
  return own.length > 0 && beginnings.subarray(own.length - digestSize, own.length).equals(last)
}
