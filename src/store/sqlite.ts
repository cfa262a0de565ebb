/**
 * Connections to SQLite, and what it says of itself. They are synchronous: a call holds the program until SQLite
 * has answered, at most `busyTimeoutMs` while another program has the write lock.
 */
import { driver, type Sqlite } from './driver.ts'
import { explainBinary } from './missing-binary.ts'

export type Connection = Sqlite.Database

export interface ConnectOptions {
  /** Whether to create the file where there is none. */
  readonly create: boolean
  /** How long a call waits for another program's lock. */
  readonly busyTimeoutMs: number
}

/**
 * Throws what SQLite or the file system says. Readers, too, open for writing where the file lets them: a connection
 * that SQLite calls read-only leaves its `-wal` and `-shm` lying beside the file, owned by whoever looked at it.
 */
export function connect(file: string, { create, busyTimeoutMs }: ConnectOptions): Connection {
  try {
    return new (driver())(file, { fileMustExist: !create, timeout: busyTimeoutMs })
  } catch (error) {
    throw explainBinary(error)
  }
}

/** A refused file must keep neither a lock nor a log. */
export function closingOnError<T>(connection: Connection, use: (connection: Connection) => T): T {
  try {
    return use(connection)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** For who may leave no trace: it creates nothing where a file has a rollback journal, or its log and index lie beside it. */
export const connectReadOnly = (file: string): Connection =>
  new (driver())(file, { readonly: true, fileMustExist: true, timeout: 1000 })

/** A database in memory with these bytes for its file. */
export const connectImage = (bytes: Buffer): Connection => new (driver())(bytes)

/** Of the SQLite that the program brings along, whatever the machine has. */
export function sqliteVersion(): string {
  const memory = new (driver())(':memory:')
  try {
    return memory.prepare<[], string>('SELECT sqlite_version()').pluck().get() as string
  } finally {
    memory.close()
  }
}

/**
 * SQLite's own name for what went wrong (`SQLITE_CORRUPT_INDEX`), also behind words for it, or undefined where it was
 * not SQLite.
 */
export function sqliteCode(error: unknown): string | undefined {
  if (error instanceof driver().SqliteError) return error.code
  return error instanceof Error && error.cause !== undefined ? sqliteCode(error.cause) : undefined
}

/** Another program held the write lock for longer than the time-out; nothing was written, so try again. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false
}

/** The disk is full; everything that the transaction wrote has been rolled back, so try again. */
export function isFull(error: unknown): boolean {
  return sqliteCode(error) === 'SQLITE_FULL'
}

/** Pages of the file contradict each other. */
export function isCorrupt(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_CORRUPT') ?? false
}

/**
 * With the write-ahead log, readers and the writer don't wait for each other, and a commit doesn't wait for the
 * disk: a power cut can take the last commits back, whole ones only. SQLite refuses the switch at once where two
 * programs try it together on a new file; the loser carries on and follows the winner with its next statement.
 * Counts are right in either mode.
 */
export function preferWriteAheadLog(connection: Connection): void {
  try {
    connection.pragma('journal_mode = WAL')
  } catch (error) {
    if (!isBusy(error)) throw error
  }
  connection.pragma('synchronous = NORMAL')
}
