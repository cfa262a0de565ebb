/**
 * Looks into a database without leaving a trace: nothing is created beside it, not even for a moment, and nothing is
 * moved from its log. That is more than a reader needs, who may be the one that creates `-wal` and `-shm`.
 */
import { readFileSync, statSync } from 'node:fs'
import { isWriteAhead, judgeHeader } from './file-header.ts'
import { schemaVersion } from './migrations.ts'
import { type Connection, connectImage, connectReadOnly, sqliteCode } from './sqlite.ts'
import { readerOf } from './sqlite-reader.ts'
import { type StoreState, stateIn } from './state.ts'

/**
 * `empty`: nothing was counted yet. `large`, and `unrecovered` where a program was killed or a copy is incomplete: it can't
 * be looked into without a trace.
 */
export type Look = StoreState | 'empty' | 'large' | 'unrecovered'

/** A file that nobody has open is read as a whole, and SQLite keeps a copy of it. */
const maxImage = 512 * 1024 * 1024

/** Where in the header its format for writers and readers stands, and what says "no write-ahead log". */
const [formatOffset, rollback] = [18, 1]

/** Throws a UserError for a file that isn't ours, and what SQLite says of a damaged one. */
export async function lookInto(file: string): Promise<Look> {
  if (judgeHeader(file, schemaVersion) === 'empty') return 'empty'
  const connection = connectionTo(file)
  if (typeof connection === 'string') return connection
  try {
    return await stateIn(readerOf(connection))
  } catch (error) {
    // A commit was cut off; whoever may write takes it back first.
    if (sqliteCode(error) === 'SQLITE_READONLY_ROLLBACK') return 'unrecovered'
    throw error
  } finally {
    connection.close()
  }
}

function connectionTo(file: string): Connection | 'large' | 'unrecovered' {
  if (!isWriteAhead(file)) return connectReadOnly(file)
  if (sizeOf(`${file}-wal`) > 0) {
    // The index tells readers what the log holds; without it SQLite would write one.
    return sizeOf(`${file}-shm`) > 0 ? connectReadOnly(file) : 'unrecovered'
  }
  if (sizeOf(file) > maxImage) return 'large'
  const image = readFileSync(file)
  image.fill(rollback, formatOffset, formatOffset + 2)
  return connectImage(image)
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
