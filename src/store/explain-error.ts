/**
 * Turns what SQLite and the file system throw about a database into words with advice. An error that it doesn't
 * know is handed back as it is: that is a bug, and its stack is worth more than a guess.
 */
import { UserError } from '../user-error.ts'
import { lockHolders } from './lock-holder.ts'
import { isBusy, sqliteCode } from './sqlite.ts'

interface Explanation {
  readonly codes: RegExp
  readonly what: string
  readonly advice: string
  readonly exitCode: number
}

const explanations: readonly Explanation[] = [
  {
    codes: /^SQLITE_(CORRUPT|NOTADB)/,
    what: 'is damaged',
    advice: 'it has been left as it is; restore a copy, or save what can be read with sqlite3 and .recover',
    exitCode: 1,
  },
  {
    codes: /^SQLITE_BUSY/,
    what: 'is locked by another program',
    advice: 'wait for it, or close the sqlite3 shell or browser that holds a transaction open',
    exitCode: 1,
  },
  {
    // SHMSIZE: there is no room for the index of the write-ahead log, which every reader needs, too.
    codes: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/,
    what: 'cannot grow: the disk is full',
    advice: 'make room, or use a file on another disk',
    exitCode: 1,
  },
  {
    codes: /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/,
    what: 'cannot be opened',
    advice:
      'look at the permissions of the file and of its folder, where SQLite keeps -wal and -shm beside it',
    exitCode: 2,
  },
  {
    codes: /^SQLITE_IOERR|^EIO/,
    what: 'cannot be read or written: the disk reports an error',
    advice: 'look at the disk, or use a file on another one',
    exitCode: 1,
  },
  {
    codes: /^(ENOTDIR|ELOOP|ENAMETOOLONG|EMFILE|ENFILE)/,
    what: 'cannot be opened',
    advice: 'use another file',
    exitCode: 2,
  },
]

export function explainError(file: string, error: unknown): unknown {
  if (error instanceof UserError) return error
  const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException | undefined)?.code
  if (code === undefined) return error
  const known = explanations.find(({ codes }) => codes.test(code))
  if (known === undefined) return error
  const holders = isBusy(error) ? lockHolders(file) : []
  const what = holders.length === 0 ? known.what : `${known.what}: ${holders.join(', ')}`
  return new UserError(`the database ${file} ${what} (${code})`, known.advice, known.exitCode, error)
}

/** What opening, or anything else, throws about the file is thrown in words. */
export function explained<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw explainError(file, error)
  }
}
