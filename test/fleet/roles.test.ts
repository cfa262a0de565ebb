/** integrations/postgresql/roles.sql on a real server: writers write rows, readers read, and neither does more. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Sender } from '../../src/count/delta.ts'
import { connect } from '../../src/postgres/connection.ts'
import { createPostgresStore } from '../../src/postgres/shared-store.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { count, options } from '../store/sample.ts'

const script = readFileSync(new URL('../../integrations/postgresql/roles.sql', import.meta.url), 'utf8')
const identity = 'a'.repeat(32)
const host: Sender = { kind: 'database', identity: 'host', epoch: 'first', name: 'web-1' }
const delta = (seq: number) => ({
  seq,
  token: `${seq}`,
  sources: [{ name: 'app.log', kind: 'file', identity } as const],
  counts: [count({ source: identity })],
  days: [],
  issues: [],
})

describe.skipIf(!hasPostgres)(hasPostgres ? 'roles' : whyNoPostgres, () => {
  test.each(['public', 'logs'])('in the schema %s', async (schema) => {
    await using server = await startPostgres()
    const owner = await server.createDatabase()
    const place = `?options=-csearch_path%3D${schema}`
    const admin = await connect(owner + place)
    const storeAs = (user: string) =>
      createPostgresStore(owner.replace(/\/\/\w+@/, `//${user}@`) + place, { ...options, version: '1.0.0' })
    const commitAs = async (user: string, sender: Sender, seq: number): Promise<unknown> => {
      const store = storeAs(user)
      try {
        return await store.commit(sender, [delta(seq)])
      } finally {
        await store.close()
      }
    }
    try {
      await admin.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
      await commitAs('tester', host, 1)
      await admin.query(script)
      // Again, as after an upgrade.
      await admin.query(script)
      expect(await commitAs('authing_writer', host, 2)).toMatchObject({ applied: 1 })
      expect(await commitAs('authing_writer', { ...host, epoch: 'second' }, 1)).toMatchObject({ applied: 1 })
      await expect(commitAs('authing_reader', host, 3)).rejects.toThrow(/rights|permission/)
      const reader = await connect(owner.replace(/\/\/\w+@/, '//authing_reader@') + place)
      expect((await reader.query('SELECT n FROM top_codes')).rows).toEqual([{ n: 1n }])
      await expect(reader.query('DELETE FROM senders')).rejects.toThrow('permission denied')
      await reader.end()
    } finally {
      await admin.end()
    }
  })
})
