/** Inputs that can't be read, and an output that can't be written: the rest goes on, and the exit code tells. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program, runProgram } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-inputs-'))
const first = 'the first file\n'
const last = 'the last file\n'

beforeAll(() => {
  writeFileSync(join(folder, 'first.log'), first)
  writeFileSync(join(folder, 'last.log'), last)
  mkdirSync(join(folder, 'folder'))
  symlinkSync('circle', join(folder, 'circle'))
  writeFileSync(join(folder, 'forbidden.log'), 'forbidden\n')
  chmodSync(join(folder, 'forbidden.log'), 0)
})
afterAll(() => rmSync(folder, { recursive: true }))

const isRoot = process.getuid?.() === 0

describe.each(['annotate', 'strip'])('%s goes on with the other files', (command) => {
  const args = (...files: string[]): string[] => (command === 'strip' ? ['strip', ...files] : files)

  const unreadable: readonly (readonly [file: string, reason: RegExp])[] = [
    ['missing.log', /^authing-annotate: cannot read missing\.log: there is no such file$/m],
    ['folder', /^authing-annotate: cannot read folder: it is a folder$/m],
    ['circle', /^authing-annotate: cannot read circle: its symbolic links go round in a circle$/m],
    [
      'first.log/more',
      /^authing-annotate: cannot read first\.log\/more: a part of the path is not a folder$/m,
    ],
  ]

  test.each(unreadable)('%s', async (file, reason) => {
    const run = await runProgram(args('first.log', file, 'last.log'), { folder })
    expect(run.stdout.toString()).toBe(first + last)
    expect(run.stderr).toMatch(reason)
    expect(run.exit).toBe(1)
  })

  test.skipIf(isRoot)('a file without permission', async () => {
    const run = await runProgram(args('first.log', 'forbidden.log', 'last.log'), { folder })
    expect(run.stdout.toString()).toBe(first + last)
    expect(run.stderr).toMatch(/cannot read forbidden\.log: permission denied/)
    expect(run.exit).toBe(1)
  })

  test('a socket', async () => {
    const server = createServer().listen(join(folder, `${command}.sock`))
    await new Promise((resolve) => server.on('listening', resolve))
    const run = await runProgram(args('first.log', `${command}.sock`, 'last.log'), { folder })
    await new Promise((resolve) => server.close(resolve))
    expect(run.stdout.toString()).toBe(first + last)
    expect(run.stderr).toMatch(/cannot read \w+\.sock: it is a socket/)
    expect(run.exit).toBe(1)
  })

  test('each that fails is named', async () => {
    const run = await runProgram(args('a.log', 'first.log', 'b.log'), { folder })
    expect(run.stdout.toString()).toBe(first)
    expect(run.stderr.match(/cannot read \w\.log/g)).toEqual(['cannot read a.log', 'cannot read b.log'])
    expect(run.exit).toBe(1)
  })

  test('a name cannot control the terminal', async () => {
    const run = await runProgram(args('\x1b[2J.log'), { folder })
    expect(run.stderr).toContain('cannot read ^[[2J.log')
    expect(run.stderr).not.toContain('\x1b')
  })

  test('a named pipe is read to its end, and - behind -- is standard input', async () => {
    const pipe = join(folder, `${command}.pipe`)
    execFileSync('mkfifo', [pipe])
    const running = runProgram(args('first.log', pipe, 'last.log', '--', '-'), {
      folder,
      input: 'standard input\n',
    })
    execFileSync('sh', ['-c', 'echo through the pipe > "$1"', 'sh', pipe])
    const run = await running
    expect(run.stdout.toString()).toBe(`${first}through the pipe\n${last}standard input\n`)
    expect({ stderr: run.stderr, exit: run.exit }).toEqual({ stderr: '', exit: 0 })
  })
})

test('a file that fails weighs more than --fail-on', async () => {
  const run = await runProgram(['--fail-on', '2333', 'missing.log', '-'], {
    folder,
    input: 'login code=2333\n',
  })
  expect(run.exit).toBe(1)
})

test('standard input that is a folder', () => {
  const shell = 'node=$1; shift; "$node" "$@" < . ; echo "exit $?"'
  const printed = execFileSync('sh', ['-c', `${shell}`, 'sh', process.execPath, program], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(printed).toBe('exit 1\n')
})

const commands: readonly (readonly string[])[] = [
  [],
  ['--only'],
  ['strip'],
  ['explain', '2333'],
  ['codes'],
  ['codes', '--json'],
  ['--help'],
]

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  test.each(commands.map((args) => [args.join(' '), args] as const))(
    'authing-annotate %s: 1, and a message',
    (_, args) => {
      const shell = 'echo login code=2333 | "$@" 2>&1 >/dev/full; echo "exit $?"'
      const printed = execFileSync('sh', ['-c', shell, 'sh', process.execPath, program, ...args], {
        encoding: 'utf8',
      })
      expect(printed).toMatch(/^authing-annotate: cannot write the output: .*no space.*\nexit 1\n$/)
    },
  )
})
