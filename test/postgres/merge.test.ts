/** Databases on a server among those that are merged into a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query } from '../scratch.ts'
import { fillPostgres } from '../servers/fill-postgres.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-servers-'))
let server: PostgresServer
let url: string
let databases = 0

const run = (line: string, input = '') =>
  runProgram(line.split(' '), { folder, input, environment: { LANG: 'en' } })

beforeAll(async () => {
  if (!hasPostgres) return
  server = await startPostgres()
}, 120_000)
afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const lines = (n: number): string => '2026-11-22T10:00:00Z code=10001\n'.repeat(n)

/** What was counted from a pipe, as a file and, in its first state, as the server has it. */
async function counted(n: number, later: number): Promise<string> {
  databases += 1
  const file = `web-${databases}.db`
  await run(`--db ${file} --source web-${databases}`, lines(n))
  url = await server.createDatabase()
  await fillPostgres(url, join(folder, file))
  if (later > 0) await run(`--db ${file} --source web-${databases}`, lines(n + later))
  return file
}

const sums = (file: string): unknown[][] =>
  query(join(folder, file), 'SELECT code, sum(n) FROM code_counts GROUP BY 1')

describe('db merge', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test('adds a database on a server to others, and counts once what stands in both', async () => {
    const file = await counted(3, 0)
    await run('--db other.db --source other', lines(4))
    const { stdout, stderr } = await run(`db merge ${url} other.db ${file} -o all-${file}`)
    expect(stderr).toBe('')
    expect(stdout.toString()).toContain('3 databases, 2 sources, 1 repeated and counted once')
    expect(sums(`all-${file}`)).toEqual([[10_001, 7]])
    expect((await run(`db check --db all-${file}`)).exit).toBe(0)
  })

  test('a host and what it has pushed are one', async () => {
    const shared = await server.createDatabase()
    writeFileSync(join(folder, 'host.log'), lines(3))
    await run(`ingest --db host.db --push ${shared} --push-as web-9 host.log`)
    await run('--db host.db --source pipe', lines(2))
    await run(`ingest --db host.db --push ${shared} --push-as web-9 host.log`)
    writeFileSync(join(folder, 'host.log'), lines(4))
    await run('ingest --db host.db host.log')
    const { stdout } = await run(`db merge ${shared} host.db -o host-all.db`)
    expect(stdout.toString()).toContain('2 databases, 2 sources, 2 repeated and counted once')
    expect(sums('host-all.db')).toEqual([[10_001, 6]])
    expect((await run('db check --db host-all.db')).exit).toBe(0)
  })

  test('takes the state that has more', async () => {
    const file = await counted(3, 2)
    await run(`db merge ${url} ${file} -o ${file}-a`)
    await run(`db merge ${file} ${url} -o ${file}-b`)
    for (const out of [`${file}-a`, `${file}-b`]) expect(sums(out)).toEqual([[10_001, 5]])
  })

  test.each([
    ['db merge FILE -o URL', 'is no SQLite file', 'merge into a new file'],
    ['db publish URL --db FILE', 'is no SQLite file', 'needs no snapshot'],
    ['db publish out.db --db URL', 'is no SQLite file', 'needs no snapshot'],
  ])('%s is refused', async (line, what, advice) => {
    const file = await counted(1, 0)
    const { stderr, exit } = await run(line.replace('FILE', file).replace('URL', url))
    expect(exit).toBe(2)
    expect(stderr).toContain(what)
    expect(stderr).toContain(advice)
  })
})
