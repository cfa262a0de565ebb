/**
 * Writes a snapshot that any reader can open, also one who may not write to its folder: a database in write-ahead
 * mode needs files beside it, one with a rollback journal doesn't. Readers see the snapshot before or the new one,
 * whole; a power cut leaves one of them.
 *
 * Readers of a snapshot also stay away from the file that is counted into. Its log may be damaged, if rarely, where a
 * SQLite older than 3.51.3 takes part (the WAL-reset bug, https://sqlite.org/wal.html), and a reader that is the last
 * to close the file takes part.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../user-error.ts'
import { explainError } from './explain-error.ts'
import { isWriteAhead, judgeHeader } from './file-header.ts'
import { locate, mustBeWritable } from './location.ts'
import { schemaVersion } from './migrations.ts'
import { endEpoch, epochsIn } from './outbox/epoch.ts'
import { type Connection, connect, isFull } from './sqlite.ts'
import { connectToRead } from './sqlite-reader.ts'

/**
 * Replaces an earlier snapshot at `out` and keeps its permissions: who may read it was decided once. Throws a
 * UserError for any other file there, which is left as it is: a database in which someone counts would lose its
 * counts.
 */
export function publish(path: string, out: string): void {
  const target = locate(out)
  try {
    mustBeWritable(target)
    if (target.exists) mustBeSnapshot(target.file)
    const temporary = `${target.file}.${randomUUID()}`
    try {
      copy(path, temporary)
      if (target.exists) chmodSync(temporary, statSync(target.file).mode)
      synchronize(temporary)
      renameSync(temporary, target.file)
    } finally {
      rmSync(temporary, { force: true })
    }
    synchronize(dirname(target.file))
  } catch (error) {
    throw explainError(target.file, error)
  }
}

function mustBeSnapshot(file: string): void {
  if (judgeHeader(file, schemaVersion) === 'empty' || !isWriteAhead(file)) return
  throw new UserError(
    `${file} is a database that is counted into`,
    'it has been left as it is; publish under another name',
  )
}

function copy(path: string, temporary: string): void {
  const connection = connectToRead(path)
  try {
    // VACUUM INTO writes to the new file alone, but SQLite counts it as writing.
    connection.pragma('query_only = OFF')
    connection.prepare('VACUUM INTO ?').run(temporary)
  } catch (error) {
    // It is the new file's disk that has no room.
    throw isFull(error) ? error : explainError(path, error)
  } finally {
    connection.close()
  }
  const snapshot = connect(temporary, { create: false, busyTimeoutMs: 0 })
  try {
    snapshot.pragma('journal_mode = DELETE')
    leaveOutboxOut(snapshot)
  } finally {
    snapshot.close()
  }
}

/**
 * Nobody sends from a snapshot. One that is counted into after all, as the only copy that is left, begins an epoch of its
 * own with its first `--push`; since it remembers the one that went on here, the server takes it for the same database.
 */
function leaveOutboxOut(snapshot: Connection): void {
  if (epochsIn(snapshot).current === undefined) return
  snapshot.transaction(() => endEpoch(snapshot))()
  // What waited may be as large as all the rest, and its pages would stay; mostly it is next to nothing.
  if (snapshot.pragma('freelist_count', { simple: true }) !== 0) snapshot.exec('VACUUM')
}

function synchronize(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
