/** `--push` as hosts run it, to a real server that comes and goes. */
import { appendFileSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { serve } from '../metrics/scrape.ts'
import { promtool } from '../metrics/tools.ts'
import { needs } from '../needs.ts'
import { type Run, runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { asText, contradictions, type Shared } from './engines.ts'
import { expectSumOf } from './whole-fleet.ts'

const patient = { timeout: 40_000, interval: 200 }
const line = (code: number, minute = 0): string =>
  `${new Date(Date.parse('2026-11-22T08:37:10Z') + minute * 60_000).toISOString()} login failed code=${code}\n`
const english = { LANG: 'en_US.UTF-8' }

let server: PostgresServer
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres()
})
afterAll(() => server?.[Symbol.asyncDispose]())

interface Fleet extends Pick<Shared, 'query'> {
  readonly url: string
}

async function newFleet(): Promise<Fleet> {
  const url = await server.createDatabase()
  const database = new URL(url).pathname.slice(1)
  return { url, query: async (sql) => (await server.query(sql, database)).map(asText) }
}

const hitsIn = async ({ query }: Fleet): Promise<Record<string, string | null>> => {
  const rows = await query('SELECT code, n FROM top_codes').catch(() => [])
  return Object.fromEntries(rows.map(({ code, n }) => [code, n ?? null]))
}

interface Host {
  readonly folder: string
  readonly log: string
  readonly db: string
  readonly ingest: (...more: readonly string[]) => Promise<Run>
}

let hosts = 0
function newHost({ url }: Fleet): Host {
  hosts += 1
  const folder = scratchFolder()
  const [log, db] = [join(folder, 'app.log'), join(folder, 'counts.db')]
  const name = `host-${hosts}`
  return {
    folder,
    log,
    db,
    ingest: (...more) =>
      runProgram(['ingest', '--db', db, '--push', url, '--push-as', name, ...more, log], {
        environment: english,
      }),
  }
}

const backlogOf = (db: string): unknown[][] => query(db, 'SELECT count(*) FROM outbox')

describe.skipIf(!hasPostgres)(hasPostgres ? '--push' : `--push: ${whyNoPostgres}`, () => {
  test('two hosts are one report, and each run adds what is new', async () => {
    const fleet = await newFleet()
    const [one, other] = [newHost(fleet), newHost(fleet)]
    writeFileSync(one.log, line(2333) + line(2004))
    // Counted before anything is pushed.
    await runProgram(['ingest', '--db', one.db, one.log])
    writeFileSync(other.log, line(2333, 90))
    expect(await one.ingest()).toMatchObject({ exit: 0, stderr: '' })
    expect(await other.ingest()).toMatchObject({ exit: 0, stderr: '' })
    appendFileSync(one.log, line(2333, 100))
    expect(await one.ingest()).toMatchObject({ exit: 0, stderr: '' })
    expect(await hitsIn(fleet)).toEqual({ 2333: '3', 2004: '1' })
    await expectSumOf([one.db, other.db], fleet)
    expect(await contradictions(fleet)).toEqual([])
    expect([backlogOf(one.db), backlogOf(other.db)]).toEqual([[[0]], [[0]]])
  })

  test('a server that is away: counted and kept, said once, and sent by the next run', async () => {
    await using away = await startPostgres()
    const url = await away.createDatabase()
    const fleet = { url, query: async (sql: string) => (await away.query(sql, 'counts_1')).map(asText) }
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    await away.stop()
    const { exit, stderr, stdout } = await host.ingest()
    expect({ exit, stdout: stdout.toString() }).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('1 code'),
    })
    expect(stderr).toContain('no server answers there')
    expect(stderr).toContain(`left in ${host.db}, to be sent to ${url}: 1 row of counts`)
    expect(query(host.db, 'SELECT code, n FROM top_codes')).toEqual([[2333, 1]])
    await away.start()
    appendFileSync(host.log, line(2004))
    expect(await host.ingest()).toMatchObject({ exit: 0, stderr: '' })
    await expectSumOf([host.db], fleet)
  })

  test('a followed log and a pipe, while the server goes and comes back', async () => {
    await using away = await startPostgres()
    const url = await away.createDatabase()
    const fleet = { url, query: async (sql: string) => (await away.query(sql, 'counts_1')).map(asText) }
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    const push = ['--db', host.db, '--push', url, '--push-as', 'host-1', '--lang', 'en']
    const followed = startProgram(['-f', host.log, ...push])
    const piped = startProgram(['--source', 'adb', ...push])
    piped.stdin.write(line(2004))
    await expect.poll(() => hitsIn(fleet), patient).toEqual({ 2333: '1', 2004: '1' })
    await away.stop('SIGKILL')
    appendFileSync(host.log, line(2333, 1))
    piped.stdin.write(line(2004, 1))
    const said = (words: string): number =>
      (followed.complaints() + piped.complaints()).split(words).length - 1
    await expect.poll(() => said('no server answers there'), patient).toBeGreaterThan(0)
    // Lines and counts go on.
    piped.stdin.write(line(2206, 2))
    await piped.until('2206')
    await expect
      .poll(() => query(host.db, 'SELECT code, n FROM top_codes ORDER BY code'), patient)
      .toEqual([
        [2004, 2],
        [2206, 1],
        [2333, 2],
      ])
    await away.start()
    await expect.poll(() => hitsIn(fleet), patient).toEqual({ 2333: '2', 2004: '2', 2206: '1' })
    await expect.poll(() => said('takes counts again'), patient).toBeGreaterThan(0)
    expect(said('no server answers there')).toBeLessThanOrEqual(2)
    piped.stdin.end()
    expect(await piped.ended).toBe(0)
    followed.child.kill('SIGTERM')
    expect(await followed.ended).toBe(143)
    await expectSumOf([host.db], fleet)
  }, 120_000)

  test('what is counted without --push is sent by the next run with it, or by hand', async () => {
    const fleet = await newFleet()
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    await host.ingest()
    appendFileSync(host.log, line(2333, 5))
    await runProgram(['ingest', '--db', host.db, host.log])
    expect(backlogOf(host.db)).toEqual([[1]])
    const byHand = ['db', 'push', '--db', host.db, '--push', fleet.url, '--push-as', 'host-1']
    const run = await runProgram([...byHand, '--json'])
    expect(JSON.parse(`${run.stdout}`)).toEqual({ schema_version: 1, batches: 1, rows: 1, waiting: 0 })
    await expectSumOf([host.db], fleet)
    expect(`${(await runProgram(byHand)).stdout}`).toMatch(
      /^sent to postgres:.*: 0 rows; nothing waits in .*\n$/,
    )
  })

  test.each<[string, (db: string, backup: string) => unknown]>([
    ['a copy of its file', copyFileSync],
    ['a snapshot', (db, backup) => runProgram(['db', 'publish', backup, '--db', db])],
  ])('a database that is restored from %s begins anew', async (_, copy) => {
    const fleet = await newFleet()
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    await host.ingest()
    const backup = join(host.folder, 'backup.db')
    await copy(host.db, backup)
    appendFileSync(host.log, line(2004))
    await host.ingest()
    for (const suffix of ['-wal', '-shm']) rmSync(host.db + suffix, { force: true })
    copyFileSync(backup, host.db)
    // Another file, so that the counts of the lost day are gone for good.
    writeFileSync(host.log, line(2206))
    expect(await host.ingest()).toMatchObject({ exit: 0, stderr: '' })
    expect(await hitsIn(fleet)).toEqual({ 2333: '1', 2206: '1' })
    await expectSumOf([host.db], fleet)
  })

  test('a copy in use beside its original is refused with advice, by which both are right', async () => {
    const fleet = await newFleet()
    const [host, copy] = [newHost(fleet), newHost(fleet)]
    writeFileSync(host.log, line(2333))
    await host.ingest()
    copyFileSync(host.db, copy.db)
    writeFileSync(copy.log, line(2004))
    expect(await copy.ingest()).toMatchObject({ exit: 0 })
    appendFileSync(host.log, line(2206))
    await host.ingest()
    // One of the two has the server; the other is told.
    appendFileSync(copy.log, line(2206))
    const { exit, stderr } = await copy.ingest()
    expect(exit).toBe(1)
    expect(stderr).toContain(`another copy of ${copy.db} sends to the same server`)
    const own = join(copy.folder, 'own.db')
    await runProgram(['db', 'merge', copy.db, '-o', own])
    const push = ['--push', fleet.url, '--push-as', 'host-9']
    expect(await runProgram(['db', 'push', '--db', own, ...push])).toMatchObject({ exit: 0 })
    expect(await runProgram(['db', 'push', '--db', host.db, ...push])).toMatchObject({ exit: 0 })
    expect(await fleet.query('SELECT sum(n) AS n FROM top_codes')).toEqual([{ n: '5' }])
  })

  test('--anew sends everything again', async () => {
    const fleet = await newFleet()
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    await host.ingest()
    await fleet.query("UPDATE senders SET epoch = 'another'")
    const push = ['db', 'push', '--db', host.db, '--push', fleet.url, '--push-as', 'host-1']
    appendFileSync(host.log, line(2004))
    await runProgram(['ingest', '--db', host.db, host.log])
    expect(await runProgram(push)).toMatchObject({ exit: 2, stderr: expect.stringContaining('--anew') })
    expect(await runProgram([...push, '--anew'])).toMatchObject({ exit: 0, stderr: '' })
    await expectSumOf([host.db], fleet)
  })

  test('--stop keeps nothing more, and the next push sends everything', async () => {
    const fleet = await newFleet()
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    await host.ingest()
    expect(await runProgram(['db', 'push', '--db', host.db, '--stop'])).toMatchObject({ exit: 0 })
    appendFileSync(host.log, line(2004))
    await runProgram(['ingest', '--db', host.db, host.log])
    expect(backlogOf(host.db)).toEqual([[0]])
    expect(await host.ingest()).toMatchObject({ exit: 0, stderr: '' })
    await expectSumOf([host.db], fleet)
  })

  test('doctor tells what waits, and whether the server answers, and changes neither', async () => {
    const fleet = await newFleet()
    const host = newHost(fleet)
    writeFileSync(host.log, line(2333))
    const look = async (): Promise<string[]> => {
      const { stdout } = await runProgram(['doctor', '--db', host.db, '--push', fleet.url, '--json'])
      const { findings } = JSON.parse(`${stdout}`) as {
        findings: { id: string; level: string; what: string }[]
      }
      return findings
        .filter(({ id }) => id.startsWith('push'))
        .map(({ id, level, what }) => `${level} ${id} ${what}`)
    }
    await runProgram(['ingest', '--db', host.db, '--push', fleet.url.replace(/:\d+\//, ':1/'), host.log], {
      environment: english,
    })
    expect(await look()).toEqual([
      expect.stringMatching(/^ok push 1 行计数待发送（2 批）/),
      expect.stringMatching(/^ok push-server .*还没有我们的表$/),
    ])
    expect(await fleet.query("SELECT 1 FROM pg_tables WHERE tablename = 'meta'")).toEqual([])
    await host.ingest()
    expect(await look()).toEqual([
      expect.stringMatching(/^ok push 没有待发送的计数；最后一次发送在 \d+ 秒前/),
      expect.stringMatching(/^ok push-server .*结构 1$/),
    ])
    const gone = await runProgram(['doctor', '--push', fleet.url.replace(/:\d+\//, ':1/')])
    expect(gone.exit).toBe(1)
    expect(`${gone.stdout}`).toContain('no server answers there')
  })

  test('--metrics tells what waits and what was sent, in words that promtool takes', async (context) => {
    const host = newHost(await newFleet())
    const fleet = await newFleet()
    const run = await serve(['--db', host.db, '--push', fleet.url, '--push-as', 'host-1'])
    run.stdin.write(line(2333))
    await expect.poll(run.numbers, patient).toMatchObject({
      push_backlog_rows: 0,
      last_push_successful: 1,
      push_failures_total: 0,
      commit_failures_total: 0,
    })
    await expect
      .poll(async () => (await run.numbers())['last_push_timestamp_seconds'], patient)
      .toBeGreaterThan(0)
    await expect.poll(() => hitsIn(fleet), patient).toEqual({ 2333: '1' })
    expect((await run.numbers())['pushed_batches_total']).toBeGreaterThanOrEqual(2)
    needs(context, 'promtool')
    expect(promtool(['check', 'metrics'], host.folder, await run.text())).toEqual({ right: true, words: '' })
  })

  test('a password shows nowhere', async () => {
    const fleet = await newFleet()
    const host = newHost({
      ...fleet,
      url: fleet.url.replace('tester@', 'tester:se%63ret@').replace(/:\d+\//, ':1/'),
    })
    writeFileSync(host.log, line(2333))
    const { stderr } = await host.ingest()
    expect(stderr).toContain('postgres://tester@127.0.0.1:1/')
    expect(stderr).not.toMatch(/secret|se%63ret/)
    const { stdout } = await runProgram(['db', 'check', '--json', '--db', host.db])
    expect(JSON.parse(`${stdout}`)).toMatchObject({ findings: [] })
    expect(
      query(host.db, "SELECT * FROM meta WHERE value LIKE '%secret%' OR value LIKE '%postgres%'"),
    ).toEqual([])
  })
})
