/** `ingest` as a program: exit codes and summary; what it counts of changing files is tested in test/ingest. */
import { copyFileSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

const log = '2026-11-22T09:00:01Z code=10001\nplain\n2026-11-22T09:00:02Z code=2333\n'
const other = (code: number): string => `2026-11-20T09:00:01Z code=${code}\n`

let folder = ''
beforeEach(() => {
  folder = scratchFolder()
  write('app.log', log)
})

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)

const total = (): unknown =>
  query(join(folder, 'counts.db'), 'SELECT coalesce(sum(n), 0) FROM code_counts')[0]?.[0]
const sources = (): unknown[] =>
  query(join(folder, 'counts.db'), 'SELECT DISTINCT source FROM code_counts ORDER BY source').flat()
const issues = (): unknown[][] =>
  query(join(folder, 'counts.db'), 'SELECT kind, source, detail, n FROM ingest_issues ORDER BY kind, source')

async function ingest(...args: string[]) {
  const { stdout, stderr, exit } = await runProgram(['ingest', '--db', 'counts.db', '--json', ...args], {
    folder,
  })
  return { summary: JSON.parse(stdout.toString()) as unknown, stderr, exit }
}

const summary = (fields: object): object => ({
  schema_version: 1,
  files: 1,
  failed: 0,
  incomplete: 0,
  bytes: 0,
  lines: 0,
  codes: 0,
  unknown: 0,
  undated: 0,
  issues: 0,
  ...fields,
})

const all = { bytes: Buffer.byteLength(log), lines: 3, codes: 2 }

test('twice counts once', async () => {
  expect(await ingest('app.log')).toEqual({ summary: summary(all), stderr: '', exit: 0 })
  expect(await ingest('app.log')).toEqual({ summary: summary({}), stderr: '', exit: 0 })
  expect(total()).toBe(2)
})

test('a file that is named twice, copied or compressed counts once', async () => {
  copyFileSync(join(folder, 'app.log'), join(folder, 'copy.log'))
  writeFileSync(join(folder, 'app.log.gz'), gzipSync(log))
  const run = await ingest('app.log', './app.log', 'copy.log', 'app.log.gz')
  expect(run).toEqual({ summary: summary({ ...all, files: 3 }), stderr: '', exit: 0 })
  expect(total()).toBe(2)
})

describe('what can not be read', () => {
  test('a file that is not there is named and noted, the others are counted, and it exits with 1', async () => {
    const { summary: printed, stderr, exit } = await ingest('missing.log', 'app.log')
    expect(printed).toEqual(summary({ ...all, failed: 1, issues: 1 }))
    expect(stderr).toBe(
      'authing-annotate: cannot read missing.log: there is no such file\n' +
        '  the other files are counted; run this again when it can be read\n',
    )
    expect(exit).toBe(1)
    expect(total()).toBe(2)
    expect(issues()).toEqual([['unreadable', 'missing.log', 'there is no such file', 1]])
  })

  test('is noted once with how often it was met', async () => {
    await ingest('missing.log')
    await ingest('missing.log', 'app.log')
    expect(issues()).toEqual([['unreadable', 'missing.log', 'there is no such file', 2]])
  })

  test('a compressed file without its end is counted so far, noted, and exits with 1', async () => {
    const packed = gzipSync(log)
    write('cut.log.gz', packed.subarray(0, packed.length - 4))
    const run = await ingest('cut.log.gz', 'app.log')
    expect(run.summary).toMatchObject({ files: 2, failed: 0, incomplete: 1, codes: 2, issues: 1 })
    expect(run.stderr).toMatch(
      /^authing-annotate: cut\.log\.gz is not complete: the compressed data stops midway\n/,
    )
    expect(run.exit).toBe(1)
    expect(issues()).toEqual([['incomplete', 'cut.log.gz', 'the compressed data stops midway', 1]])
    expect(total()).toBe(2)
  })

  test('a compressed file that is damaged is noted, and the others are counted', async () => {
    const packed = gzipSync(log)
    packed.fill(0xff, 12, 20)
    write('bad.log.gz', packed)
    const run = await ingest('bad.log.gz', 'app.log')
    expect(run.summary).toMatchObject({ files: 2, failed: 1, incomplete: 0, codes: 2, issues: 1 })
    expect(run.stderr).toMatch(/^authing-annotate: bad\.log\.gz is damaged: not all of it can be unpacked\n/)
    expect(run.exit).toBe(1)
    expect(issues()).toEqual([['damaged', 'bad.log.gz', 'not all of it can be unpacked', 1]])
  })

  test('names with control characters are shown, not obeyed', async () => {
    const { stderr } = await ingest('\x1b[2Jx.log')
    expect(stderr).toContain('cannot read ^[[2Jx.log: there is no such file')
  })
})

describe('patterns', () => {
  test('stand for files of all folders that they name, hidden ones aside', async () => {
    mkdirSync(join(folder, 'old'))
    write('old/b.log', other(2004))
    write('.hidden.log', other(2020))
    expect(await ingest('*.log', 'old/*')).toMatchObject({ stderr: '', exit: 0 })
    expect(sources()).toEqual(['app.log', 'old/b.log'])
  })

  test('are names first: a file that is called like a pattern is that file', async () => {
    write('[a]pp.log', other(2004))
    await ingest('[a]pp.log')
    expect(sources()).toEqual(['[a]pp.log'])
  })

  test('that match nothing are named', async () => {
    const { stderr, exit } = await ingest('*.txt', 'app.log')
    expect(stderr).toMatch(/cannot read \*\.txt: no file matches it/)
    expect(exit).toBe(1)
    expect(total()).toBe(2)
  })
})

describe('folders', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'logs/2026'), { recursive: true })
    write('logs/b.log', other(2004))
    write('logs/2026/a.log', other(2020))
  })

  test('are refused without --recursive', async () => {
    const { stderr, exit } = await ingest('logs')
    expect(stderr).toMatch(/cannot read logs: it is a folder; --recursive reads the files in it/)
    expect(exit).toBe(1)
  })

  test('stand for all files in them, hidden ones and linked ones among them', async () => {
    write('logs/.hidden', other(1636))
    symlinkSync('../app.log', join(folder, 'logs/current'))
    expect(await ingest('--recursive', 'logs/')).toMatchObject({ stderr: '', exit: 0 })
    expect(sources()).toEqual(['logs/.hidden', 'logs/2026/a.log', 'logs/b.log', 'logs/current'])
  })

  test('that are linked are not followed, except where they are named', async () => {
    symlinkSync('..', join(folder, 'logs/2026/up'))
    symlinkSync('logs', join(folder, 'linked'))
    expect(await ingest('--recursive', 'linked')).toMatchObject({ stderr: '', exit: 0 })
    expect(sources()).toEqual(['linked/2026/a.log', 'linked/b.log'])
  })

  test('without files are named', async () => {
    mkdirSync(join(folder, 'empty'))
    const { stderr, exit } = await ingest('--recursive', 'empty')
    expect(stderr).toMatch(/cannot read empty: no file matches it/)
    expect(exit).toBe(1)
  })
})

test('the database is never read as a log, under whatever name', async () => {
  await ingest('app.log')
  linkSync(join(folder, 'counts.db'), join(folder, 'linked.db'))
  symlinkSync('counts.db', join(folder, 'also.db'))
  const run = await ingest('--recursive', '.', 'counts.db', 'counts.db*', 'also.db')
  expect(run).toEqual({ summary: summary({}), stderr: '', exit: 0 })
})

test.each(['a b.log', 'a\nb.log', '日志.log', '[x].log', "it's.log", '-dash.log', '1e3'])(
  'a file is called %j',
  async (name) => {
    write(name, other(2004))
    expect(await ingest(`./${name}`)).toMatchObject({ stderr: '', exit: 0 })
    expect(sources()).toEqual([`./${name}`])
  },
)

test('an unfinished last line waits for its newline', async () => {
  write('app.log', `${log}2026-11-22T09:00:03Z code=10001`)
  await ingest('app.log')
  expect(total()).toBe(2)
  write('app.log', `${log}2026-11-22T09:00:03Z code=10001\n`)
  await ingest('app.log')
  expect(total()).toBe(3)
})

test('codes that the catalogue lacks, and lines without a time, are told apart', async () => {
  write('odd.log', `login code=2333\n${'{"statusCode":400,"apiCode":2999123,"requestId":"7c"}'}\n`)
  const { summary: printed } = await ingest('odd.log')
  expect(printed).toMatchObject({ codes: 2, unknown: 1, undated: 2, issues: 2 })
})

test('without --json the summary is a line in the language of the user', async () => {
  const run = (...args: string[]) =>
    runProgram(['ingest', '--db', 'counts.db', 'app.log', ...args], { folder })
  expect((await run('--lang', 'en')).stdout.toString()).toBe(
    '1 file: 3 new lines (69 B), 2 codes (0 unknown, 0 undated), 0 issues\n',
  )
  expect((await run('--lang', 'en')).stdout.toString()).toBe('1 file: nothing new, 0 issues\n')
  expect((await run('--lang', 'zh')).stdout.toString()).toBe('1 个文件：没有新内容，异常 0 处\n')
})

test('--encoding tells what cannot be found out', async () => {
  /** 错误码：2333 */
  const line = Buffer.from('b4edcef3c2eba3ba323333330a', 'hex')
  write('gbk.log', line)
  expect((await ingest('gbk.log')).summary).toMatchObject({ lines: 1, codes: 0 })
  write('more.log', Buffer.concat([Buffer.from('\n'), line]))
  expect((await ingest('--encoding', 'gb18030', 'more.log')).summary).toMatchObject({ lines: 2, codes: 1 })
})
