/**
 * Moves a content's position on, together with the counts of the lines in between. The comparison with the stored
 * position is the only guard between programs that read the same file at once: whoever comes second finds another
 * position, or a source that wasn't there when it looked, and has to look again. Nothing here opens a transaction.
 */
import { type Fingerprint, markSize } from '../input/fingerprint.ts'
import { type Contents, type Seen, toColumn } from './contents.ts'
import type { Connection } from './sqlite.ts'

export interface Advance {
  /** The content's number, or undefined for one that was not seen before. */
  readonly source: number | undefined
  /** What a new source is called. */
  readonly name: string
  /**
   * `Contents.generation` from before the content was looked up. A new source conflicts with any that was added
   * since: that may be this very content.
   */
  readonly generation: number
  /** Where the reader started; empty for a new source. It must still be the stored position. */
  readonly from: Fingerprint
  /** Where it stopped: never empty. */
  readonly to: Fingerprint
  /** By which the content is found: eight bytes of its first line's digest, or none. */
  readonly firstLine: Buffer
  /** Handed back with the position. */
  readonly state: string
  readonly seen: Seen
  /** The file as it was when it was looked at. */
  readonly file: { readonly size: bigint; readonly mtimeNs: bigint }
  /** Whether that file has been read to its end: it need not be opened again while it is as it was. */
  readonly finished: boolean
}

/** Gives the content's number, or undefined for a conflict, when it has written nothing. */
export function prepareAdvance(
  connection: Connection,
  { generation }: Pick<Contents, 'generation'>,
): (advance: Advance) => number | undefined {
  const addSource = connection
    .prepare<[string], number>("INSERT INTO sources (name, kind) VALUES (?, 'file') RETURNING id")
    .pluck()
  const addPosition = connection.prepare(
    `INSERT INTO positions (source_id, length, digest, closed, first_mark, marks, device, inode, path, state, first_line,
       mtime_ns)
     VALUES (:source, :length, :digest, :closed, :firstMark, :marks, :device, :inode, :path, :state, :firstLine,
       :mtimeNs)`,
  )
  const movePosition = connection.prepare(
    `UPDATE positions SET length = :length, digest = :digest, closed = :closed,
       first_mark = :firstMark, marks = :marks,
       device = :device, inode = :inode, path = :path, state = :state, first_line = :firstLine,
       mtime_ns = :mtimeNs
     WHERE source_id = :source AND length = :fromLength AND digest = :fromDigest`,
  )
  const takeOver = prepareTakeOver(connection)
  const addReadFile = connection.prepare(
    'INSERT OR REPLACE INTO read_files (device, inode, size, mtime_ns, source_id) VALUES (?, ?, ?, ?, ?)',
  )
  return (advance) => {
    const { from, to, seen, state, firstLine, file, finished } = advance
    const [device, inode] = [toColumn(seen.device), toColumn(seen.inode)]
    const firstMark = to.marks.subarray(0, markSize)
    const { mtimeNs } = file
    const position = { ...to, firstMark, device, inode, path: seen.path, state, firstLine, mtimeNs }
    let { source } = advance
    if (source === undefined) {
      if (generation() !== advance.generation) return undefined
      source = addSource.get(advance.name) as number
      addPosition.run({ source, ...position })
    } else {
      const expected = { fromLength: from.length, fromDigest: from.digest }
      if (movePosition.run({ source, ...position, ...expected }).changes === 0) return undefined
      takeOver(source, from)
    }
    if (finished) addReadFile.run(device, inode, file.size, file.mtimeNs, source)
    return source
  }
}

/**
 * From here on the content may grow otherwise than in the database that it was merged from, so it gets an identity
 * of its own, and remembers that the other's, up to here, is its beginning.
 */
function prepareTakeOver(connection: Connection): (source: number, from: Fingerprint) => void {
  const isMerged = connection.prepare<[number], number>('SELECT merged FROM sources WHERE id = ?').pluck()
  const remember = connection.prepare(
    'INSERT INTO beginnings (source_id, identity, length, digest) SELECT id, identity, ?, ? FROM sources WHERE id = ?',
  )
  const own = connection.prepare('UPDATE sources SET identity = randomblob(16), merged = 0 WHERE id = ?')
  return (source, from) => {
    if (isMerged.get(source) !== 1) return
    remember.run(from.length, from.digest, source)
    own.run(source)
  }
}
