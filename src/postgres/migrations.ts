/**
 * Brings a shared database's schema up to date, and judges whether this program may use a newer one. All of a fleet's
 * programs aren't upgraded in one night: a migration that only adds leaves `oldest_writer` and `oldest_reader` alone, and older
 * programs go on; one that changes what a row means raises them, and older programs say so and stop.
 */
import type { Migration } from '../store/migrations.ts'
import { UserError } from '../user-error.ts'
import type { Client } from './connection.ts'
import { schema1 } from './schema-1.ts'

export type { Migration }

export const migrations: readonly Migration[] = [
  { version: 1, name: 'counts, roll-ups, ledger and public views', up: schema1 },
]

/** The schema that this program writes and knows. */
export const schemaVersion: number = migrations.length

/** Which programs of different versions may be at work on one database at once. */
export interface SchemaState {
  /** 0 where there is nothing yet. */
  readonly version: number
  readonly oldestWriter: number
  readonly oldestReader: number
}

export async function schemaOf(client: Client): Promise<SchemaState> {
  // A look into the list of tables sees what was committed while this transaction waited; to_regclass may not.
  const { rows: found } = await client.query(
    "SELECT 1 FROM pg_tables WHERE tablename = 'meta' AND schemaname = ANY (current_schemas(false))",
  )
  if (found.length === 0) return { version: 0, oldestWriter: 0, oldestReader: 0 }
  return stateIn((await client.query<MetaRow>(selectState)).rows)
}

export interface MetaRow {
  readonly key: string
  readonly value: string
}

export const selectState =
  "SELECT key, value FROM meta WHERE key IN ('schema_version', 'oldest_writer', 'oldest_reader')"

export function stateIn(rows: readonly MetaRow[]): SchemaState {
  const meta = new Map(rows.map(({ key, value }) => [key, Number(value)]))
  return {
    version: meta.get('schema_version') ?? 0,
    oldestWriter: meta.get('oldest_writer') ?? 0,
    oldestReader: meta.get('oldest_reader') ?? 0,
  }
}

/** Throws a UserError where the database is only for newer programs. `where` names it, without a password. */
export function refuseNewer(
  where: string,
  { version }: SchemaState,
  oldest: number,
  known: number = schemaVersion,
): void {
  if (oldest <= known) return
  throw new UserError(
    `${where} is for newer programs (schema ${version}, for programs that know ${oldest}; this one knows ${known})`,
    'upgrade with npm i -g authing-annotate',
  )
}

/**
 * Any number that other programs on the same server are unlikely to lock. Whoever writes shares it until the end of the
 * transaction, so that no migration comes in between.
 */
export const migrationLock = 0x4175416e

/**
 * Creates what is missing, each step in a transaction of its own. Of programs that meet at a new database one does the
 * work and the others wait for it. A database that is up to date is only looked at, so a role without rights on the
 * schema may use it. `now` gives milliseconds since 1970 UTC.
 */
export async function migrate(
  client: Client,
  where: string,
  now: () => number,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const state = await schemaOf(client)
  refuseNewer(where, state, state.oldestWriter, steps.length)
  for (const step of steps.slice(state.version)) await apply(client, step, now)
}

async function apply(client: Client, { version, name, up }: Migration, now: () => number): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    // Read again under the lock: another program may have been faster.
    if ((await schemaOf(client)).version < version) {
      await client.query(up)
      await client.query('INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)', [
        version,
        name,
        Math.floor(now() / 1000),
      ])
      await client.query(
        `INSERT INTO meta (key, value) VALUES ('schema_version', $1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [String(version)],
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
