/** What is different on a terminal. The terminal is a real one, from util-linux's `script`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { program } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-terminal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hasTerminal = `${spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout}`.includes(
  'util-linux',
)

const json = '{"statusCode":403,"apiCode":2333,"message":"\x1b]52;c;x\x07"}'
const hostile = '\x1b[2J\x9b31m\u202e09:00 code=10001'
writeFileSync(join(folder, 'app.log'), `plain\n${json}\n${hostile}\n`)

interface Shown {
  readonly text: string
  readonly exit: number | null
}

function onTerminal(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  columns = 0,
): Shown {
  const { FORCE_COLOR, NO_COLOR, ...surroundings } = process.env
  const words = [process.execPath, program, '--lang', 'en', ...args].map((word) => `'${word}'`)
  const command = `stty -opost cols ${columns}; ${words.join(' ')}`
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    env: { ...surroundings, SHELL: '/bin/sh', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  return { text: stdout, exit: status }
}

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('control sequences of the log are shown, not obeyed, and annotations stand below', () => {
    const { text, exit } = onTerminal(['--color', 'never', 'app.log'])
    const lines = text.split('\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toBe('plain')
    expect(lines[1]).toBe('{"statusCode":403,"apiCode":2333,"message":"^[]52;c;x^G"}')
    expect(lines[2]).toMatch(/^↳ authing 2333 /)
    expect(lines[3]).toBe('^[[2J\\x9b31m\\u202e09:00 code=10001')
    expect(lines[4]).toMatch(/^↳ authing 10001 /)
    expect(exit).toBe(0)
  })

  test('--raw lets them through', () => {
    const { text } = onTerminal(['--color', 'never', '--raw', 'app.log'])
    const lines = text.split('\n')
    expect(lines[1]).toBe(json)
    expect(lines[3]).toBe(hostile)
  })

  test.each(['below', 'splice', 'ndjson', 'pretty'])('no format lets them through unasked: %s', (format) => {
    const { text } = onTerminal(['--color', 'never', '--format', format, 'app.log'])
    expect(text).toContain('10001')
    expect(text).not.toMatch(/[\x1b\x07\x9b\u202e]/)
  })

  test('--only hides nothing but lines', () => {
    const { text } = onTerminal(['--color', 'never', '--only', 'app.log'])
    expect(text.split('\n').map((line) => line.slice(0, 10))).toEqual([
      '{"statusCo',
      '↳ authing ',
      '^[[2J\\x9b3',
      '↳ authing ',
      '',
    ])
  })

  const colors: readonly (readonly [
    args: string,
    environment: Readonly<Record<string, string>>,
    colored: boolean,
  ])[] = [
    ['', {}, true],
    ['', { NO_COLOR: '1' }, false],
    ['', { NO_COLOR: '' }, true],
    ['', { FORCE_COLOR: '0' }, false],
    ['', { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['--color never', {}, false],
    ['--color never', { FORCE_COLOR: '1' }, false],
    ['--color always', { NO_COLOR: '1' }, true],
  ]
  test.each(colors)('colour: %j in %j is %j', (args, environment, colored) => {
    const { text } = onTerminal([...args.split(' ').filter(Boolean), 'app.log'], environment)
    expect(text).toContain('10001')
    expect(text.includes('\x1b[')).toBe(colored)
  })

  test('tables are cut to its width, JSON is not', () => {
    const table = onTerminal(['--color', 'never', 'codes'], {}, 60).text.split('\n')
    expect(table.filter((line) => line.endsWith('…')).length).toBeGreaterThan(10)
    expect(Math.max(...table.map((line) => line.length))).toBe(60)
    const { text } = onTerminal(['codes', '--json', '--severity', 'flow'], {}, 60)
    expect(JSON.parse(text)).toBeInstanceOf(Array)
  })

  test('the exit code is the same', () => {
    expect(onTerminal(['--fail-on', '2333', 'app.log']).exit).toBe(3)
    expect(onTerminal(['missing.log']).exit).toBe(1)
  })
})
