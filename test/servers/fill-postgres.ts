/**
 * Gives a PostgreSQL database what a SQLite file holds, table by table, the sums over all sources in several shards: what
 * is left of a fleet's work without the fleet.
 */
import type { Client } from '../../src/postgres/connection.ts'
import { connect } from '../../src/postgres/connection.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { Database } from '../sqlite.ts'

const all = (columns: string, table: string): string => `SELECT ${columns} FROM ${table}`

/** A part of each sum in one shard, and the rest in another. */
const sharded = (keys: string, table: string, times = ''): string => `
  SELECT ${keys}, 3 AS shard, n - n / 3 AS n${times} FROM ${table}
  UNION ALL SELECT ${keys}, 7, n / 3${times} FROM ${table} WHERE n / 3 > 0`

const tables = [
  [
    'codes',
    'code, origin, severity, message, description_zh, advice_zh, description_en, advice_en, url, advice_by, preferred',
  ],
  ['sources', 'id, sender_id, name, kind, identity', 'SELECT id, 1, name, kind, identity FROM sources'],
  ['minute_counts', 'code, minute, source_id, evidence, n'],
  ['hour_counts', 'code, hour, evidence, shard, n', sharded('code, hour, evidence', 'hour_counts')],
  ['day_counts', 'code, day, evidence, shard, n', sharded('code, day, evidence', 'day_counts')],
  ['source_day_counts', 'source_id, code, day, evidence, n, first_seen, last_seen'],
  [
    'code_totals',
    'code, evidence, shard, n, first_seen, last_seen',
    sharded('code, evidence', 'code_totals', ', first_seen, last_seen'),
  ],
  ['issues', 'kind, source, detail, at, n, store'],
] as const

const rowsOfInsert = 500

export async function fillPostgres(url: string, file: string): Promise<void> {
  const client = await connect(url)
  const database = new Database(file, { readonly: true })
  try {
    await migrate(client, 'the test', Date.now)
    await client.query(
      "INSERT INTO senders (kind, identity, epoch, name, newest, seen_at) VALUES ('database', 'a', 'b', 'web-1', 1, 0)",
    )
    for (const [table, columns, sql = all(columns, table)] of tables) {
      await insert(client, table, columns, database.prepare(sql).safeIntegers().raw().all() as unknown[][])
    }
    const meta = "SELECT key, value FROM meta WHERE key IN ('language', 'catalogue_version', 'pruned_before')"
    await insert(client, 'meta', 'key, value', database.prepare(meta).raw().all() as unknown[][])
    await client.query('ANALYZE')
  } finally {
    database.close()
    await client.end()
  }
}

async function insert(client: Client, table: string, columns: string, rows: unknown[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsOfInsert) {
    const some = rows.slice(start, start + rowsOfInsert)
    const places = some.map((row, r) => `(${row.map((_, c) => `$${r * row.length + c + 1}`).join(', ')})`)
    await client.query(
      `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE VALUES ${places.join(', ')}`,
      some.flat(),
    )
  }
}
