/**
 * `-o FILE`: a result as a file. It is written beside its target and renamed, so whoever reads the target sees the
 * result before or the new one, whole, also when a cron job dies midway.
 *
 * An earlier result is replaced, as `-o` does everywhere, and keeps its permissions; a link goes on pointing to where it
 * pointed. A database is never replaced: `-o counts.db` is a slip, and the counts would be gone. What is no file
 * (/dev/stdout, a named pipe) is written to as it is.
 */
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { UserError } from '../user-error.ts'

const databaseMark = Buffer.from('SQLite format 3\0')

/** Throws a UserError where the file can't be written; it is then as it was. */
export function writeOutput(path: string, text: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false })
    if (there?.isDirectory() === true) {
      throw new UserError(`${path} is a folder`, 'name a file, as in -o report.md')
    }
    if (there?.isFile() === true && isDatabase(path)) {
      throw new UserError(`${path} is a database`, 'it has been left as it is; give another name to -o')
    }
    if (there === undefined) replace(path, text, undefined)
    else if (there.isFile()) replace(realpathSync(path), text, there)
    else writeFileSync(path, text)
  } catch (error) {
    if (error instanceof UserError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new UserError(
      `cannot write ${path}: ${reasons[code ?? ''] ?? message}`,
      'nothing has been written; make room or choose another place, and run this again',
      1,
      error,
    )
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
}

function replace(target: string, text: string, before: Stats | undefined): void {
  const temporary = `${target}.${randomUUID()}`
  try {
    const descriptor = openSync(temporary, 'wx')
    try {
      writeFileSync(descriptor, text)
      if (before !== undefined) chmodSync(temporary, before.mode)
      // Else a power cut may leave the name with nothing behind it.
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, target)
  } finally {
    rmSync(temporary, { force: true })
  }
}

function isDatabase(path: string): boolean {
  const descriptor = openSync(path, 'r')
  try {
    const beginning = Buffer.alloc(databaseMark.length)
    readSync(descriptor, beginning, 0, beginning.length, 0)
    return beginning.equals(databaseMark)
  } finally {
    closeSync(descriptor)
  }
}
