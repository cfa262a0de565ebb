/** A transaction that waits for something else meanwhile; while it goes on, nothing else may use the connection. */
import type { Connection } from './sqlite.ts'

/** With the write lock from the beginning on; where `write` throws, nothing of it is in the file. */
export async function inTransaction<T>(connection: Connection, write: () => Promise<T>): Promise<T> {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = await write()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has rolled it back already where, for one, the disk is full.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}
