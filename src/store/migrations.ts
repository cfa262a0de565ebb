/**
 * Brings a file's schema up to date. Each migration is one transaction with its own record, so a program killed in
 * the middle leaves the version before it, and of two programs that meet at a new file the second finds the work
 * of the first. What has been released is never edited: a change is a further row.
 */
import { applicationId, refuseForeign, refuseNewer } from './file-header.ts'
import { schema1 } from './schema-1.ts'
import { schema2 } from './schema-2.ts'
import { schema3 } from './schema-3.ts'
import type { Connection } from './sqlite.ts'

export interface Migration {
  /** One more than the row's before. */
  readonly version: number
  readonly name: string
  readonly up: string
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'counts, roll-ups, catalogue and public views', up: schema1 },
  { version: 2, name: 'contents by their first line', up: schema2 },
  { version: 3, name: 'senders, their ledger, and an outbox', up: schema3 },
]

/** The version that this program writes, and the newest that it can read. */
export const schemaVersion: number = migrations.length

/**
 * `now` gives milliseconds since 1970 UTC. Throws a UserError for a newer schema and for another program's tables,
 * which the file's header doesn't show while they are in a write-ahead log.
 */
export function migrate(
  connection: Connection,
  now: () => number,
  steps: readonly Migration[] = migrations,
): void {
  const current = versionOf(connection)
  refuseNewer(connection.name, current, steps.length)
  if (current === steps.length) return
  const apply = connection.transaction((step: Migration) => {
    // Read again under the write lock: another program may have been faster.
    if (versionOf(connection) >= step.version) return
    if (step.version === 1) claim(connection)
    connection.exec(step.up)
    connection
      .prepare('INSERT INTO migrations (version, name, applied_at) VALUES (?, ?, ?)')
      .run(step.version, step.name, Math.floor(now() / 1000))
    connection
      .prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('schema_version', ?)")
      .run(String(step.version))
    connection.pragma(`user_version = ${step.version}`)
  })
  for (const step of steps) apply.immediate(step)
  // What the header says is what the next program judges the file by, so it must not wait in the log.
  connection.pragma('wal_checkpoint(PASSIVE)')
}

function claim(connection: Connection): void {
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (tables !== 0) refuseForeign(connection.name)
  connection.pragma(`application_id = ${applicationId}`)
}

export function versionOf(connection: Connection): number {
  return connection.pragma('user_version', { simple: true }) as number
}
