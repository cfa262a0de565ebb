/** integrations/postgresql/partitions.sql on a real server: nothing changes but where the minutes lie. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, connect } from '../../src/postgres/connection.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../servers/postgres.ts'

const script = readFileSync(new URL('../../integrations/postgresql/partitions.sql', import.meta.url), 'utf8')

const secondOf = (time: Date): number => time.getTime() / 1000
const monthsAway = (months: number): number => {
  const now = new Date()
  return secondOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)))
}
const years = 365 * 86_400

describe.skipIf(!hasPostgres)('minute_counts by month', () => {
  let server: PostgresServer
  let client: Client
  const ask = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows
  const add = (minute: number, n = 1): Promise<unknown> =>
    client.query(
      `INSERT INTO minute_counts VALUES (2020, $1, 1, 3, $2)
       ON CONFLICT (code, minute, source_id, evidence) DO UPDATE SET n = minute_counts.n + excluded.n`,
      [minute, n],
    )

  beforeAll(async () => {
    server = await startPostgres()
    client = await connect(await server.createDatabase())
    await migrate(client, 'counts', Date.now)
    await client.query(
      `INSERT INTO senders (kind, identity, epoch, name, newest, seen_at) VALUES ('database', 'a', 'b', 'web-1', 1, 0);
       INSERT INTO sources (sender_id, name, kind, identity) VALUES (1, 'web-1:app.log', 'file', decode(repeat('00', 16), 'hex'));
       CREATE ROLE pusher LOGIN; GRANT SELECT, INSERT, UPDATE ON minute_counts TO pusher`,
    )
    for (const minute of [0, monthsAway(-3), monthsAway(0), monthsAway(1) - 60, monthsAway(1)])
      await add(minute)
  })
  afterAll(async () => {
    await client?.end()
    await server?.[Symbol.asyncDispose]()
  })

  test('views, rights and counts stay, before and after months are made', async () => {
    const all = 'SELECT * FROM code_counts ORDER BY 1'
    const rights =
      "SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = 'pusher' AND table_name = 'minute_counts' ORDER BY 1"
    const before = [await ask(all), await ask(rights)]
    await client.query(script)
    expect([await ask(all), await ask(rights)]).toEqual(before)
    expect(await ask('SELECT add_minute_partitions(2) AS made')).toEqual([{ made: 2 }])
    expect(await ask('SELECT add_minute_partitions(3) AS made')).toEqual([{ made: 1 }])
    expect([await ask(all), await ask(rights)]).toEqual(before)
    expect(await ask('SELECT count(*) AS n FROM minute_counts_rest')).toEqual([{ n: 2n }])
  })

  test('upserts find their month, and what has none', async () => {
    for (const minute of [0, monthsAway(0), monthsAway(2), monthsAway(0) + 70 * years]) await add(minute, 5)
    const rows = await ask('SELECT minute, n FROM minute_counts ORDER BY 1')
    expect(rows).toContainEqual({ minute: 0n, n: 6n })
    expect(rows).toContainEqual({ minute: BigInt(monthsAway(0)), n: 6n })
    expect(rows).toContainEqual({ minute: BigInt(monthsAway(2)), n: 5n })
    expect(rows).toContainEqual({ minute: BigInt(monthsAway(0) + 70 * years), n: 5n })
  })

  test('months that have ended go as a whole', async () => {
    const day = new Date(monthsAway(2) * 1000).toISOString().slice(0, 10)
    expect(await ask(`SELECT drop_minute_partitions('${day}') AS dropped`)).toEqual([{ dropped: 2 }])
    const left = await ask(`SELECT minute FROM minute_counts WHERE minute >= ${monthsAway(0)} ORDER BY 1`)
    expect(left).toEqual([{ minute: BigInt(monthsAway(2)) }, { minute: BigInt(monthsAway(0) + 70 * years) }])
  })

  test('days go as months do', async () => {
    const today = Math.floor(Date.now() / 86_400_000) * 86_400
    const other = await connect(await server.createDatabase())
    try {
      await migrate(other, 'counts', Date.now)
      await other.query(script)
      await other.query(
        `INSERT INTO minute_counts SELECT 2020, ${today} + 86400 * day, 1, 3, 1 FROM generate_series(-1, 3) AS day`,
      )
      const days = "SELECT add_minute_partitions(3, 'day') AS made"
      expect((await other.query(days)).rows).toEqual([{ made: 3 }])
      expect((await other.query(days)).rows).toEqual([{ made: 0 }])
      const dayAfter = new Date((today + 2 * 86_400) * 1000).toISOString().slice(0, 10)
      const drop = `SELECT drop_minute_partitions('${dayAfter}') AS dropped`
      expect((await other.query(drop)).rows).toEqual([{ dropped: 2 }])
      // The day before today, and the one after the last, have no partition: prune deletes them.
      expect((await other.query('SELECT minute FROM minute_counts ORDER BY 1')).rows).toEqual(
        [-1, 2, 3].map((day) => ({ minute: BigInt(today + day * 86_400) })),
      )
      await expect(other.query("SELECT add_minute_partitions(1, 'week')")).rejects.toThrow('not a week')
    } finally {
      await other.end()
    }
  })

  test('is not done twice', async () => {
    await expect(client.query(script)).rejects.toThrow('minute_counts is partitioned already')
    await client.query('ROLLBACK')
  })
})
