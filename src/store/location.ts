/**
 * Where the database file is and whether one can be there, asked before SQLite may create anything.
 */
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UserError } from '../user-error.ts'

/** The file behind a name, or where it would be created; `exists` says which. */
export interface Location {
  readonly file: string
  readonly exists: boolean
}

/** Throws a UserError where the name is no file's, and what the file system says where it can't be looked at. */
export function locate(name: string): Location {
  // better-sqlite3 trims names and takes ':memory:' for no file at all; this is the file that it will open.
  const path = name.trim()
  if (path === '') throw new UserError('the name of the database is empty', 'give a file: --db codes.db')
  // Said of no file, since that would show the password.
  if (/^postgres(ql)?:/i.test(path)) {
    throw new UserError(
      'the database that was named is no SQLite file but a server',
      'give the name of a file',
    )
  }
  const file = resolve(path)
  const status = statSync(file, { throwIfNoEntry: false })
  if (status === undefined) return { file, exists: false }
  if (status.isDirectory()) {
    throw new UserError(`${file} is a folder`, `give a file in it, such as ${resolve(file, 'codes.db')}`)
  }
  if (!status.isFile()) throw new UserError(`${file} is not a regular file`, 'use another file')
  // SQLite keeps its log beside the file that a link leads to.
  return { file: realpathSync(file), exists: true }
}

/** Throws a UserError for a missing folder, and what the file system says where file or folder can't be written. */
export function mustBeWritable({ file, exists }: Location): void {
  const folder = dirname(file)
  const status = statSync(folder, { throwIfNoEntry: false })
  if (status === undefined) {
    throw new UserError(
      `there is no folder ${folder} for the database ${file}`,
      `create it: mkdir -p ${folder}`,
    )
  }
  // From Node 22 on a name behind a file is none to `statSync`; here it is a mistake (ENOTDIR).
  if (!status.isDirectory()) accessSync(file)
  accessSync(folder, constants.W_OK | constants.X_OK)
  if (exists) accessSync(file, constants.W_OK)
}

/** Remembers the file that stands at the path now; the function throws a UserError once it is another or none. */
export function watchIdentity(file: string): () => void {
  const identify = (): string | undefined => {
    const status = statSync(file, { bigint: true, throwIfNoEntry: false })
    return status && `${status.dev} ${status.ino}`
  }
  const opened = identify()
  return () => {
    if (identify() === opened) return
    throw new UserError(
      `the database ${file} was deleted or replaced while it was in use`,
      'start again; what was counted since its last commit is not in the file',
      1,
    )
  }
}
