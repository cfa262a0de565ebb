/**
 * What the store knows of the contents of files: which were counted, up to where, and where each was last seen. A
 * device and inode are hints, to be tried first; only the fingerprint says whether a file holds a content.
 */
import type { Fingerprint } from '../input/fingerprint.ts'
import type { Connection } from './sqlite.ts'

/** The file in which a content was last seen. Device and inode are as `stat` gives them, up to 2^64. */
export interface Seen {
  readonly device: bigint
  readonly inode: bigint
  readonly path: string
}

/** A content that was counted up to `position`. */
export interface Known {
  /** Its number, for `Advance`. */
  readonly source: number
  readonly name: string
  readonly position: Fingerprint
  readonly seen: Seen
  /** What the reader handed over with the position. */
  readonly state: string
}

export interface ReadFile {
  readonly path: string
  /** When it had been written, in nanoseconds since 1970 UTC. */
  readonly mtimeNs: bigint
}

export interface Contents {
  /** Rises whenever a source is added. Ask for it before looking a content up: see `Advance`. */
  generation(): number
  /** Contents with this first line, and those of which it isn't known: what a file may begin with, or be a beginning of. */
  alike(firstLine: Buffer): Known[]
  /** The newest of the contents that were last seen in this file. */
  seenAt(device: bigint, inode: bigint): Known | undefined
  /** The files in which contents of this name were last read, as they were then. */
  filesOf(name: string): ReadFile[]
  /** Whether the file, as it is now, has been read to its end. */
  isRead(device: bigint, inode: bigint, size: bigint, mtimeNs: bigint): boolean
}

interface Row {
  readonly source: bigint
  readonly name: string
  readonly length: bigint
  readonly digest: Buffer
  readonly closed: Buffer
  readonly marks: Buffer
  readonly device: bigint
  readonly inode: bigint
  readonly path: string
  readonly state: string
}

const known = `SELECT source_id AS source, name, length, digest, closed, marks, device, inode, path, state
  FROM positions JOIN sources ON sources.id = source_id`

export function prepareContents(connection: Connection): Contents {
  const prepare = <Bound extends unknown[]>(rest: string) =>
    connection.prepare<Bound, Row>(`${known} ${rest}`).safeIntegers()
  const alike = prepare<[Buffer]>('WHERE first_line = ? OR first_line IS NULL')
  const at = prepare<[bigint, bigint]>('WHERE device = ? AND inode = ? ORDER BY source_id DESC LIMIT 1')
  const newest = connection.prepare<[], number>('SELECT coalesce(max(id), 0) FROM sources').pluck()
  const readFile = connection.prepare<bigint[]>(
    'SELECT 1 FROM read_files WHERE device = ? AND inode = ? AND size = ? AND mtime_ns = ?',
  )
  const filesOf = connection
    .prepare<[string], ReadFile>(
      `SELECT path, mtime_ns AS mtimeNs FROM sources JOIN positions ON source_id = id
       WHERE name = ? AND mtime_ns IS NOT NULL`,
    )
    .safeIntegers()
  return {
    generation: () => newest.get() as number,
    alike: (firstLine) => alike.all(firstLine).map(toKnown),
    seenAt: (device, inode) => {
      const row = at.get(toColumn(device), toColumn(inode))
      return row && toKnown(row)
    },
    filesOf: (name) => filesOf.all(name),
    isRead: (device, inode, size, mtimeNs) =>
      readFile.get(toColumn(device), toColumn(inode), size, mtimeNs) !== undefined,
  }
}

function toKnown({ source, name, length, digest, closed, marks, device, inode, path, state }: Row): Known {
  return {
    source: Number(source),
    name,
    position: { length: Number(length), digest, closed, marks },
    seen: { device: BigInt.asUintN(64, device), inode: BigInt.asUintN(64, inode), path },
    state,
  }
}

/** SQLite's integers are signed, and network file systems give out inodes beyond 2^63: the same bits, told apart. */
export const toColumn = (number: bigint): bigint => BigInt.asIntN(64, number)
