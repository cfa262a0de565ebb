/**
 * Looks at a database on a server: what it holds, who sends to it, and what this user may do there. Reads only, in one
 * transaction that refuses every write.
 */
import type { ReadStore } from '../store/read-store.ts'
import { type StoreState, stateIn } from '../store/state.ts'
import { connect, whereOf } from './connection.ts'
import { explainError } from './explain-error.ts'
import { refuseNewer, type SchemaState, schemaOf, schemaVersion } from './migrations.ts'
import { readerOn } from './reader.ts'

export interface PostgresLook {
  /** The server's own: `15.14`. */
  readonly version: string
  readonly schema: SchemaState & {
    /** What this program knows. */
    readonly known: number
  }
  /** A replica, or set to be so. */
  readonly readOnly: boolean
  /** This user's, to count: on all tables that takes, on some, or on none. Without tables, to create them. */
  readonly rights: 'all' | 'some' | 'none'
  /** Of the database, in bytes. */
  readonly size: number
  /** Undefined where there are no tables of ours yet. */
  readonly holds: PostgresState | undefined
}

export interface PostgresState
  extends Pick<StoreState, 'catalogue' | 'hits' | 'lastSeen' | 'prunedBefore' | 'issues'> {
  /** The version of the program that wrote `codes`; undefined where none has yet. */
  readonly catalogueBy: string | undefined
  /** Of the minutes, with their indexes and in all partitions, in bytes. */
  readonly minutesSize: number
  /** The server's clock, in seconds since 1970 UTC. */
  readonly now: number
  /** Who sent last comes first. */
  readonly senders: readonly SenderState[]
}

export interface SenderState {
  readonly kind: 'database' | 'stream'
  readonly name: string
  /** When it last sent something that was new, by the server's clock, in seconds since 1970 UTC. */
  readonly seenAt: number
}

/** Throws a UserError where the server can't be reached or read, and for a schema of newer programs alone. */
export async function lookInto(url: string): Promise<PostgresLook> {
  const where = whereOf(url)
  try {
    const client = await connect(url, { queryTimeoutMs: 10_000 })
    try {
      const reader = await readerOn(client, where)
      return await reader.atOnce(async () => {
        const schema = await schemaOf(client)
        refuseNewer(where, schema, schema.oldestReader)
        const isEmpty = schema.version === 0
        const { version } = await reader.engine()
        return {
          version,
          schema: { ...schema, known: schemaVersion },
          ...(await serverIn(reader)),
          rights: await rightsIn(reader, isEmpty ? mayCreate : mayWrite),
          holds: isEmpty ? undefined : await stateOf(reader),
        }
      })
    } finally {
      await client.end()
    }
  } catch (error) {
    throw explainError(where, error)
  }
}

async function serverIn({ rows }: ReadStore): Promise<Pick<PostgresLook, 'readOnly' | 'size'>> {
  const [server] = await rows<{ readonly read_only: boolean; readonly size: bigint }>(
    `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS read_only,
       pg_database_size(current_database()) AS size`,
  )
  return { readOnly: server?.read_only ?? false, size: Number(server?.size ?? 0) }
}

/** What every sender writes to. */
const written = [
  'senders',
  'ledger',
  'message_ids',
  'sources',
  'minute_counts',
  'hour_counts',
  'day_counts',
  'source_day_counts',
  'code_totals',
  'issues',
  'codes',
]

const mayWrite = `
  SELECT bool_and(may) AS every, bool_or(may) AS any
  FROM (
    SELECT has_table_privilege(name, privilege) AS may
    FROM unnest(ARRAY['${written.join("', '")}']) AS name, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) AS privilege
  ) AS rights`

/** Without a schema in the search path there is nowhere to. */
const mayCreate = `
  SELECT may AS every, may AS any
  FROM (SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may) AS rights`

async function rightsIn({ rows }: ReadStore, sql: string): Promise<PostgresLook['rights']> {
  const [rights] = await rows<{ readonly every: boolean; readonly any: boolean }>(sql)
  return rights?.every ? 'all' : rights?.any ? 'some' : 'none'
}

interface FleetRow {
  readonly by: string | null
  readonly size: bigint
  readonly now: bigint
}

/** What is partitioned has nothing of its own, and what isn't has no tree. */
const fleetSql = `
  SELECT (SELECT value FROM meta WHERE key = 'catalogue_by') AS by,
    coalesce(
      (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('minute_counts')),
      pg_total_relation_size('minute_counts')) AS size,
    extract(epoch FROM now())::bigint AS now`

async function stateOf(reader: ReadStore): Promise<PostgresState> {
  const { catalogue, hits, lastSeen, prunedBefore, issues } = await stateIn(reader)
  const [fleet] = await reader.rows<FleetRow>(fleetSql)
  const senders = await reader.rows<Omit<SenderState, 'seenAt'> & { readonly seen: bigint }>(
    'SELECT kind, name, seen_at AS seen FROM senders ORDER BY seen_at DESC, name',
  )
  return {
    catalogue,
    hits,
    lastSeen,
    prunedBefore,
    issues,
    catalogueBy: fleet?.by ?? undefined,
    minutesSize: Number(fleet?.size ?? 0),
    now: Number(fleet?.now ?? 0),
    senders: senders.map(({ kind, name, seen }) => ({ kind, name, seenAt: Number(seen) })),
  }
}
