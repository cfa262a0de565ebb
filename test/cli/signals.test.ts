/** Ends that come from outside: signals, and a reader that leaves. What was read is printed and counted. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { program } from '../run-program.ts'
import { Database } from '../sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-signals-'))
afterAll(() => rmSync(folder, { recursive: true }))

const line = '2026-11-22 09:00:01 authing login failed code=2333\n'
const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const

interface Running {
  readonly child: ChildProcessWithoutNullStreams
  readonly printed: () => string
  /** Resolves when standard output has shown the text. */
  readonly shows: (text: string) => Promise<void>
  readonly ended: Promise<{ exit: number | null; signal: NodeJS.Signals | null; stderr: string }>
}

function start(...args: string[]): Running {
  const { child, ended } = startUnread(...args)
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  return {
    child,
    ended,
    printed: () => stdout,
    shows: async (text) => {
      while (!stdout.includes(text)) await once(child.stdout, 'data')
    },
  }
}

/** Nobody reads standard output until the test does. */
function startUnread(...args: string[]): Pick<Running, 'child' | 'ended'> {
  const child = spawn(process.execPath, [program, '--lang', 'en', '--color', 'never', ...args], {
    stdio: 'pipe',
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A program that has ended takes no more input.
  child.stdin.on('error', () => {})
  return {
    child,
    ended: new Promise((resolve) => {
      child.on('close', (exit, signal) => resolve({ exit, signal, stderr }))
    }),
  }
}

function counted(file: string): number {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare('SELECT coalesce(sum(n), 0) FROM code_counts').pluck().get() as number
  } finally {
    database.close()
  }
}

describe.each(signals)('%s', (signal, code) => {
  test(`prints and counts what has been read, also an unfinished line, and exits with ${code}`, async () => {
    const file = join(folder, `${signal}.db`)
    const { child, printed, shows, ended } = start('--db', file)
    child.stdin.write(`${line}plain\n${line}an unfinished line code=10001`)
    await shows('an unfinished line code=10001')
    child.kill(signal)
    expect(await ended).toEqual({ exit: code, signal: null, stderr: '' })
    const lines = printed().split('\n')
    expect(lines).toHaveLength(7)
    expect(lines.filter((text) => !text.startsWith('↳ authing '))).toEqual([
      line.trimEnd(),
      'plain',
      line.trimEnd(),
      'an unfinished line code=10001',
    ])
    expect(lines.at(-1)).toMatch(/^↳ authing 10001 /)
    expect(counted(file)).toBe(3)
  })

  test('takes along what the format holds back', async () => {
    const { child, printed, shows, ended } = start('--format', 'ndjson')
    child.stdin.write('first\n')
    await shows('{"line":"first"}\n')
    child.stdin.write('second\nunfinished')
    await shows('{"line":"second"}\n')
    child.kill(signal)
    expect(await ended).toEqual({ exit: code, signal: null, stderr: '' })
    expect(printed()).toMatch(/^\{"line":"first"\}\n\{"line":"second"\}\n\{"line":"unfinished"\}\n?$/)
  })

  test('ends strip, too, without losing a byte', async () => {
    const child = spawn(process.execPath, [program, 'strip'], { stdio: 'pipe' })
    const ended = once(child, 'close')
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    child.stdin.write(`${line}${line}an unfinished line`)
    await once(child.stdout, 'data')
    child.kill(signal)
    expect(await ended).toEqual([code, null])
    expect(printed).toBe(`${line}${line}an unfinished line`)
  })

  test('ends the wait for a file that is a pipe without a writer', async () => {
    const pipe = join(folder, `${signal}.pipe`)
    await once(spawn('mkfifo', [pipe]), 'close')
    const { child, ended } = start('missing.log', pipe)
    await once(child.stderr, 'data')
    child.kill(signal)
    const { exit, stderr } = await ended
    expect(exit).toBe(code)
    expect(stderr).toContain('cannot read missing.log')
  })
})

test('the signal weighs more than --fail-on', async () => {
  const { child, shows, ended } = start('--fail-on', '2333')
  child.stdin.write(line)
  await shows('↳')
  child.kill('SIGTERM')
  expect((await ended).exit).toBe(143)
})

test('a reader that has stopped reading does not hold the program after a signal', async () => {
  const { child, ended } = startUnread()
  child.stdin.write(line.repeat(150_000))
  await once(child.stdout, 'readable')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  child.stdout.destroy()
  expect((await ended).stderr).toMatch(/cannot write the output/)
})

test('a second signal ends at once', async () => {
  const { child, ended } = startUnread()
  child.stdin.write(line.repeat(150_000))
  await once(child.stdout, 'readable')
  child.kill('SIGINT')
  child.kill('SIGTERM')
  // Which of two pending signals a process sees first is the system's choice.
  expect([130, 143]).toContain((await once(child, 'exit'))[0])
  child.stdout.destroy()
  // Waiting for the reader would have ended in a complaint.
  expect((await ended).stderr).toBe('')
})

describe('a reader that leaves after the first line', () => {
  test('is no error, and the counts read so far are committed', async () => {
    const file = join(folder, 'left.db')
    const { child, shows, ended } = start('--db', file)
    child.stdin.write(line)
    await shows('↳')
    child.stdout.destroy()
    child.stdin.end(line)
    expect(await ended).toEqual({ exit: 0, signal: null, stderr: '' })
    expect(counted(file)).toBe(2)
  })

  test('ends the program though its input never does', async () => {
    const { child, shows, ended } = start()
    child.stdin.write(line)
    await shows('↳')
    child.stdout.destroy()
    const writing = setInterval(() => child.stdin.write(line), 10)
    const end = await ended
    clearInterval(writing)
    expect(end).toEqual({ exit: 0, signal: null, stderr: '' })
  })

  test('is no error of --help, codes or strip either', async () => {
    for (const args of [['codes', '--json'], ['--help'], ['strip', program]]) {
      const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
      child.stdout.destroy()
      let stderr = ''
      child.stderr.on('data', (text: Buffer) => {
        stderr += text.toString()
      })
      expect(await once(child, 'close')).toEqual([0, null])
      expect(stderr).toBe('')
    }
  })
})
