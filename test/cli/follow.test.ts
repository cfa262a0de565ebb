/** `--follow` as a program: what it shows and counts of logs that are rotated, and where it goes on. */

import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type LiveProgram, startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

interface Scene {
  readonly log: string
  readonly database: string
  /** Appends lines, each of a second of its own. */
  readonly write: (...codes: readonly number[]) => void
  readonly follow: (...args: readonly string[]) => LiveProgram
  readonly counts: () => string[]
}

function scene(): Scene {
  const folder = scratchFolder()
  const [log, database] = [join(folder, 'app.log'), join(folder, 'counts.db')]
  let serial = 0
  return {
    log,
    database,
    write: (...codes) => {
      for (const code of codes) {
        serial += 1
        appendFileSync(log, `2026-11-22T09:00:${`${serial}`.padStart(2, '0')}Z line ${serial} code=${code}\n`)
      }
    },
    follow: (...args) => startProgram(['--follow', '--lang', 'en', ...args, log]),
    counts: () =>
      query(database, 'SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code').map((row) =>
        row.join('|'),
      ),
  }
}

/** The log's lines that were printed, by their numbers. */
const shown = ({ printed }: LiveProgram): number[] =>
  [...printed().matchAll(/^2026\S+ line (\d+) code=\d+$/gm)].map(([, serial]) => Number(serial))

async function end(run: LiveProgram, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
  run.child.kill(signal)
  return run.ended
}

test('shows lines as they come, with what their codes mean, until a signal ends it', async () => {
  const { write, follow } = scene()
  write(2004, 2004, 2333)
  const run = follow('-n', '1')
  await run.until('line 3 code=2333')
  write(2020)
  await run.until('line 4 code=2020\n↳ authing 2020')
  expect(await end(run, 'SIGINT')).toBe(130)
  expect(shown(run)).toEqual([3, 4])
  expect(run.complaints()).toBe('')
})

test('without -n from the end on; --only shows lines with a code', async () => {
  const { log, write, follow } = scene()
  write(2004)
  const run = follow('--only')
  // What is written before it looks at the file for the first time is not shown: it is asked until it is.
  const asking = setInterval(
    () => appendFileSync(log, 'nothing to see\n2026-11-22T09:00:59Z line 9 code=2333\n'),
    20,
  )
  await run.until('line 9')
  clearInterval(asking)
  await end(run)
  expect(new Set(shown(run))).toEqual(new Set([9]))
  expect(run.printed()).not.toContain('nothing')
})

test('several files at once, line by line', async () => {
  const { log, write, follow } = scene()
  const other = `${log}.other`
  writeFileSync(other, 'half a ')
  write(2004)
  const run = follow('-n', '1', other)
  await run.until('line 1')
  write(2333)
  await run.until('line 2')
  appendFileSync(other, 'line code=2020\n')
  await run.until('half a line code=2020\n↳ authing 2020')
  expect(await end(run)).toBe(143)
})

test('a file that is not there yet is named, and followed once it is', async () => {
  const { log, write, follow } = scene()
  const run = follow()
  while (!run.complaints().includes(`there is no ${log} yet`))
    await once(run.child.stderr as NodeJS.EventEmitter, 'data')
  write(2004)
  await run.until('line 1 code=2004')
  expect(await end(run)).toBe(143)
})

describe('with --db', () => {
  test('counts all of the log once, goes on where it stopped, and with what was rotated meanwhile', async () => {
    const { log, database, write, follow, counts } = scene()
    write(2004, 2333)
    const first = follow('--db', database)
    await first.until('line 2')
    write(2333)
    await first.until('line 3')
    await end(first)
    expect(counts()).toEqual(['2004|1', '2333|2'])

    write(2020)
    renameSync(log, `${log}.1`)
    write(2020, 1636)
    execFileSync('gzip', [`${log}.1`])
    renameSync(`${log}.1.gz`, `${log}.2.gz`)
    renameSync(log, `${log}.1`)
    write(1636)
    const second = follow('--db', database)
    await second.until('line 7')
    write(1636)
    await second.until('line 8')
    await end(second)
    expect(shown(second)).toEqual([4, 5, 6, 7, 8])
    expect(counts()).toEqual(['1636|3', '2004|1', '2020|2', '2333|2'])
  })

  test('loses nothing to a kill, and counts nothing twice', async () => {
    const { database, write, follow, counts } = scene()
    write(2004)
    const first = follow('--db', database)
    await first.until('line 1')
    write(2333)
    await first.until('line 2')
    expect(await end(first, 'SIGKILL')).toBe('SIGKILL')
    write(2020)
    const second = follow('--db', database)
    await second.until('line 3')
    await end(second)
    expect(counts()).toEqual(['2004|1', '2020|1', '2333|1'])
  })

  test.each<[name: string, rotate: (log: string) => void]>([
    ['renamed', (log) => renameSync(log, `${log}.1`)],
    [
      'copied and truncated',
      (log) => {
        copyFileSync(log, `${log}.${Date.now()}`)
        truncateSync(log)
      },
    ],
    ['deleted', (log) => rmSync(log)],
  ])('counts a log that is %s while it is followed', async (_, rotate) => {
    const { log, database, write, follow, counts } = scene()
    write(2004)
    const run = follow('--db', database)
    await run.until('line 1')
    for (const serial of [2, 3, 4]) {
      rotate(log)
      write(2333)
      await run.until(`line ${serial} `)
    }
    await end(run)
    expect(shown(run)).toEqual([1, 2, 3, 4])
    expect(counts()).toEqual(['2004|1', '2333|3'])
  })

  test('while ingest counts the same files', async () => {
    const { log, database, write, follow, counts } = scene()
    write(2004)
    const run = follow('--db', database)
    await run.until('line 1')
    for (const serial of [2, 3, 4, 5]) {
      write(2333)
      const { exit } = await runProgram(['ingest', '--db', database, log])
      expect(exit).toBe(0)
      await run.until(`line ${serial} `)
    }
    await end(run)
    expect(shown(run)).toEqual([1, 2, 3, 4, 5])
    expect(counts()).toEqual(['2004|1', '2333|4'])
  })

  test('does not count older logs that were there before it', async () => {
    const { log, database, write, follow, counts } = scene()
    writeFileSync(`${log}.1`, '2026-11-21T09:00:00Z code=1636\n')
    utimesSync(`${log}.1`, 0, Date.UTC(2026, 10, 21) / 1000)
    write(2004)
    const run = follow('--db', database)
    await run.until('line 1')
    await end(run)
    expect(counts()).toEqual(['2004|1'])
  })
})

describe('what makes no sense is refused', () => {
  test.each([
    [['-f'], '--follow needs the names of files'],
    [['-f', '-'], '--follow needs the names of files'],
    [['-f', '-n', 'x', 'app.log'], '--lines x is no number of lines'],
    [['-n', '3', 'app.log'], '--lines is for files that are followed'],
    [['-f', '-n', '3', '--db', 'counts.db', 'app.log'], '--lines and --db contradict each other'],
  ])('%j', async (args, message) => {
    const { stderr, exit } = await runProgram(args, { folder: scratchFolder() })
    expect(stderr).toContain(message)
    expect(exit).toBe(2)
  })
})

describe('what cannot be followed is named, and the exit code tells', () => {
  test.each([
    ['a folder', 'folder', /cannot (?:follow|read) folder: it is (?:not a regular file|a folder)/],
    ['a link to itself', 'loop', /cannot (?:follow|read) loop: its symbolic links go round in a circle/],
  ])('%s, also where it is to be counted', async (_, name, message) => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'folder'))
    symlinkSync('loop', join(folder, 'loop'))
    for (const args of [[], ['--db', 'counts.db']]) {
      const { stderr, exit } = await runProgram(['-f', ...args, name], { folder })
      expect(stderr).toMatch(message)
      expect(stderr).not.toContain('a bug')
      expect(exit).toBe(1)
    }
  })
})
