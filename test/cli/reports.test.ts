/** `top` and `trend`, as tables over what was counted. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = [
  '2026-11-21T23:59:59Z code=10001',
  '2026-11-22T00:00:00Z code=10001',
  '2026-11-22T09:10:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T09:20:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T10:00:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T10:00:00Z {"statusCode":403,"apiCode":2999123,"message":"x"}',
  '',
].join('\n')

beforeAll(async () => {
  await runProgram(['--db', 'counts.db'], { input: log, folder })
  await runProgram(['--db', 'empty.db'], { input: 'plain\n', folder })
})

async function report(...args: string[]): Promise<string[]> {
  const { stdout, stderr, exit } = await runProgram(args, { folder })
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  return stdout.toString().trimEnd().split('\n')
}

const codesOf = (lines: readonly string[]): (string | undefined)[] =>
  lines.slice(1).map((line) => /^ *\d+ +(\d+) /.exec(line)?.[1])

describe('top', () => {
  const top = (...args: string[]) => report('top', '--db', 'counts.db', '--lang', 'en', ...args)

  test('the most frequent first, unknown ones among them', async () => {
    const lines = await top()
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^Count +Code {2}Severity +Last seen \(UTC\) +Description$/)
    expect(lines[1]).toMatch(/^ +3 +2333 {2}warning +2026-11-22 10:00 +The account does not exist/)
    expect(lines[2]).toMatch(/^ +2 +10001 {2}warning +2026-11-22 00:00 +\S/)
    expect(lines[3]).toMatch(/^ +1 +2999123 {2}unknown +2026-11-22 10:00/)
  })

  test('--limit', async () => {
    expect(codesOf(await top('--limit', '1'))).toEqual(['2333'])
    expect(codesOf(await top('--limit', '1000'))).toHaveLength(3)
  })

  test('--min-evidence', async () => {
    expect(codesOf(await top('--min-evidence', 'certain'))).toEqual(['2333', '2999123'])
    expect(codesOf(await top('--min-evidence', 'likely'))).toEqual(['2333', '10001', '2999123'])
  })

  test('--lang', async () => {
    const [title, first] = await report('top', '--db', 'counts.db', '--lang', 'zh')
    expect(title).toContain('返回码')
    expect(first).toContain('用户名或密码错误')
  })

  test.each([
    ['--since 2026-11-22', ['2333', '10001', '2999123']],
    ['--until 2026-11-21', ['10001']],
    ['--since 2026-11-22T09:10 --until 2026-11-22T09:20', ['2333']],
    ['--since 2026-11-22T17:20+08:00 --until 2026-11-22T10:00Z', ['2333']],
    ['--since 2026-11-23', []],
  ])('%s', async (options, codes) => {
    expect(codesOf(await top(...options.split(' ')))).toEqual(codes)
  })

  test('a count in a range has the last minute in it', async () => {
    const [, first] = await top('--since', '2026-11-22', '--until', '2026-11-22T09:30')
    expect(first).toMatch(/^ +2 +2333 {2}warning +2026-11-22 09:20 /)
  })

  test('times ago and named days, reckoned from now', async () => {
    const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
    const input = `${ago(3)} code=10001\n${ago(3)} code=2020\n${ago(25 * 60)} code=2020\n`
    await runProgram(['--db', 'recent.db'], { input, folder })
    const recent = async (...args: string[]) => codesOf(await report('top', '--db', 'recent.db', ...args))
    expect(await recent('--since', '1h')).toEqual(['2020', '10001'])
    expect(await recent('--since', '2m')).toEqual([])
    expect(await recent('--since', '2d', '--until', '24h')).toEqual(['2020'])
    expect(await recent('--since', 'yesterday')).toEqual(['2020', '10001'])
    const days = await report('trend', '2020', '--db', 'recent.db', '--since', '1w', '--until', 'today')
    expect(days.slice(1).map((line) => line.slice(0, 10))).toEqual([
      ...new Set([ago(25 * 60), ago(3)].map((time) => time.slice(0, 10))),
    ])
  })

  test('a store without counts is a table without rows', async () => {
    expect(await report('top', '--db', 'empty.db', '--lang', 'en')).toHaveLength(1)
  })
})

describe('trend', () => {
  const trend = (...args: string[]) => report('trend', '--db', 'counts.db', ...args)

  test('by day, in UTC whatever the zone of the machine', async () => {
    expect(await trend('10001')).toEqual(['day (UTC)   10001', '2026-11-21      1', '2026-11-22      1'])
  })

  test('by hour', async () => {
    expect(await trend('2333', '--by', 'hour')).toEqual([
      'hour (UTC)        2333',
      '2026-11-22 09:00     2',
      '2026-11-22 10:00     1',
    ])
  })

  test('--min-evidence', async () => {
    expect(await trend('10001', '--min-evidence', 'certain')).toHaveLength(1)
    expect(await trend('2333', '--min-evidence', 'certain')).toHaveLength(2)
  })

  test('--since and --until, within an hour, too', async () => {
    expect(await trend('10001', '--since', '2026-11-22')).toEqual(['day (UTC)   10001', '2026-11-22      1'])
    const options = ['--by', 'hour', '--since', '2026-11-22T09:15', '--until', '2026-11-22T10:00']
    expect(await trend('2333', ...options)).toEqual(['hour (UTC)        2333', '2026-11-22 09:00     1'])
  })

  test('a code that was never counted, and a store without counts, are tables without rows', async () => {
    expect(await trend('2004')).toHaveLength(1)
    expect(await report('trend', '2333', '--db', 'empty.db')).toHaveLength(1)
  })
})

describe.each([['top'], ['trend', '2333']])('%s', (...command) => {
  test('a file that is not there is a mistake, and is not made', async () => {
    const { stdout, stderr, exit } = await runProgram([...command, '--db', 'none.db'], { folder })
    expect(stderr).toMatch(/there are no counts in \S*none\.db\n {2}count first: authing-annotate --db /)
    expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: '', exit: 2 })
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  test('so is a folder', async () => {
    const { stderr, exit } = await runProgram([...command, '--db', '.'], { folder })
    expect(stderr).toMatch(/is a folder/)
    expect(exit).toBe(2)
  })
})
