/** Who is let in, how it is encrypted, and that a password is told to nobody but the server. */
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { connect, whereOf } from '../../src/postgres/connection.ts'
import { schemaVersion } from '../../src/postgres/migrations.ts'
import { createPostgresStore } from '../../src/postgres/shared-store.ts'
import { inTransaction, patience } from '../../src/postgres/transaction.ts'
import { UserError } from '../../src/user-error.ts'
import { scratchFolder } from '../scratch.ts'
import { type Authority, createAuthority } from '../servers/certificates.ts'
import { startCuttingProxy } from '../servers/cutting-proxy.ts'
import { freePort } from '../servers/free-port.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { postgresOptions } from './engines.ts'
import { delta, log, web } from './sample.ts'

const nobody = process.getuid?.() === 0 ? 65_534 : undefined
/** With every character that a URL, a password file or a shell has opinions on. */
const password = `p@s:s/w#r?d%\\ '"ü`
const secret = /p@s|p%40s|w#r|wrong-one/

/** Users and how they come in: guest by a password, sealed over TLS alone, known by a certificate. */
const rules = `
host    all tester 127.0.0.1/32 trust
host    all guest  127.0.0.1/32 scram-sha-256
hostssl all sealed 127.0.0.1/32 trust
hostssl all known  127.0.0.1/32 cert
hostnossl all clear 127.0.0.1/32 trust
`

let folder: string
let authority: Authority
let server: PostgresServer

beforeAll(async () => {
  if (!hasPostgres) return
  folder = mkdtempSync(join(tmpdir(), 'authing-certificates-'))
  if (nobody !== undefined) chownSync(folder, nobody, nobody)
  authority = createAuthority(folder, 'authority', nobody)
  const { certificate, key } = authority.issue('localhost')
  chmodSync(key, 0o600)
  writeFileSync(join(folder, 'hba.conf'), rules)
  server = await startPostgres([
    `hba_file = '${join(folder, 'hba.conf')}'`,
    'ssl = on',
    `ssl_cert_file = '${certificate}'`,
    `ssl_key_file = '${key}'`,
    `ssl_ca_file = '${authority.certificate}'`,
  ])
  await server.query(`CREATE USER guest PASSWORD '${password.replaceAll("'", "''")}'`)
  for (const name of ['sealed', 'known', 'clear']) await server.query(`CREATE USER ${name}`)
})

afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  if (folder !== undefined) rmSync(folder, { recursive: true })
})

const warnings: string[] = []
const note = (warning: Error): void => void warnings.push(warning.message)
beforeEach(() => void process.on('warning', note))
afterEach(() => {
  process.off('warning', note)
  // What Node would print on the user's terminal.
  expect(warnings.splice(0)).toEqual([])
})

type Environment = Readonly<Record<string, string>>

/** Of one connection: whether it is encrypted. */
async function encrypted(url: string, environment: Environment = {}): Promise<boolean> {
  const client = await connect(url, { environment })
  try {
    const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    return rows[0].ssl
  } finally {
    await client.end()
  }
}

/** What it is refused with, in words; and that no form of it tells the password. */
async function refusal(url: string, environment: Environment = {}): Promise<string> {
  const error = await connect(url, { environment }).then(
    async (client) => {
      await client.end()
      throw new Error('was let in')
    },
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UserError)
  const { message, advice } = error as UserError
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(secret)
  expect(`${message} ${advice} ${(error as UserError).stack}`).not.toMatch(secret)
  return `${message}: ${advice}`
}

describe.skipIf(!hasPostgres)(hasPostgres ? 'a PostgreSQL server' : whyNoPostgres, () => {
  const at = (user: string, host = 'localhost', rest = ''): string =>
    `postgres://${user}@${host}:${server.port}/postgres${rest}`

  describe('TLS', () => {
    test('is used where the server has it, without being asked for', async () => {
      expect(await encrypted(at('sealed'))).toBe(true)
      expect(await encrypted(at('tester'), { PGSSLMODE: 'disable' })).toBe(false)
      // The server lets this one in without it alone.
      expect(await encrypted(at('clear'))).toBe(false)
      expect(await encrypted(at('sealed', 'localhost', '?sslmode=allow'))).toBe(true)
    })

    test('is done without where the server has none, unless it is required', async () => {
      await using plain = await startPostgres()
      expect(await encrypted(plain.urlOf('postgres'))).toBe(false)
      for (const mode of ['require', 'verify-full']) {
        expect(await refusal(`${plain.urlOf('postgres')}?sslmode=${mode}`)).toContain(
          'agree with this program on encryption',
        )
      }
    })

    test.each(['require', 'verify-ca', 'verify-full'])(
      'sslmode=%s with the right authority',
      async (mode) => {
        const root = authority.certificate
        expect(await encrypted(at('sealed', 'localhost', `?sslmode=${mode}&sslrootcert=${root}`))).toBe(true)
        expect(await encrypted(at('sealed'), { PGSSLMODE: mode, PGSSLROOTCERT: root })).toBe(true)
      },
    )

    test('another authority is refused where one is asked for', async () => {
      const other = createAuthority(scratchFolder(), 'other').certificate
      for (const mode of ['require', 'verify-ca', 'verify-full']) {
        const words = await refusal(at('sealed', 'localhost', `?sslmode=${mode}&sslrootcert=${other}`))
        expect(words).toMatch(
          /shows a certificate that is not trusted .*: name its authority with sslrootcert=FILE/,
        )
      }
      expect(await refusal(at('sealed', 'localhost', '?sslmode=verify-full'))).toContain('not trusted')
    })

    test('another host name is refused by verify-full alone', async () => {
      const trusted = `sslrootcert=${authority.certificate}`
      const words = await refusal(at('sealed', '127.0.0.1', `?sslmode=verify-full&${trusted}`))
      expect(words).toContain('shows a certificate for another host name')
      expect(await encrypted(at('sealed', '127.0.0.1', `?sslmode=verify-ca&${trusted}`))).toBe(true)
    })

    test('a client may have a certificate, too', async () => {
      const own = authority.issue('known')
      const files = `?sslmode=require&sslcert=${own.certificate}&sslkey=${own.key}`
      expect(await encrypted(at('known', 'localhost', files))).toBe(true)
      expect(await encrypted(at('known'), { PGSSLCERT: own.certificate, PGSSLKEY: own.key })).toBe(true)
      expect(await refusal(at('known', 'localhost', '?sslmode=require'))).toContain(
        'does not let this user in',
      )
    })

    test.each([
      ['?sslmode=verify-ca', 'name your own authority'],
      ['?sslmode=sure', 'disable, allow, prefer, require, verify-ca, verify-full'],
      ['?sslmode=verify-full&sslrootcert=/nowhere/ca.crt', '/nowhere/ca.crt, cannot be read'],
    ])('%s', async (rest, words) => {
      expect(await refusal(at('sealed', 'localhost', rest))).toContain(words)
    })
  })

  describe('passwords', () => {
    const hidden = encodeURIComponent(password)
    const passwordFile = (line: string, mode = 0o600): Environment => {
      const file = join(scratchFolder(), 'pgpass')
      writeFileSync(file, line, { mode })
      chmodSync(file, mode)
      return { PGPASSFILE: file }
    }
    const escaped = password.replace(/[\\:]/g, '\\$&')

    test('by the URL, by PGPASSWORD, and by a password file', async () => {
      expect(await encrypted(at(`guest:${hidden}`))).toBe(true)
      expect(await encrypted(at('guest', 'localhost', `?password=${hidden}`))).toBe(true)
      expect(await encrypted(at('guest'), { PGPASSWORD: password })).toBe(true)
      const lines = `# a comment\nother:*:*:*:no\nlocalhost:${server.port}:postgres:guest:${escaped}\n*:*:*:*:no\n`
      expect(await encrypted(at('guest'), passwordFile(lines))).toBe(true)
      expect(await encrypted(at('guest'), passwordFile(`*:*:*:guest:${escaped}`))).toBe(true)
    })

    test('where the URL is silent, the variables say where and as whom', async () => {
      const environment = {
        PGHOST: '127.0.0.1',
        PGPORT: String(server.port),
        PGUSER: 'guest',
        PGDATABASE: 'postgres',
        PGPASSWORD: password,
      }
      expect(await encrypted('postgres://', environment)).toBe(true)
      expect(whereOf('postgres://', environment)).toBe(`postgres://guest@127.0.0.1:${server.port}/postgres`)
    })

    test('a wrong one is refused, and told to nobody', async () => {
      const words = await refusal(at('guest:wrong-one'))
      expect(words).toBe(
        `the database postgres://guest@localhost:${server.port}/postgres does not let this user in: the password is wrong (password authentication failed for user "guest"): look at PGPASSWORD, the URL, or ~/.pgpass`,
      )
      expect(await refusal(at('guest'), { PGPASSWORD: 'wrong-one' })).toContain('the password is wrong')
    })

    test('none is asked for, with a line to write', async () => {
      const words = await refusal(at('guest'), { PGPASSFILE: '/nowhere' })
      expect(words).toContain(`in a line of /nowhere: localhost:${server.port}:postgres:guest:…`)
    })

    test('a password file that others may read is not used', async () => {
      const words = await refusal(at('guest'), passwordFile(`*:*:*:*:${escaped}`, 0o644))
      expect(words).toMatch(/others may read the file of them, .*: keep it to yourself: chmod 600/)
    })

    test.each(['p@s:s/w#r', 'p@s#1', '12#p@s', '12/p@s', '12?p@s=w#r', 'p%zz@s'])(
      'a URL that %s stands in as it is can not be read, and is not shown',
      async (bare) => {
        const url = `postgres://guest:${bare}@localhost:${server.port}/postgres`
        expect(await refusal(url)).toContain('what was given is no address of a database')
      },
    )
  })

  describe('what else may be wrong', () => {
    test('no server answers there', async () => {
      const port = await freePort()
      const words = await refusal(`postgres://guest:${'wrong-one'}@127.0.0.1:${port}/postgres`)
      expect(words).toContain(
        `postgres://guest@127.0.0.1:${port}/postgres cannot be reached: no server answers there`,
      )
      expect(await refusal(`postgres://guest:wrong-one@localhost:${port}/postgres`)).toContain(
        'no server answers there',
      )
    })

    test('a host that nobody knows', async () => {
      expect(await refusal('postgres://guest:wrong-one@db.invalid/postgres')).toContain(
        'there is no host of that name',
      )
    })

    test('no such database, and no such user', async () => {
      expect(await refusal(`postgres://tester@localhost:${server.port}/nothing`)).toContain(
        'has no database of that name',
      )
      expect(await refusal(at('stranger:wrong-one'))).toContain('does not let this user in from here')
    })

    test.each([
      ['postgres://a,b/postgres', 'several hosts'],
      ['postgres://a:1,b:2/postgres', 'several hosts'],
      ['postgres://tester@localhost/postgres?sslmod=require', 'a parameter that is not known: sslmod'],
      ['postgres://tester@localhost/postgres?port=seventy', 'is no number from 1 to 65535'],
    ])('%s', async (url, words) => {
      expect(await refusal(url)).toContain(words)
    })

    test('a database that cannot hold every character', async () => {
      await server.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
      const store = createPostgresStore(server.urlOf('latin'), postgresOptions)
      onTestFinished(() => store.close())
      const sent = delta(1, { sources: [{ ...log, name: '应用.log' }] })
      await expect(store.commit(web, [sent])).rejects.toThrow('its encoding is not UTF8')
    })

    test('a server that takes a connection and says nothing', async () => {
      await using proxy = await startCuttingProxy(server.port)
      proxy.freeze()
      const words = await refusal(`postgres://tester@127.0.0.1:${proxy.port}/postgres?connect_timeout=1`)
      expect(words).toContain('nothing answers in time')
    })
  })

  describe('a store', () => {
    const storeAt = (url: string, changes = {}) => {
      const store = createPostgresStore(url, { ...postgresOptions, ...changes })
      onTestFinished(() => store.close())
      return store
    }

    test('waits for what another transaction holds, and not for ever', async () => {
      const url = await server.createDatabase()
      const store = storeAt(url, { patience: { ...patience, lock: 200 } })
      await store.commit(web, [delta(1)])
      const other = await connect(url)
      onTestFinished(() => other.end())
      await other.query('BEGIN')
      await other.query('SELECT * FROM senders FOR UPDATE')
      await expect(store.commit(web, [delta(2)])).rejects.toThrow('is busy')
      await other.query('ROLLBACK')
      expect(await store.commit(web, [delta(2)])).toMatchObject({ applied: 1 })
    })

    test('is freed of the locks of one that was cut off in the middle', async () => {
      const url = await server.createDatabase()
      const store = storeAt(url)
      await store.commit(web, [delta(1)])
      const cutOff = await connect(url)
      const terms = { where: '', known: schemaVersion, patience: { ...patience, idle: 300 } }
      let holds = (): void => {}
      const held = new Promise<void>((resolve) => {
        holds = resolve
      })
      const ended = inTransaction(cutOff, terms, async () => {
        await cutOff.query('SELECT * FROM senders FOR UPDATE')
        holds()
        await new Promise((resolve) => cutOff.once('end', resolve))
        await cutOff.query('SELECT 1')
      }).catch(() => 'ended')
      await held
      expect(await store.commit(web, [delta(2)])).toMatchObject({ applied: 1 })
      expect(await ended).toBe('ended')
    })

    test('gives up a server that hangs, and comes back when it answers', async () => {
      const url = await server.createDatabase()
      await using proxy = await startCuttingProxy(server.port)
      const through = `${url.replace(`:${server.port}/`, `:${proxy.port}/`)}?sslmode=disable&connect_timeout=1`
      const store = storeAt(through, { patience: { ...patience, answer: 500 } })
      await store.commit(web, [delta(1)])
      proxy.freeze()
      await expect(store.commit(web, [delta(2)])).rejects.toThrow('nothing answers in time')
      await expect(store.commit(web, [delta(2)])).rejects.toThrow('nothing answers in time')
      proxy.restore()
      expect(await store.commit(web, [delta(1), delta(2)])).toMatchObject({ applied: 1, repeated: 1 })
    })

    test('works for a user with rights on the rows alone, once the tables are there', async () => {
      const url = await server.createDatabase()
      const database = new URL(url).pathname.slice(1)
      const asClear = url.replace('tester@', 'clear@')
      const [refused] = await Promise.allSettled([storeAt(asClear).commit(web, [delta(1)])])
      expect(refused).toMatchObject({
        reason: {
          message: expect.stringContaining('does not give this user the rights that are needed'),
          advice: expect.stringContaining('CREATE on the schema'),
        },
      })
      await storeAt(url).standing('')
      await server.query(
        'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clear',
        database,
      )
      const store = storeAt(asClear)
      expect(await store.commit(web, [delta(1)])).toMatchObject({ applied: 1 })
      expect(await store.commit({ ...web, epoch: 'second' }, [delta(1)])).toMatchObject({ applied: 1 })
    })
  })
})

test('a URL tells where, and never the password', () => {
  expect(whereOf('postgres://user:p@s@host/db?password=p@s', {})).toBe('postgres://user@host:5432/db')
  expect(whereOf('postgresql://user:p@s@[::1]:6432/a%20b', {})).toBe('postgres://user@[::1]:6432/a%20b')
})
