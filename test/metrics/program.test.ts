/** `--metrics` as a program: what a scrape says while a log grows, and what the lines notice of it. */
import { once } from 'node:events'
import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { needs } from '../needs.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'
import { Database } from '../sqlite.ts'
import { serve } from './scrape.ts'
import { promtool } from './tools.ts'

const patient = { timeout: 30_000 }

const line = (code: number): string => `${new Date().toISOString()} login failed code=${code}\n`

/** A connection to the port at which a program answers. */
async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return socket
}

test('a followed log: the numbers are those of what was written, across a rotation', async () => {
  const folder = scratchFolder()
  const log = join(folder, 'app.log')
  let written = line(2333) + line(2333)
  writeFileSync(log, written)
  const run = await serve(['-f', '-n', '9', log])
  const write = (text: string): void => {
    written += text
    appendFileSync(log, text)
  }
  const of = (name: string, labels = ''): string => `${name}{source="${log}"${labels}}`
  write(`nothing\n${line(2004)}`)
  await expect.poll(async () => (await run.numbers())[of('read_bytes_total')], patient).toBe(written.length)

  renameSync(log, `${log}.1`)
  write(`{"statusCode":403,"apiCode":987654}\n${line(2333)}`)
  await expect.poll(async () => (await run.numbers())[of('read_bytes_total')], patient).toBe(written.length)
  const numbers = await run.numbers()
  expect(numbers).toMatchObject({
    [of('read_lines_total')]: written.split('\n').length - 1,
    [of('hits_total', ',code="2333",severity="warning",evidence="likely"')]: 3,
    [of('hits_total', ',code="2004",severity="warning",evidence="likely"')]: 1,
    [of('hits_total', ',code="unknown",severity="unknown",evidence="certain"')]: 1,
    [of('issues_total', ',kind="undated"')]: 1,
    [of('unread_bytes')]: 0,
    followed_files: 1,
  })
  expect(Object.keys(numbers).filter((name) => name.includes('commit'))).toEqual([])
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(143)
  await expect(fetch(run.url)).rejects.toThrow()
})

test('what nobody has read yet shows as unread', async () => {
  const log = join(scratchFolder(), 'app.log')
  writeFileSync(log, 'begun\n')
  const run = await serve(['-f', '-n', '9', log])
  await run.until('begun\n')
  // Output that nobody takes holds up the reading, at whatever the pipes between hold.
  run.stdout.pause()
  const much = 'x'.repeat(99).concat('\n').repeat(200_000)
  appendFileSync(log, much)
  const unread = async (): Promise<number> => (await run.numbers())[`unread_bytes{source="${log}"}`] ?? 0
  await expect.poll(unread, patient).toBeGreaterThan(1e6)
  run.stdout.resume()
  await expect.poll(unread, patient).toBe(0)
})

test('a pipe, as long as it lasts', async () => {
  const run = await serve([])
  run.stdin.write(line(2333))
  await run.until('authing 2333')
  const numbers = await run.numbers()
  expect(numbers).toMatchObject({
    'read_lines_total{source="stdin"}': 1,
    'hits_total{source="stdin",code="2333",severity="warning",evidence="likely"}': 1,
    followed_files: 0,
  })
  run.stdin.end()
  expect(await run.ended).toBe(0)
})

describe('with --db', () => {
  test('hits are those of the database, and commits are timed', async () => {
    const folder = scratchFolder()
    const [log, database] = [join(folder, 'app.log'), join(folder, 'counts.db')]
    writeFileSync(log, line(2333) + line(2004))
    const run = await serve(['-f', '--db', database, '--source', 'web', log])
    await run.until('authing 2004')
    appendFileSync(log, line(2333))
    const committed = (): unknown[][] =>
      query(database, "SELECT code, evidence, sum(n) FROM code_counts WHERE source = 'web' GROUP BY 1")
    await expect.poll(committed, patient).toEqual([
      [2004, 'likely', 1],
      [2333, 'likely', 2],
    ])
    await expect.poll(async () => (await run.numbers())['read_lines_total{source="web"}'], patient).toBe(3)
    const numbers = await run.numbers()
    expect(numbers).toMatchObject({
      'hits_total{source="web",code="2333",severity="warning",evidence="likely"}': 2,
      'hits_total{source="web",code="2004",severity="warning",evidence="likely"}': 1,
      commit_failures_total: 0,
      last_commit_successful: 1,
    })
    expect(numbers['commit_duration_seconds_count']).toBeGreaterThanOrEqual(1)
    expect(numbers['last_commit_timestamp_seconds']).toBeGreaterThan(Date.now() / 1000 - 60)
  })

  test.each<[what: string, args: (log: string) => string[]]>([
    ['a followed log', (log) => ['-f', log]],
    ['a pipe', () => []],
    ['a pipe with a name', () => ['--source', 'phone']],
  ])('commits of %s that a lock holds up are failures until it is gone', async (_, args) => {
    const folder = scratchFolder()
    const [log, database] = [join(folder, 'app.log'), join(folder, 'counts.db')]
    writeFileSync(log, '')
    const run = await serve(['--db', database, ...args(log)])
    const write = (text: string): void => {
      appendFileSync(log, text)
      run.stdin.write(text)
    }
    await expect.poll(async () => (await run.numbers())['last_commit_successful'], patient).toBe(1)
    // The one who locks needs the file to be there, with its tables.
    write(line(2004))
    const commits = async (): Promise<number> => (await run.numbers())['commit_duration_seconds_count'] ?? 0
    await expect.poll(commits, patient).toBeGreaterThan(0)
    const other = new Database(database)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    write(line(2333))
    await expect.poll(run.numbers, patient).toMatchObject({ last_commit_successful: 0 })
    expect((await run.numbers())['commit_failures_total']).toBeGreaterThan(0)
    other.exec('ROLLBACK')
    await expect.poll(run.numbers, patient).toMatchObject({ last_commit_successful: 1 })
    expect(query(database, 'SELECT sum(n) FROM code_counts WHERE code = 2333')).toEqual([[1]])
  })
})

test('scrapers that hang delay neither lines nor the end', async () => {
  const log = join(scratchFolder(), 'app.log')
  writeFileSync(log, line(2004))
  const run = await serve(['-f', '-n', '9', log])
  await run.until('authing 2004')
  for (let scraper = 0; scraper < 20; scraper += 1) {
    const socket = await connected(run.url)
    socket
      .pause()
      .write(scraper % 2 === 0 ? 'GET /metrics HT' : 'GET /metrics HTTP/1.1\r\nHost: here\r\n\r\n')
  }
  appendFileSync(log, line(2333))
  await run.until('authing 2333')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(130)
})

test('promtool finds nothing to say about it', async (context) => {
  needs(context, 'promtool')
  const folder = scratchFolder()
  const log = join(folder, 'a "strange" \\ name.log')
  writeFileSync(log, line(2333))
  const run = await serve(['-f', '--db', join(folder, 'counts.db'), log])
  await run.until('authing 2333')
  expect(promtool(['check', 'metrics'], folder, await run.text())).toEqual({ right: true, words: '' })
})

describe('what makes no sense is refused', () => {
  test.each([
    [['-f', '--metrics', 'x', 'app.log'], '--metrics x is no address to serve at'],
    [['-f', '--metrics', '::1:9464', 'app.log'], '--metrics ::1:9464 is no address to serve at'],
    [['--metrics', '0', 'app.log'], '--metrics is for logs that go on, and files are read to their end'],
    [['--metrics', '0', '-', 'app.log'], '--metrics is for logs that go on, and files are read to their end'],
    [['-f', '--metrics', '192.0.2.1:9464', 'app.log'], 'this machine has no such address'],
  ])('%j', async (args, message) => {
    const { stderr, exit } = await runProgram(args, { folder: scratchFolder() })
    expect(stderr).toContain(message)
    expect(exit).toBe(2)
  })

  test('a port that is taken, before the database is touched', async () => {
    const folder = scratchFolder()
    const { host } = new URL((await serve([])).url)
    const { stderr, exit } = await runProgram(['--metrics', host, '--db', 'counts.db'], { folder })
    expect(stderr).toBe(
      `authing-annotate: cannot serve metrics at ${host}: another program has the port\n` +
        '  give another port, or 0 for any that is free\n',
    )
    expect(exit).toBe(2)
    expect(existsSync(join(folder, 'counts.db'))).toBe(false)
  })
})
