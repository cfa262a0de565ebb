/**
 * Judges a file by its first bytes, before SQLite may touch it: opening a database for writing can replay a log,
 * create `-wal` beside it or rewrite its header, and a file that isn't ours must stay as it is. The offsets are
 * those of https://www.sqlite.org/fileformat.html, "The Database Header" and "The Rollback Journal".
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { UserError } from '../user-error.ts'

/** Stands in the header of every file that this program creates: "AuAn". */
export const applicationId = 0x4175416e

const magic = Buffer.from('SQLite format 3\0')
const readVersionOffset = 19
const userVersionOffset = 60
const applicationIdOffset = 68
const firstPageOffset = 100
const cellCountOffset = 103
const bytesToRead = 108
const leafTablePage = 13

const journalMagic = Buffer.from('d9d505f920a163d7', 'hex')
const pagesBeforeOffset = 16

/**
 * What an existing regular file is: `empty` has no content (no bytes, or a SQLite file in which nothing was ever
 * created, or whose creation was cut off), `ours` carries our mark. Throws a UserError for anything else and for a schema newer than `known`, and
 * what the file system says where it can't be read.
 */
export function judgeHeader(file: string, known: number): 'empty' | 'ours' {
  const head = readHead(file)
  if (head.length === 0 || (isZero(head) && isCutOff(file))) return 'empty'
  if (head.length < bytesToRead || !head.subarray(0, magic.length).equals(magic)) {
    throw new UserError(`${file} is not a SQLite file`, leftAlone)
  }
  if (head.readUInt32BE(applicationIdOffset) === applicationId) {
    refuseNewer(file, head.readUInt32BE(userVersionOffset), known)
    return 'ours'
  }
  const unmarked = head.readUInt32BE(applicationIdOffset) === 0
  const withoutTables = head[firstPageOffset] === leafTablePage && head.readUInt16BE(cellCountOffset) === 0
  if (unmarked && withoutTables && !hasLog(file)) return 'empty'
  return refuseForeign(file)
}

/** Whether readers need the log beside the file: 1 stands for a rollback journal, 2 for a write-ahead log. */
export function isWriteAhead(file: string): boolean {
  return readHead(file)[readVersionOffset] === 2
}

export function refuseForeign(file: string): never {
  throw new UserError(`${file} is the SQLite file of another program`, leftAlone)
}

export function refuseNewer(file: string, version: number, known: number): void {
  if (version <= known) return
  throw new UserError(
    `${file} was written by a newer authing-annotate (schema ${version}, this one knows ${known})`,
    'upgrade with npm i -g authing-annotate, or use another file',
  )
}

const leftAlone = 'it has been left as it is; use another file'

function readHead(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(bytesToRead)
    return head.subarray(0, readSync(descriptor, head, 0, bytesToRead, 0))
  } finally {
    closeSync(descriptor)
  }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

/** Whether the journal says that there was nothing before: of a first transaction, later pages may come first. */
function isCutOff(file: string): boolean {
  const journal = `${file}-journal`
  if (!statSync(journal, { throwIfNoEntry: false })?.isFile()) return false
  const head = readHead(journal)
  return (
    head.length === bytesToRead &&
    head.subarray(0, journalMagic.length).equals(journalMagic) &&
    head.readUInt32BE(pagesBeforeOffset) === 0
  )
}

/** Content that SQLite would first replay into the file; its tables don't show in the header yet. */
function hasLog(file: string): boolean {
  return ['-wal', '-journal'].some(
    (suffix) => (statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0,
  )
}
