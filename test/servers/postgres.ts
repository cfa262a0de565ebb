/**
 * A PostgreSQL server of the test's own: in a folder and on a port that nobody else has, and gone with the test. It
 * doesn't run as root, so root runs it as `nobody`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { hasServer } from '../needs.ts'
import { freePort } from './free-port.ts'

/** Debian keeps the server's programs out of the path, by version. */
const debian = '/usr/lib/postgresql'
const newest = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))[0] : undefined
const folderOfPrograms = newest === undefined ? undefined : join(debian, newest, 'bin')
const isThere = folderOfPrograms !== undefined && existsSync(join(folderOfPrograms, 'postgres'))

/** For `describe.skipIf(!hasPostgres)`. */
export const hasPostgres: boolean = hasServer('PostgreSQL server', isThere)

export const whyNoPostgres =
  'there is no PostgreSQL server on this machine (Debian: apt-get install postgresql)'

export interface PostgresServer {
  readonly port: number
  /** As the superuser; `postgres` is a database that is always there. */
  readonly urlOf: (database: string) => string
  /** A new, empty database; gives its URL. */
  readonly createDatabase: () => Promise<string>
  /** One statement as the superuser. */
  readonly query: (sql: string, database?: string) => Promise<Record<string, unknown>[]>
  /** `SIGKILL` is a crash, `SIGINT` cuts all connections and stops, as an operator's restart does. */
  readonly stop: (signal?: 'SIGKILL' | 'SIGINT') => Promise<void>
  /** Starts again what was stopped, in the same folder and on the same port. */
  readonly start: () => Promise<void>
  /** Where its certificates and configuration lie. */
  readonly folder: string
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const nobody = 65_534
const asServer = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
const user = 'tester'

/** `settings` are lines of postgresql.conf. What it writes is durable as far as the process goes; a power cut isn't tested. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const programs = folderOfPrograms as string
  const folder = mkdtempSync(join(tmpdir(), 'authing-postgres-'))
  if ('uid' in asServer) chownSync(folder, nobody, nobody)
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    {
      ...asServer,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${folder}'`,
    'fsync = off',
    ...settings,
  ]
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`, { flag: 'a' })

  let server: ChildProcess | undefined
  const urlOf = (database: string): string => `postgres://${user}@127.0.0.1:${port}/${database}`
  const query = async (sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: urlOf(database) })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }
  const start = async (): Promise<void> => {
    const words: Buffer[] = []
    const child = spawn(join(programs, 'postgres'), ['-D', data], {
      ...asServer,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => words.push(chunk))
    server = child
    for (;;) {
      try {
        await query('SELECT 1')
        return
      } catch (error) {
        await sleep(50)
        if (child.exitCode === null) continue
        const said = `${Buffer.concat(words)}`
        // After a crash, processes of the one before may live a moment longer.
        if (said.includes('pre-existing shared memory block')) return start()
        throw new Error(`PostgreSQL didn't start: ${said}`, { cause: error })
      }
    }
  }
  const stop = async (signal: 'SIGKILL' | 'SIGINT' = 'SIGINT'): Promise<void> => {
    if (server === undefined) return
    const child = server
    server = undefined
    if (child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  let databases = 0
  await start()
  return {
    port,
    folder,
    urlOf,
    query,
    stop,
    start,
    createDatabase: async () => {
      databases += 1
      const name = `counts_${databases}`
      await query(`CREATE DATABASE ${name}`)
      return urlOf(name)
    },
    [Symbol.asyncDispose]: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
