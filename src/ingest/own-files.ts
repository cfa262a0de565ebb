/**
 * The database's own files, which must not be read as logs where they lie among them. Nor may they be opened: when a
 * program closes a file, the system takes away all locks that it has on that file, SQLite's among them.
 */
import { statSync } from 'node:fs'
import { identityOf } from '../input/content.ts'

const suffixes = ['', '-wal', '-shm', '-journal']

/** Tells them by their inodes, so under any name. */
export function ownFiles(database: string): (path: string) => boolean {
  const own = new Set(suffixes.map((suffix) => inodeOf(database + suffix)))
  own.delete(undefined)
  return (path) => own.has(inodeOf(path))
}

function inodeOf(path: string): string | undefined {
  try {
    return identityOf(statSync(path, { bigint: true }))
  } catch {
    return undefined
  }
}
