/** `report`: which window it is about, in which form, and where it goes. */
import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportCommand } from '../../src/cli/commands/report.ts'
import { runReport } from '../../src/cli/run/report.ts'
import type { World } from '../../src/cli/world.ts'
import { runProgram } from '../run-program.ts'
import { noTerminal, onTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-report-'))
const inFolder = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

/** A week and a half of the same code at 10:00 UTC, and a new one on the 24th. */
const log = [
  ...Array.from({ length: 11 }, (_, index) =>
    Array.from({ length: 20 }, () => `2026-11-${14 + index}T10:00:00Z code=10001\n`).join(''),
  ),
  '2026-11-24T11:30:00Z {"statusCode":403,"apiCode":2224,"message":"x"}\n',
].join('')

beforeAll(async () => {
  await runProgram(['--db', 'counts.db', '--lang', 'en'], { input: log, folder })
})

const defaults = Object.fromEntries(
  Object.entries(reportCommand.options).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[name, option.default]],
  ),
)

/** What the command writes at this time of the clock. */
async function at(now: string, options: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const output = inFolder('now.json')
  const args = { ...defaults, db: inFolder('counts.db'), lang: 'en', format: 'json', output, ...options }
  const world = { environment: {}, now: () => Date.parse(now), stdout: {} } as unknown as World
  expect(await runReport(args, world)).toBe(0)
  return JSON.parse(readFileSync(output, 'utf8')) as Record<string, unknown>
}

describe('the window', () => {
  test.each<[now: string, options: Record<string, string>, since: string, until: string, total: number]>([
    ['2026-11-25T07:45Z', {}, '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', 21],
    ['2026-11-25T07:45Z', { tz: 'Asia/Shanghai' }, '2026-11-23T16:00:00Z', '2026-11-24T16:00:00Z', 21],
    ['2026-11-24T10:30:59Z', { since: 'today' }, '2026-11-24T00:00:00Z', '2026-11-24T10:30:00Z', 20],
    [
      '2026-11-24T10:30Z',
      { since: 'today', until: 'today' },
      '2026-11-24T00:00:00Z',
      '2026-11-24T10:30:00Z',
      20,
    ],
    ['2026-11-24T12:00Z', { since: '3d' }, '2026-11-21T12:00:00Z', '2026-11-24T12:00:00Z', 61],
    ['2026-11-25T07:45Z', { until: '2026-11-20' }, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', 20],
    [
      '2026-11-25T07:45Z',
      { since: '2026-11-24T11:00', until: '2026-11-24T12:00' },
      '2026-11-24T11:00:00Z',
      '2026-11-24T12:00:00Z',
      1,
    ],
  ])('at %s with %j', async (now, options, since, until, total) => {
    expect(await at(now, options)).toMatchObject({ since, until, total })
  })

  test('that has not begun is a mistake', async () => {
    await expect(at('2026-11-25T07:45Z', { since: '2026-11-26' })).rejects.toThrow(
      'the time from 2026-11-26T00:00:00Z on has not come yet',
    )
  })

  test('in a zone that there is not is a mistake', async () => {
    await expect(at('2026-11-25T07:45Z', { tz: 'CST' })).rejects.toThrow('--tz CST is no time zone')
  })
})

const report = (...args: string[]) =>
  runProgram(['report', '--db', 'counts.db', '--lang', 'en', '--until', '2026-11-24', ...args], { folder })

const text = `Authing codes, 2026-11-24 (UTC)
21 hits, +5% (median of the 7 days before: 20)
new  2224  error  1  from 11:30  The user pool does not exist
`

describe('the form', () => {
  test('is text, without colours in a pipe', async () => {
    const { stdout, stderr, exit } = await report()
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
    expect(stdout.toString()).toContain(text)
    expect(stdout.toString()).not.toContain('\u001b')
  })

  test('may be coloured', async () => {
    const { stdout } = await report('--color', 'always')
    expect(stdout.toString()).toContain('\u001b[31m2224')
  })

  test('may be Markdown', async () => {
    const { stdout } = await report('--format', 'markdown')
    expect(stdout.toString()).toMatch(
      /^## Authing codes, 2026-11-24 \(UTC\)\n\n21 hits.*\n\n- new \*\*2224\*\* error 1 /,
    )
  })

  test('may be JSON, one line', async () => {
    const { stdout } = await report('--format', 'json')
    expect(stdout.toString().trimEnd()).not.toContain('\n')
    expect(JSON.parse(stdout.toString())).toMatchObject({ schema_version: 1, total: 21 })
  })

  test('is Chinese where that is wanted', async () => {
    const { stdout } = await runProgram(
      ['report', '--db', 'counts.db', '--lang', 'zh', '--until', '2026-11-24'],
      { folder },
    )
    expect(stdout.toString()).toMatch(
      /^Authing 返回码 2026-11-24（UTC）\n21 次，\+5%（前 7 天的中位数：20）\n新增 {2}2224 /,
    )
  })
})

test('the command for the rest shows every code of the window', async () => {
  const codes = Array.from({ length: 40 }, (_, index) => 2_990_000 + index)
  const lines = codes.map(
    (code) => `2026-11-24T10:00:00Z {"statusCode":403,"apiCode":${code},"message":"x"}\n`,
  )
  await runProgram(['--db', 'many codes.db'], {
    input: `${log.replace(/.*apiCode.*\n/, '')}${lines.join('')}`,
    folder,
  })
  const { stdout } = await runProgram(
    ['report', '--db', 'many codes.db', '--lang', 'en', '--until', '2026-11-24', '--tz', '+08:00'],
    { folder },
  )
  const [, command = ''] = /and 33 more: authing-annotate (top .*)/.exec(stdout.toString()) ?? []
  expect(command).toContain("--db 'many codes.db' ")
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const top = await runProgram(words, { folder })
  const [caption, heads, ...rows] = top.stdout.toString().trimEnd().split('\n')
  expect([caption, heads]).toEqual([expect.stringContaining(' – '), expect.stringContaining('返回码')])
  expect(rows).toHaveLength(41)
})

describe('--format html', () => {
  test('is a page in a file, or in a pipe', async () => {
    const { stdout, exit } = await report('--format', 'html', '-o', 'page.html')
    expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: '', exit: 0 })
    expect(readFileSync(inFolder('page.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
    expect((await report('--format', 'html')).stdout.toString()).toMatch(/^<!doctype html>/)
  })

  test.skipIf(noTerminal)('is nothing for a terminal', () => {
    const { screen, exit } = onTerminal(['report', '--db', inFolder('counts.db'), '--format', 'html'])
    expect(screen).toContain('give it a file: -o report.html')
    expect(screen).not.toContain('<')
    expect(exit).toBe(2)
  })
})

describe('-o', () => {
  test('writes a file and prints nothing', async () => {
    const { stdout, stderr, exit } = await report('-o', 'new.txt')
    expect({ stdout: stdout.toString(), stderr, exit }).toEqual({ stdout: '', stderr: '', exit: 0 })
    expect(readFileSync(inFolder('new.txt'), 'utf8')).toContain(text)
  })

  test('replaces an earlier one, keeps its permissions, and leaves nothing beside it', async () => {
    mkdirSync(inFolder('reports'))
    writeFileSync(inFolder('reports/old.md'), 'x'.repeat(100_000))
    chmodSync(inFolder('reports/old.md'), 0o640)
    await report('--format', 'markdown', '--output', 'reports/old.md')
    expect(readFileSync(inFolder('reports/old.md'), 'utf8')).toMatch(/^## Authing codes/)
    expect(statSync(inFolder('reports/old.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(inFolder('reports'))).toEqual(['old.md'])
  })

  test('follows a link', async () => {
    writeFileSync(inFolder('target.txt'), '')
    symlinkSync('target.txt', inFolder('link.txt'))
    await report('-o', 'link.txt')
    expect(readlinkSync(inFolder('link.txt'))).toBe('target.txt')
    expect(readFileSync(inFolder('target.txt'), 'utf8')).toContain(text)
  })

  test('- prints it', async () => {
    const { stdout, exit } = await report('-o', '-')
    expect({ exit, printed: stdout.toString().includes(text) }).toEqual({ exit: 0, printed: true })
  })

  test('writes into what is no file', async () => {
    execFileSync('mkfifo', [inFolder('pipe')])
    const reader = promisify(execFile)('cat', [inFolder('pipe')])
    const { stderr, exit } = await report('-o', 'pipe')
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
    expect((await reader).stdout).toContain(text)
    expect(statSync(inFolder('pipe')).isFIFO()).toBe(true)
  })

  test('leaves a database as it is', async () => {
    const before = readFileSync(inFolder('counts.db'))
    const { stderr, exit } = await report('-o', 'counts.db')
    expect(stderr).toContain('counts.db is a database\n  it has been left as it is')
    expect(exit).toBe(2)
    expect(readFileSync(inFolder('counts.db')).equals(before)).toBe(true)
  })

  test.each([
    ['.', '. is a folder', 2],
    ['none/report.md', 'cannot write none/report.md: there is no such folder', 1],
  ])('%s is refused', async (name, words, code) => {
    const { stderr, exit } = await report('-o', name)
    expect(stderr).toContain(words)
    expect(exit).toBe(code)
    expect(existsSync(inFolder('none'))).toBe(false)
  })
})

test('a file that is not there is a mistake, and is not made', async () => {
  const { stdout, stderr, exit } = await runProgram(['report', '--db', 'none.db'], { folder })
  expect(stderr).toMatch(/there are no counts in \S*none\.db\n {2}count first: authing-annotate --db /)
  expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: '', exit: 2 })
  expect(existsSync(inFolder('none.db'))).toBe(false)
})
