/** Faults F88–F99: readers that leave, writers that die, signals. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type LiveProgram, startProgram } from '../live-program.ts'
import { program, runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'

const code = 'login failed code=2333\n'
const counted = (file: string): unknown => query(file, 'SELECT sum(n) FROM code_counts')[0]?.[0]

/** Runs a shell command in which `$A` is the program. */
async function shell(command: string): Promise<{ exit: number; stdout: string; stderr: string }> {
  const A = `"${process.execPath}" "${program}"`
  const child = spawn('bash', ['-c', command.replaceAll('$A', A)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const [exit] = (await once(child, 'close')) as [number]
  return { exit, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }
}

/** Writes until the program takes no more. */
async function fill({ stdin }: LiveProgram, chunk: Buffer): Promise<number> {
  let taken = 0
  for (;;) {
    const full = !stdin.write(chunk)
    taken += chunk.length
    if (full && !(await Promise.race([once(stdin, 'drain').then(() => true), setTimeout(1000, false)])))
      return taken
  }
}

describe('F88 a reader that has enough', () => {
  test('ends the program quietly, with 0 and all counts', async () => {
    const file = scratchPath()
    const { exit, stdout, stderr } = await shell(
      `yes 'login failed code=2333' | $A --db '${file}' | head -1; exit "\${PIPESTATUS[1]}"`,
    )
    expect(stdout).toBe(code)
    expect(stderr).toBe('')
    expect(exit).toBe(0)
    expect(counted(file)).toBeGreaterThan(0)
  })

  test.each(['explain 2333', 'codes', '--help'])('also of what %s prints', async (command) => {
    const { exit, stderr } = await shell(`$A ${command} | true; exit "\${PIPESTATUS[0]}"`)
    expect(stderr).toBe('')
    expect(exit).toBe(0)
  })

  test('ends a live stream with one of its next lines', async () => {
    const { stdin, stdout, until, complaints, ended } = startProgram([])
    stdin.write(code)
    await until('code=2333')
    stdout.destroy()
    const trickle = setInterval(() => stdin.write(code), 20)
    expect(await ended).toBe(0)
    clearInterval(trickle)
    expect(complaints()).toBe('')
  })
})

test('F89 a reader that stops holds the input back, and loses nothing', async () => {
  const run = startProgram(['--format', 'below', '--only'], { reading: false })
  const chunk = Buffer.from(code.repeat(2000))
  const taken = await fill(run, chunk)
  expect(taken).toBeLessThan(16 * 1024 * 1024)
  run.stdin.end()
  run.stdout.resume()
  expect(await run.ended).toBe(0)
  expect(run.printed().match(/^login failed code=2333$/gm)).toHaveLength(taken / code.length)
})

test('F90 a closed stderr stops nothing', async () => {
  const log = scratchPath('app.log')
  const { exit, stdout } = await shell(`echo 'code=2333' > '${log}'; $A missing.log '${log}' 2>&-`)
  expect(stdout).toContain('↳ authing 2333')
  expect(exit).toBe(1)
})

test('F90 nor does a stderr that nobody reads', async () => {
  const { exit, stdout } = await shell(`{ echo 'code=2333' | $A missing.log - 2>&3; } 3> >(true)`)
  expect(stdout).toContain('↳ authing 2333')
  expect(exit).toBe(1)
})

describe.runIf(existsSync('/dev/full'))('F91 a full disk', () => {
  test.each([
    `echo 'code=2333' | $A > /dev/full`,
    `yes 'code=2333' | head -200000 | $A --format ndjson > /dev/full`,
    `echo 'code=2333' | $A strip > /dev/full`,
    '$A explain 2333 > /dev/full',
    '$A codes > /dev/full',
    '$A --help > /dev/full',
    '$A --version > /dev/full',
  ])('is complained of, with exit code 1: %s', async (command) => {
    const { exit, stderr } = await shell(command)
    expect(stderr).toContain('cannot write the output: ENOSPC')
    expect(stderr).not.toContain(' at ')
    expect(exit).toBe(1)
  })

  test('even where the complaint can’t be written', async () => {
    expect((await shell(`echo 'code=2333' | $A > /dev/full 2> /dev/full`)).exit).toBe(1)
  })

  test('doesn’t keep what was read from being counted', async () => {
    const file = scratchPath()
    await shell(`echo 'code=2333' | $A --db '${file}' > /dev/full`)
    expect(counted(file)).toBe(1)
  })
})

describe.each([
  { title: 'F92 SIGINT', signal: 'SIGINT', exit: 130 },
  { title: 'F93 SIGTERM', signal: 'SIGTERM', exit: 143 },
  // Decided for now: there is no daemon whose catalogue it could reload; the terminal is gone.
  { title: 'F94 SIGHUP', signal: 'SIGHUP', exit: 129 },
] as const)('$title', ({ signal, exit }) => {
  test(`prints and counts what was read, then exits with ${exit}`, async () => {
    const file = scratchPath()
    const { child, stdin, until, printed, complaints, ended } = startProgram([
      '--format',
      'below',
      '--db',
      file,
    ])
    stdin.write(`${code}half a line code=2020`)
    await until('code=2020')
    child.kill(signal)
    expect(await ended).toBe(exit)
    expect(printed()).toMatch(
      /^login failed code=2333\n↳ authing 2333 .+\nhalf a line code=2020\n↳ authing 2020 .+$/,
    )
    expect(complaints()).toBe('')
    expect(counted(file)).toBe(2)
  })

  test('prints a line that was held back, too', async () => {
    const { child, stdin, until, printed, ended } = startProgram(['--format', 'ndjson'])
    stdin.write('first\nsecond')
    await until('first')
    child.kill(signal)
    expect(await ended).toBe(exit)
    expect(printed()).toBe('{"line":"first"}\n{"line":"second"}\n')
  })

  test('is obeyed although nobody reads the output', async () => {
    const file = scratchPath()
    const run = startProgram(['--db', file], { reading: false })
    await fill(run, Buffer.from(code.repeat(2000)))
    run.child.kill(signal)
    const [ended] = (await once(run.child, 'exit')) as [number]
    expect(ended).toBe(exit)
    expect(counted(file)).toBeGreaterThan(0)
    run.stdout.resume()
    await run.ended
    expect(run.complaints()).toContain('nobody reads it')
  })

  test('is obeyed while a named pipe is waited for', async () => {
    const pipe = scratchPath('pipe')
    await shell(`mkfifo '${pipe}'`)
    const { child, stdin, until, ended } = startProgram(['-', pipe])
    stdin.end(code)
    await until('code=2333')
    child.kill(signal)
    expect(await ended).toBe(exit)
  })
})

test('F92 the second signal ends it at once, whatever waits', async () => {
  const run = startProgram([], { reading: false })
  await fill(run, Buffer.from(code.repeat(2000)))
  run.child.kill('SIGINT')
  run.child.kill('SIGTERM')
  const [exit] = (await once(run.child, 'exit')) as [number]
  expect([130, 143]).toContain(exit)
  run.stdout.resume()
  await run.ended
  // It ended before it could find out that nobody reads.
  expect(run.complaints()).toBe('')
})

test('F95 SIGKILL leaves what was committed, and a file that can be added to', async () => {
  const file = scratchPath()
  const { child, stdin, ended } = startProgram(['--db', file])
  stdin.write(code)
  // A pipe is committed every second.
  while (!existsSync(file) || tolerant(() => counted(file)) !== 1) await setTimeout(50)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  await runProgram(['--db', file], { input: code })
  expect(counted(file)).toBe(2)
})

/** The tables may not be there yet. */
function tolerant(ask: () => unknown): unknown {
  try {
    return ask()
  } catch {
    return undefined
  }
}

test('F96 a writer that dies within a line leaves half a line, read and counted', async () => {
  const file = scratchPath()
  const { exit, stdout } = await shell(
    `(printf 'one\\ncode=2333'; kill -9 $BASHPID) | $A --format below --db '${file}'`,
  )
  expect(exit).toBe(0)
  expect(stdout).toMatch(/^one\ncode=2333\n↳ authing 2333/)
  expect(counted(file)).toBe(1)
})

test('F97 a program that was stopped goes on', async () => {
  const { child, stdin, until, printed, ended } = startProgram(['--format', 'ndjson'])
  stdin.write('before\n')
  await until('before')
  child.kill('SIGSTOP')
  stdin.write('while\n')
  child.kill('SIGCONT')
  stdin.end('after\n')
  expect(await ended).toBe(0)
  expect(printed()).toBe('{"line":"before"}\n{"line":"while"}\n{"line":"after"}\n')
})

/** Decided against an idle timer: what the format lets pass goes at once, what it doesn't waits for the newline. */
test('F98 an idle stream keeps a JSON line until it is whole', async () => {
  const { stdin, until, printed, ended } = startProgram(['--format', 'splice', '--lang', 'en'])
  stdin.write('text\n{"code":')
  await until('text')
  stdin.write('2333')
  stdin.end('}\n')
  expect(await ended).toBe(0)
  expect(printed()).toMatch(/^text\n\{"code":2333,"authing_annotations":\[.+\]\}\n$/)
})

/** There are no plugins whose errors could be survived. */
test('F99 --plugin is no option', async () => {
  const { exit, stderr } = await runProgram(['--plugin', 'x.js'])
  expect(exit).toBe(2)
  expect(stderr).toContain('there is no option --plugin')
})
