/** Programs of different versions on one PostgreSQL database: all of a fleet is never upgraded in one night. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { CodeRecord } from '../../src/catalogue/record.ts'
import type { SharedStore } from '../../src/count/delta.ts'
import { type Migration, migrations } from '../../src/postgres/migrations.ts'
import { createPostgresStore, type PostgresStoreOptions } from '../../src/postgres/shared-store.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { catalogue } from '../store/sample.ts'
import { contradictions, databaseOf, onPostgres, postgresOptions, publicViews } from './engines.ts'
import { delta, hit, web } from './sample.ts'

let server: PostgresServer
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres()
})
afterAll(() => server?.[Symbol.asyncDispose]())

function storeAt(url: string, changes: Partial<PostgresStoreOptions> = {}): SharedStore {
  const store = createPostgresStore(url, { ...postgresOptions, ...changes })
  onTestFinished(() => store.close())
  return store
}

/** Adds, and changes nothing that is there: `oldest_writer` stays. */
const additive: Migration = {
  version: 2,
  name: 'zones of hosts',
  up: `
    ALTER TABLE senders ADD COLUMN zone text NOT NULL DEFAULT '';
    ALTER TABLE minute_counts ADD COLUMN first_at bigint;
    CREATE TABLE zones (name text PRIMARY KEY)`,
}
const breaking: Migration = {
  version: 2,
  name: 'counts by the second',
  up: `UPDATE meta SET value = '2' WHERE key IN ('oldest_writer', 'oldest_reader')`,
}

const newer = (step: Migration): Partial<PostgresStoreOptions> => ({
  steps: [...migrations, step],
  version: '2.0.0',
})

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : whyNoPostgres, () => {
  test('a schema for newer programs is refused and left alone, also by one that is at work already', async () => {
    const url = await server.createDatabase()
    const shared = onPostgres(server, databaseOf(url))
    const old = storeAt(url)
    await old.commit(web, [delta(1)])
    await storeAt(url, newer(breaking)).standing('')
    const views = await publicViews(shared)
    const words = `postgres://tester@127.0.0.1:${server.port}/${databaseOf(url)} is for newer programs (schema 2, for programs that know 2; this one knows 1)`
    await expect(old.commit(web, [delta(2)])).rejects.toThrow(words)
    await expect(storeAt(url).commit(web, [delta(2)])).rejects.toThrow(words)
    await expect(storeAt(url).standing(web.identity)).rejects.toThrow(words)
    expect(await publicViews(shared)).toEqual(views)
  })

  test('old and new write side by side where the new schema only adds, also while it comes', async () => {
    const url = await server.createDatabase()
    const shared = onPostgres(server, databaseOf(url))
    const versions = [{}, {}, newer(additive), newer(additive)]
    await storeAt(url).standing('')
    await Promise.all(
      versions.map(async (changes, index) => {
        const store = storeAt(url, changes)
        const sender = { ...web, identity: String(index).repeat(32) }
        for (let seq = 1; seq <= 20; seq += 1) {
          await store.commit(sender, [delta(seq, { counts: [hit({ n: seq }), hit({ code: 10_006 })] })])
        }
      }),
    )
    expect(await shared.query('SELECT code, n FROM top_codes')).toEqual([
      { code: '2020', n: '840' },
      { code: '10006', n: '80' },
    ])
    expect(await contradictions(shared)).toEqual([])
    expect(await shared.query('SELECT version FROM migrations ORDER BY version')).toEqual([
      { version: '1' },
      { version: '2' },
    ])
  })

  test('of many that meet at a new database one creates it', async () => {
    const url = await server.createDatabase()
    await Promise.all(Array.from({ length: 6 }, () => storeAt(url).commit(web, [delta(1)])))
    const shared = onPostgres(server, databaseOf(url))
    expect(await shared.query('SELECT n FROM top_codes')).toEqual([{ n: '1' }])
    expect(await shared.query('SELECT version FROM migrations')).toEqual([{ version: '1' }])
  })

  test('what codes mean is said by the newest program, and the language by the first', async () => {
    const url = await server.createDatabase()
    const { query } = onPostgres(server, databaseOf(url))
    const says = async (version: string, message: string, language: 'zh' | 'en' = 'zh') => {
      const [first, ...others] = catalogue.records
      const records = first === undefined ? [] : [{ ...first, message }, ...others]
      await storeAt(url, { version, language, catalogue: { version: message, records } }).standing('')
      return (await query('SELECT message FROM codes WHERE code = 2020')).map((row) => row['message'])
    }
    expect(await says('1.2.3', 'a')).toEqual(['a'])
    expect(await says('1.2.2', 'older')).toEqual(['a'])
    expect(await says('1.2.3', 'another catalogue')).toEqual(['a'])
    expect(await says('1.10.0-rc.1', 'b', 'en')).toEqual(['b'])
    expect(await says('1.9.9', 'older')).toEqual(['b'])
    expect(await says('1.10.0', 'c')).toEqual(['c'])
    expect(await query("SELECT value FROM meta WHERE key = 'language'")).toEqual([{ value: 'zh' }])
    expect(await query('SELECT count(*) AS n FROM codes')).toEqual([{ n: String(catalogue.records.length) }])
  })

  test('catalogues of one version add to each other, in turns and for good', async () => {
    const url = await server.createDatabase()
    const { query } = onPostgres(server, databaseOf(url))
    const [known] = catalogue.records as [CodeRecord]
    const own = (code: number, message: string): CodeRecord => ({
      ...known,
      code,
      message,
      origin: 'totp-mfa',
    })
    const says = async (version: string, ...records: CodeRecord[]) => {
      const all = { version: `${version} ${records.map(({ message }) => message)}`, records }
      await storeAt(url, {
        version,
        catalogue: { ...all, version: all.version.replaceAll(/\W/g, '') },
      }).standing('')
      return query('SELECT code, message, preferred FROM codes ORDER BY code, preferred DESC')
    }
    const row = ({ code, message }: CodeRecord, preferred = '1') => ({
      code: String(code),
      message,
      preferred,
    })
    const [a, b, second] = [own(9001, 'a'), own(9002, 'b'), own(known.code, 'another meaning')]
    await says('1.0.0', known)
    await says('1.0.0', known, a)
    const both = [row(known), row(second, '0'), row(a), row(b)]
    expect(await says('1.0.0', second, b)).toEqual(both)
    // They don't take turns: what is there stays as it is.
    expect(await says('1.0.0', known, own(9001, 'c'))).toEqual(both)
    // An older program, too, has codes of its own.
    const older = own(9003, 'older')
    expect(await says('0.9.0', older, own(9001, 'older words'))).toEqual([...both, row(older)])
    expect(await says('1.1.0', known)).toEqual([row(known)])
  })

  test.each(['meta', 'sources'])('a table %s of another program is left alone', async (name) => {
    const url = await server.createDatabase()
    const { change, query } = onPostgres(server, databaseOf(url))
    await change(`CREATE TABLE ${name} (id integer)`)
    await expect(storeAt(url).commit(web, [delta(1)])).rejects.toThrow('has a table of ours in another form')
    expect(await query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
      { tablename: name },
    ])
  })
})
