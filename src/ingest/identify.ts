/**
 * Which content a file holds: one whose lines are counted already up to some position, or a new one.
 *
 * Content decides, not name or inode: a file is a known content where its first bytes have that content's fingerprint.
 * Where a file was last seen is a short cut where no other content comes into question. Two cases ask whether bytes may
 * begin two files by chance, as a banner does: no line with a time, and no more than a block. If so, a file that is the
 * beginning of a longer known content is new, not a copy made earlier; and one that lies where a content was that now
 * lies elsewhere is the new log after a rotation, not a copy that was put back.
 */
import { type Content, identityOf } from '../input/content.ts'
import {
  blockSize,
  createFingerprinter,
  endsWith,
  type Fingerprint,
  markSize,
  openLength,
  sharedBlocks,
} from '../input/fingerprint.ts'
import type { Ending } from '../input/gunzip.ts'
import type { Contents, Known, Seen } from '../store/contents.ts'
import { firstLineOf, isBeginning } from './beginnings.ts'

export type Identity =
  | { readonly kind: 'known'; readonly content: Known }
  | { readonly kind: 'new' }
  /** The beginning of a known content: an earlier copy, or one that is being written. Its lines are counted. */
  | { readonly kind: 'beginning'; readonly ending: Ending }

export interface Surroundings {
  /** Under which path a file, by its `identityOf`, is now among the files of this run. */
  readonly pathOf: (identity: string) => string | undefined
  /** Whether a line among the first bytes of a content has a time. */
  readonly hasTime: (head: Buffer) => boolean
  /** The digests that the reader of a content kept of its first lines. */
  readonly beginningsIn: (state: string) => Buffer
}

export async function identify(
  place: Seen,
  content: Content,
  contents: Pick<Contents, 'alike' | 'seenAt'>,
  surroundings: Surroundings,
): Promise<Identity> {
  const before = contents.seenAt(place.device, place.inode)
  const head = await content.slice(0, blockSize)
  const alike = contents
    .alike(firstLineOf(head))
    .filter(
      ({ seen, position }) =>
        !tookPlaceOf(seen, place, surroundings) || !mayRepeat(head, content, position.length, surroundings),
    )
  if (before !== undefined && (await stillBegins(content, before.position))) {
    // A longer content that begins alike may have been copied into this inode.
    const others = alike.filter(
      ({ source, position }) => source !== before.source && position.length > before.position.length,
    )
    if (others.length === 0) return { kind: 'known', content: before }
  }
  return compare(content, head, alike, surroundings)
}

/** Whether the file lies where `seen` was, which now lies elsewhere among the files of this run. */
function tookPlaceOf(seen: Seen, place: Seen, { pathOf }: Surroundings): boolean {
  const now = pathOf(identityOf({ dev: seen.device, ino: seen.inode }))
  return seen.path === place.path && now !== undefined && now !== place.path
}

/**
 * Whether another log may begin by chance with what the file and a content of `length` bytes are seen to share: no line
 * with a time, and no more than a banner. Of a longer content whole blocks are compared, which a banner may fill.
 */
function mayRepeat(
  head: Buffer,
  { size = Number.POSITIVE_INFINITY }: Content,
  length: number,
  { hasTime }: Surroundings,
): boolean {
  return (length <= blockSize || length > size) && !hasTime(head.subarray(0, length))
}

/** A look at the last block before the position: enough where the inode is the same. */
async function stillBegins(content: Content, position: Fingerprint): Promise<boolean> {
  if (content.size !== undefined && content.size < position.length) return false
  const open = await content.slice(position.length - openLength(position), position.length)
  return open.length === openLength(position) && endsWith(position, open)
}

/** Reads from the start for as long as one of `alike` may still match; the longest that does is the one. */
async function compare(
  content: Content,
  head: Buffer,
  alike: readonly Known[],
  surroundings: Surroundings,
): Promise<Identity> {
  let left = alike.toSorted((a, b) => a.position.length - b.position.length)
  let known: Known | undefined
  const fingerprinter = createFingerprinter()
  let length = 0
  const chunks = content.chunks(0)
  while (left.length > 0) {
    const { done, value } = await chunks.next()
    if (done === true) {
      const told = known?.position.length ?? 0
      if (isEarlierCopy(head, fingerprinter.take(), told, left, surroundings))
        return { kind: 'beginning', ending: value }
      // Of a compressed file whose end is missing, more is to come.
      if (known === undefined && value !== 'whole') return { kind: 'beginning', ending: value }
      break
    }
    let from = 0
    for (const candidate of left) {
      const end = candidate.position.length - length
      if (end > value.length) break
      fingerprinter.add(value.subarray(from, end))
      from = end
      if (fingerprinter.take().digest.equals(candidate.position.digest)) known = candidate
    }
    fingerprinter.add(value.subarray(from))
    length += value.length
    const reached = fingerprinter.take()
    left = left.filter(
      ({ position }) => position.length > length && sharedBlocks(reached, position) !== undefined,
    )
  }
  await chunks.return('whole')
  return known === undefined ? { kind: 'new' } : { kind: 'known', content: known }
}

/**
 * Whether what stands behind the first `told` bytes, which are another content's, speaks for the beginning of one of
 * `longer`: contents that begin like the file as far as their closed blocks tell.
 */
function isEarlierCopy(
  head: Buffer,
  { marks }: Fingerprint,
  told: number,
  longer: readonly Known[],
  { hasTime, beginningsIn }: Surroundings,
): boolean {
  if (marks.length > 0) return longer.length > 0 && (marks.length / markSize) * blockSize > told
  const lines = head.subarray(told, head.lastIndexOf(0x0a) + 1)
  return (
    lines.length > 0 && hasTime(lines) && longer.some(({ state }) => isBeginning(head, beginningsIn(state)))
  )
}
