/** `doctor` on a database that many send to: what an operator sees of it, as any user of it, and that it only looks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { databaseOf, openPostgres, type Shared } from './engines.ts'
import { api, bus, delta, hit, issue, web } from './sample.ts'

let server: PostgresServer
beforeAll(async () => {
  if (!hasPostgres) return
  server = await startPostgres()
  await server.query("CREATE ROLE reader LOGIN PASSWORD 'se:cret'; CREATE ROLE half LOGIN")
})
afterAll(() => server?.[Symbol.asyncDispose]())

interface Told {
  readonly exit: number | null
  readonly odd: readonly string[]
  /** What is said of what, with the advice. */
  readonly words: Readonly<Record<string, string>>
  readonly output: string
}

async function told(url: string, language = 'en'): Promise<Told> {
  const { stdout, stderr, exit } = await runProgram(['doctor', '--db', url, '--json', '--lang', language])
  expect(stderr).toBe('')
  const { findings } = JSON.parse(`${stdout}`) as {
    findings: { id: string; level: string; what: string; advice: string }[]
  }
  return {
    exit,
    odd: findings.filter(({ level }) => level !== 'ok').map(({ id, level }) => `${level} ${id}`),
    words: Object.fromEntries(findings.map(({ id, what, advice }) => [id, `${what} → ${advice}`])),
    output: `${stdout}`,
  }
}

const as = (url: string, login: string): string => url.replace('tester@', `${login}@`)

/** Two hosts and a stream that have all just sent. */
async function fleet(): Promise<Shared & { readonly url: string }> {
  const shared = await openPostgres(server)
  const [{ name } = {}] = await shared.query('SELECT current_database() AS name')
  await shared.store.commit(web, [delta(1, { counts: [hit({ n: 3 })] })])
  await shared.store.commit(api, [delta(1, { counts: [hit()], issues: [issue({ n: 7 })] })])
  await shared.store.commit(bus, [delta(1, { token: undefined })])
  return { ...shared, url: server.urlOf(`${name}`) }
}

describe.skipIf(!hasPostgres)(hasPostgres ? 'doctor --db postgres://…' : whyNoPostgres, () => {
  test('tells what it holds and who sends, as someone who may only read', async () => {
    const { url, change } = await fleet()
    await change('GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader')
    const { exit, odd, words, output } = await told(as(url, 'reader:se%3Acret'))
    expect({ exit, odd }).toEqual({ exit: 0, odd: ['note program-older', 'note issues'] })
    expect(words).toMatchObject({
      database: expect.stringMatching(
        /^postgres:\/\/reader@127.* answers: PostgreSQL \d\S+, \d.* MB, of which the minutes .* kB; schema 1/,
      ),
      'database-rights': expect.stringContaining('this user may read, and not count'),
      counts: expect.stringMatching(/^5 hits, the newest \d+ \w+ ago/),
      'program-older': expect.stringContaining('of a newer program: 1.2.3'),
      issues: expect.stringMatching(/long line 7.*psql postgres:\/\/reader@\S+ -c/),
      senders: expect.stringMatching(/^senders: 2 hosts, 1 stream; the last of them sent \d+ seconds? ago/),
    })
    expect(output).not.toMatch(/cret/)
  })

  test('names the hosts that have fallen silent', async () => {
    const { url, change } = await fleet()
    await change("UPDATE senders SET seen_at = seen_at - 3 * 86400 WHERE name = 'api-1'")
    const { exit, odd, words } = await told(url)
    expect({ exit, odd }).toMatchObject({ exit: 0, odd: expect.arrayContaining(['note hosts-silent']) })
    expect(words['hosts-silent']).toMatch(/two days \(1 of 2\): api-1 \(3 days\) → nothing was counted there/)
    expect(words['database-rights']).toContain('may read and count')
    // What it says to run can be run.
    const elsewhere = (await told(`${url}?sslmode=disable&application_name=a`)).words['hosts-silent']
    expect(elsewhere).toContain(`psql '${url}?sslmode=disable&application_name=a' -c`)
    expect((await told(url, 'zh')).words['hosts-silent']).toMatch(
      /（1\/2）：api-1（3 天） → 那里没有新的计数/,
    )
  })

  test('tells how large the minutes are, wherever they lie', async () => {
    const { url, change } = await fleet()
    await change(`
      ALTER TABLE minute_counts RENAME TO rest;
      CREATE TABLE minute_counts (LIKE rest) PARTITION BY RANGE (minute);
      ALTER TABLE minute_counts ATTACH PARTITION rest DEFAULT`)
    expect((await told(url)).words['database']).not.toContain('the minutes 0 B')
  })

  test('half of the rights', async () => {
    const { url, change } = await fleet()
    await change('GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO half')
    const { odd, words } = await told(as(url, 'half'))
    expect(odd).toContain('note database-rights')
    expect(words['database-rights']).toContain('GRANT SELECT, INSERT, UPDATE, DELETE')
    await change('REVOKE SELECT ON senders FROM half')
    expect(await told(as(url, 'half'))).toMatchObject({
      exit: 1,
      odd: ['wrong database'],
      words: { database: expect.stringContaining('does not give this user the rights') },
    })
  })

  test('newer schemas, up to where this program may not even read', async () => {
    const { url, change } = await fleet()
    const raise = (key: string): Promise<void> =>
      change(`UPDATE meta SET value = '99' WHERE key IN ('schema_version', '${key}')`)
    await raise('schema_version')
    expect((await told(url)).words['schema-newer']).toContain('may go on')
    await raise('oldest_writer')
    expect((await told(url)).words['schema-newer']).toContain('may read it, and not count')
    await raise('oldest_reader')
    const { exit, words } = await told(url)
    expect({ exit, database: words['database'] }).toEqual({
      exit: 1,
      database: expect.stringContaining('is for newer programs (schema 99'),
    })
  })

  test('a database without our tables, and creates none', async () => {
    const url = await server.createDatabase()
    const { exit, odd, words } = await told(url)
    expect({ exit, odd }).toEqual({ exit: 0, odd: ['note database-empty'] })
    expect(words['database-empty']).toContain(`db push --db FILE --push ${url}`)
    const tables = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"
    expect(await server.query(tables, databaseOf(url))).toEqual([])
    await server.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC', databaseOf(url))
    expect((await told(as(url, 'half'))).words['database-empty']).toContain('may not create them')
  })

  test('a server that is not there, and an address that is none, without the password', async () => {
    const gone = await told(as(server.urlOf('counts'), 'reader:se%3Acret').replace(/:\d+\//, ':1/'))
    expect(gone).toMatchObject({ exit: 1, odd: ['wrong database'] })
    expect(gone.words['database']).toContain('postgres://reader@127.0.0.1:1/counts cannot be reached')
    expect(gone.output).not.toContain('cret')
    const { exit, stdout, stderr } = await runProgram(['doctor', '--db', 'postgres://a:se#cret@host/b'])
    expect({ exit, stdout: `${stdout}` }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).not.toContain('cret')
  })
})
