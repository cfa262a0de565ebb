/** The transport behind a real pino logger, in pino's worker thread. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { query } from '../scratch.ts'
import { codesOf, project, recordsOf, run, runLogger, writeLogger } from './logger.ts'

const target = 'authing-annotate/pino'
const sums = 'SELECT source, code, sum(n) FROM code_counts GROUP BY source, code ORDER BY code'

/** 10,000 records, every tenth with a code, and at the end the way in which the program ends. */
const many = `for (let i = 0; i < 10000; i++)
  if (i % 10 === 0) logger.error({ i, err: { code: 2333 } }, 'login failed')
  else logger.info({ i }, 'fine')
`
const all = Array.from({ length: 10_000 }, (_, i) => i)

test('alone it writes to stdout, and adds nothing but the member', async () => {
  const { stdout, stderr } = await runLogger(
    project(),
    { base: null, timestamp: false, transport: { target, options: { lang: 'en' } } },
    `logger.info({ price: 1.5 }, 'fine')\nlogger.error({ err: { code: 2333 } }, 'login failed')`,
  )
  const [fine = '', failed = ''] = stdout.split('\n')
  expect(fine).toBe('{"level":30,"price":1.5,"msg":"fine"}')
  expect(failed.split(',"authing_annotations":')[0]).toBe(
    '{"level":50,"err":{"code":2333},"msg":"login failed"',
  )
  expect(recordsOf(failed)[0]?.authing_annotations).toMatchObject([{ code: 2333, severity: 'warning' }])
  expect(stderr).toBe('')
})

test("a child logger's error keeps its stack and gains its meaning", async () => {
  const { stdout } = await runLogger(
    project(),
    { transport: { target } },
    `class AuthingError extends Error { code = 2005 }
logger.child({ tenant: 'acme' }).error(new AuthingError('User has been locked'), 'login failed')`,
  )
  const [record] = recordsOf(stdout)
  expect(record).toMatchObject({ tenant: 'acme', err: { type: 'AuthingError', code: 2005 } })
  expect(record?.err?.stack).toContain('User has been locked\n    at ')
  expect(record && codesOf(record)).toEqual([2005])
})

describe.each([
  ['with nothing more to do', '', 0],
  ['by process.exit()', 'process.exit(3)', 3],
  ['of an uncaught exception', "throw new Error('boom')", 1],
])('a program that ends %s loses nothing', (_, ending, exit) => {
  const body = many + ending

  test('on stdout', async () => {
    const ended = await runLogger(project(), { transport: { target } }, body)
    expect(ended.exit).toBe(exit)
    expect(recordsOf(ended.stdout).map(({ i }) => i)).toEqual(all)
  })

  test('in a file and a database', async () => {
    const folder = project()
    const options = { destination: 'app.log', db: 'counts.db', source: 'api' }
    const ended = await runLogger(folder, { transport: { target, options } }, body)
    expect(ended.exit).toBe(exit)
    const records = recordsOf(readFileSync(join(folder, 'app.log'), 'utf8'))
    expect(records.map(({ i }) => i)).toEqual(all)
    expect(records.filter(codesOf)).toHaveLength(1000)
    expect(query(join(folder, 'counts.db'), sums)).toEqual([['api', 2333, 1000]])
  })

  test('as the last stage of a pipeline', async () => {
    const pipeline = [{ target, options: { annotate: false, db: 'counts.db' } }, { target }]
    const folder = project()
    const ended = await runLogger(folder, { transport: { pipeline } }, body)
    expect(ended.exit).toBe(exit)
    const records = recordsOf(ended.stdout)
    expect(records.map(({ i }) => i)).toEqual(all)
    expect(records.filter(codesOf)).toHaveLength(1000)
    expect(query(join(folder, 'counts.db'), sums)).toEqual([['pino', 2333, 1000]])
  })

  test('before pino-pretty', async () => {
    const pretty = { target: 'pino-pretty', options: { sync: true, singleLine: true, colorize: false } }
    const ended = await runLogger(project(), { transport: { pipeline: [{ target }, pretty] } }, body)
    expect(ended.stdout.match(/: (?:login failed|fine)/g)).toHaveLength(10_000)
    expect(ended.stdout.match(/"authing_annotations":\[\{"code":2333,/g)).toHaveLength(1000)
  })

  test('as one of several targets, each with its level', async () => {
    const folder = project()
    const targets = [
      { target: 'pino/file', options: { destination: 'all.log' } },
      { target, level: 'error', options: { destination: 'errors.log' } },
      { target, options: { annotate: false, db: 'counts.db', source: 'api' } },
    ]
    const { stdout } = await runLogger(folder, { transport: { targets } }, body)
    const log = (name: string) => recordsOf(readFileSync(join(folder, name), 'utf8'))
    expect(log('all.log').map(({ i }) => i)).toEqual(all)
    expect(log('all.log').filter(codesOf)).toEqual([])
    expect(log('errors.log').map(codesOf)).toEqual(Array(1000).fill([2333]))
    expect(query(join(folder, 'counts.db'), sums)).toEqual([['api', 2333, 1000]])
    // A counter beside other targets writes nothing.
    expect(stdout).toBe('')
  })
})

test.each([
  [{ destinaton: 1 }, 'there is no option destinaton: the options are destination, annotate'],
  [{ db: '.' }, 'is a folder'],
  [{ catalogue: 'none.json' }, 'the catalogue none.json'],
])('a logger with %j does not start', async (options, words) => {
  const folder = project()
  const single = await runLogger(folder, { transport: { target, options } }, "logger.info('lost')")
  expect(single).toMatchObject({ exit: 1, stdout: '' })
  expect(single.stderr).toContain('Error: authing-annotate/pino: ')
  expect(single.stderr).toContain(words)
  const targets = [
    { target, options },
    { target: 'pino/file', options: { destination: 'all.log' } },
  ]
  const several = await runLogger(folder, { transport: { targets } }, "logger.info('lost')")
  expect(several.stderr).toContain(words)
})

test('a database that is taken away is said once, and the records go on', async () => {
  const folder = project()
  const options = { db: 'counts.db' }
  const { stdout, stderr, exit } = await runLogger(
    folder,
    { transport: { target, options } },
    `import { rmSync } from 'node:fs'
// When the thread is there, so is its database.
logger.flush(() => {
  rmSync('counts.db')
  logger.error({ err: { code: 2333 } }, 'login failed')
})`,
  )
  expect(exit).toBe(0)
  expect(recordsOf(stdout).map(codesOf)).toEqual([[2333]])
  expect(stderr).toMatch(/^authing-annotate\/pino: the database .*counts\.db was deleted or replaced .*\n$/)
  expect(existsSync(join(folder, 'counts.db'))).toBe(false)
})

test('a reader that leaves is no error, and counting goes on', async () => {
  const folder = project()
  const options = { destination: 1, db: 'counts.db', source: 'api' }
  writeLogger(folder, { transport: { target, options } }, many)
  const { stdout, stderr } = await run(folder, 'bash', [
    '-c',
    'set -o pipefail; node program.mjs | head -1; echo $?',
  ])
  expect(stdout.split('\n')[1]).toBe('0')
  expect(stderr).toBe('')
  expect(query(join(folder, 'counts.db'), sums)).toEqual([['api', 2333, 1000]])
})

test('a reader that stops reading for a while gets everything, also through a pipe that does not wait', async () => {
  const folder = project()
  // Whoever uses process.stdout makes its pipe one that answers EAGAIN when it is full. When the other target has
  // written everything, ours has met that.
  const body = `process.stdout.write('begin\\n')
${many}import { existsSync, readFileSync } from 'node:fs'
const watch = setInterval(() => {
  if (!existsSync('all.log') || !readFileSync('all.log', 'utf8').includes('"i":9999')) return
  clearInterval(watch)
  process.stderr.write('logged')
}, 10)`
  const targets = [{ target }, { target: 'pino/file', options: { destination: 'all.log' } }]
  writeLogger(folder, { base: { pad: 'x'.repeat(500) }, transport: { targets } }, body)
  const child = spawn(process.execPath, ['program.mjs'], { cwd: folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await once(child.stderr, 'data')
  expect(String(said)).toBe('logged')
  const [begin, ...lines] = (await text(child.stdout)).split('\n')
  expect(begin).toBe('begin')
  expect(recordsOf(lines.join('\n')).map(({ i }) => i)).toEqual(all)
})

test('counts are in the database while the logger goes on, and a kill leaves them there', async () => {
  const folder = project()
  const options = { destination: 'app.log', db: 'counts.db', source: 'api' }
  writeLogger(folder, { transport: { target, options } }, `${many}setInterval(() => {}, 60_000)`)
  const child = spawn(process.execPath, ['program.mjs'], { cwd: folder, stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const counted = (): unknown => query(join(folder, 'counts.db'), sums)
  await vi.waitFor(() => expect(counted()).toEqual([['api', 2333, 1000]]), 60_000)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(counted()).toEqual([['api', 2333, 1000]])
})
