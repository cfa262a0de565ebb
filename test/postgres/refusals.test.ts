/** What a PostgreSQL server refuses, in words that say where and what to do, and never with a password. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStore, readStore } from '../../src/library/store.ts'
import { explainError } from '../../src/postgres/explain-error.ts'
import { shownPlace } from '../../src/postgres/place.ts'
import { statementOf } from '../../src/postgres/statement.ts'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { fillPostgres } from '../servers/fill-postgres.ts'
import { freePort } from '../servers/free-port.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-refusals-'))
const file = join(folder, 'counts.db')
/** As many codes as a report doesn't name. */
const codes = [10_001, 10_002, 10_003, 10_004, 2001, 2003, 2005, 2020, 2333, 1639, 1640, 1641]
const lines = codes.map((code) => `2026-11-22T10:00:00Z code=${code}\n`)
let server: PostgresServer
let url: string

beforeAll(async () => {
  if (!hasPostgres) return
  await runProgram(['--db', file, '--source', 'pipe'], { input: lines.join('') })
  // Only `reader` has to prove who it is.
  const access = join(folder, 'pg_hba.conf')
  writeFileSync(access, 'host all reader 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n')
  for (const path of [folder, access]) chmodSync(path, 0o755)
  server = await startPostgres([`hba_file = '${access}'`])
  url = await server.createDatabase()
  await fillPostgres(url, file)
  await server.query("CREATE ROLE reader LOGIN PASSWORD 'open:se@same'")
  await server.query('CREATE ROLE nobody LOGIN')
}, 120_000)
afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const databaseOf = (address: string): string => new URL(address).pathname.slice(1)
const as = (login: string, address = url): string => address.replace('tester@', `${login}@`)

async function complaintOf(
  place: string,
  ...args: string[]
): Promise<{ exit: number | null; stderr: string }> {
  const { exit, stderr, stdout } = await runProgram([...(args.length > 0 ? args : ['top']), '--db', place])
  expect(stdout.toString()).toBe('')
  expect(stderr).not.toContain('a bug')
  return { exit, stderr }
}

describe('a PostgreSQL database is refused', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test('where no server answers', async () => {
    const place = `postgres://tester:secret@127.0.0.1:${await freePort()}/counts`
    const { exit, stderr } = await complaintOf(place)
    expect(exit).toBe(1)
    expect(stderr).toContain(`the database ${place.replace(':secret', '')} cannot be reached`)
    expect(stderr).not.toContain('secret')
  })

  test('where the host has no such name', async () => {
    const { exit, stderr } = await complaintOf('postgres://tester@no-such-host.invalid/counts')
    expect(exit).toBe(1)
    expect(stderr).toContain('no-such-host.invalid:5432/counts cannot be reached')
  })

  test('where the server has no such database', async () => {
    const { exit, stderr } = await complaintOf(server.urlOf('missing'))
    expect(exit).toBe(2)
    expect(stderr).toMatch(/\/missing is not there: the server has no database of that name/)
  })

  test('where the password is wrong, or there is none', async () => {
    for (const login of ['reader:not-this-one', 'reader']) {
      const { exit, stderr } = await complaintOf(as(login))
      expect(exit).toBe(2)
      expect(stderr).toContain('does not let this user in')
      expect(stderr).toContain('//reader@127.0.0.1:')
      expect(stderr).not.toContain('not-this-one')
    }
  })

  test('where it may not be read, until it may', async () => {
    const login = 'reader:open%3Ase%40same'
    const { exit, stderr } = await complaintOf(as(login))
    expect(exit).toBe(2)
    expect(stderr).toContain('does not give this user the rights')
    await server.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader', databaseOf(url))
    const { stdout } = await runProgram(['report', '--since', '2026-11-22', '--db', as(login)])
    expect(stdout.toString()).toContain(`--db ${as('reader')}`)
    const pruning = await complaintOf(as(login), 'db', 'prune', '--before', '2026-11-23')
    expect(pruning.stderr).toContain('db prune needs UPDATE and DELETE')
  })

  test('where nothing was counted yet', async () => {
    const empty = await server.createDatabase()
    for (const command of [['top'], ['db', 'prune', '--before', '2026-11-23']]) {
      const { exit, stderr } = await complaintOf(empty, ...command)
      expect(exit).toBe(2)
      expect(stderr).toContain(`there are no counts in ${empty}`)
    }
  })

  test('where it is for newer programs, for reading and for changing', async () => {
    const newer = await server.createDatabase()
    await fillPostgres(newer, file)
    const raise = (key: string) =>
      server.query(
        `UPDATE meta SET value = '99' WHERE key IN ('schema_version', '${key}')`,
        databaseOf(newer),
      )
    await raise('oldest_writer')
    expect((await runProgram(['top', '--db', newer])).exit).toBe(0)
    const { stderr } = await complaintOf(newer, 'db', 'prune', '--before', '2026-11-23')
    expect(stderr).toContain('is for newer programs (schema 99')
    await raise('oldest_reader')
    expect((await complaintOf(newer)).stderr).toContain('is for newer programs (schema 99')
  })

  test('where its address is none', async () => {
    const { exit, stderr } = await complaintOf('postgres://tester:se%cret@host:port/counts')
    expect(exit).toBe(2)
    expect(stderr).toContain('is no address of a database')
    expect(stderr).not.toContain('cret')
  })

  test('where it is asked at the beginning for what it does not know', async () => {
    for (const option of ['nonsense=1', 'work_mem=lots']) {
      const { exit, stderr } = await complaintOf(`${url}?options=-c%20${option}`)
      expect(exit).toBe(2)
      expect(stderr).toContain('look at PGOPTIONS')
    }
  })

  test('where files are to be counted into it', async () => {
    const { exit, stderr } = await complaintOf('postgres://tester:secret@h/counts', 'ingest', file)
    expect(exit).toBe(2)
    expect(stderr).toMatch(/postgres:\/\/tester@h\/counts is no SQLite file\n.*add --push/)
    expect(() => openStore('postgres://tester:secret@h/counts')).toThrow('is no SQLite file but a server')
  })

  test('where the server goes away', async () => {
    const counts = await readStore(url)
    await server.stop()
    await expect(counts.top()).rejects.toMatchObject({ name: 'UserError', exitCode: 1 })
    await counts.close()
    await server.start()
  })
})

describe('a server that holds an answer back', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test.each([
    ['top', ['top', '--db']],
    ['report', ['report', '--format', 'html', '--db']],
    ['db check', ['db', 'check', '--db']],
    ['db prune', ['db', 'prune', '--before', '2026-11-23', '--db']],
    ['db push', ['db', 'push', '--anew', '--db', file, '--push']],
  ])('does not hold %s up after a signal', async (_, args) => {
    const other = new pg.Client(url)
    await other.connect()
    try {
      await other.query('BEGIN; LOCK TABLE code_totals, source_day_counts, minute_counts, senders')
      const run = startProgram([...args, url])
      const waiting = (): Promise<unknown[]> =>
        server.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
      await expect.poll(waiting, { timeout: 20_000 }).not.toEqual([])
      run.child.kill('SIGINT')
      expect(await run.ended).toBe(130)
    } finally {
      await other.end()
    }
  })
})

describe('a program', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test('asks in the SQL of PostgreSQL, and can write nothing', async () => {
    const counts = await readStore(url)
    expect(
      await counts.query(
        'SELECT code, sum(n) AS n, avg(n) AS mean FROM code_counts WHERE code = $1 GROUP BY 1',
        10_001,
      ),
    ).toEqual([{ code: 10_001, n: 1, mean: 1 }])
    await Promise.all([
      expect(counts.query('DELETE FROM code_totals')).rejects.toThrow(/read-only/),
      expect(counts.query('SELECT nonsense')).rejects.toThrow(/nonsense/),
      expect(counts.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]),
    ])
    expect(await counts.top({ limit: 1 })).toMatchObject([{ code: 1639, n: 1 }])
    await counts.close()
  })
})

test('where pg is not installed, it is said how it is', async () => {
  const module = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`
  const hook = module(`export const resolve = (name, context, next) => {
    if (name === 'pg') throw Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' })
    return next(name, context)
  }`)
  const withoutPg = module(`import { register } from 'node:module'; register(${JSON.stringify(hook)})`)
  const { exit, stderr } = await runProgram(['top', '--db', 'postgres://db.example/counts'], {
    environment: { NODE_OPTIONS: `--import=${withoutPg}` },
  })
  expect(exit).toBe(2)
  expect(stderr).toContain('install it beside this program: npm i -g pg')
})

test.each([
  ['postgres://web:pass@db.example:5432/counts', 'postgres://web@db.example:5432/counts'],
  ['postgres://web:p@ss/w:rd@db.example/counts', 'postgres://web@db.example/counts'],
  [
    'postgresql://db.example/counts?user=web&password=pass',
    'postgresql://db.example/counts?user=web&password=…',
  ],
  ['postgres://web:pass@db.example/counts?password=p@ss', 'postgres://web@db.example/counts?password=…'],
  ['postgres://web:p?password=x@db.example/counts', 'postgres://web@db.example/counts'],
  ['postgres://web@/counts?host=/var/run', 'postgres://web@/counts?host=/var/run'],
  ['postgres:///counts', 'postgres:///counts'],
])('%s is shown without a password', (url, shown) => {
  expect(shownPlace(url)).toBe(shown)
})

test('parameters have numbers, and the types that they need', () => {
  expect(
    statementOf('a = :a AND b = ANY (:list) AND CAST(:none AS BIGINT) IS NULL AND a < :a AND c::text = :c', {
      a: 1,
      c: 'x',
      list: [1, 2],
      none: null,
      unused: 3,
    }),
  ).toEqual({
    text: 'a = $1::bigint AND b = ANY ($2) AND CAST($3 AS BIGINT) IS NULL AND a < $1::bigint AND c::text = $4::text',
    values: [1, [1, 2], null, 'x'],
  })
  expect(() => statementOf('a = :missing', {})).toThrow(TypeError)
})

test('an error that is a bug stays one', () => {
  const bug = new TypeError('x is not a function')
  expect(explainError('postgres://db/counts', bug)).toBe(bug)
})
