/**
 * Faults F48–F58: times that are missing, wrong or ambiguous. A line counts under its own time whatever that is; what
 * had to be guessed or looks odd is noted beside the counts.
 */
import { spawnSync } from 'node:child_process'
import { openSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { program, runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'

interface Row {
  readonly title: string
  readonly zone?: string
  readonly times: readonly string[]
  /** Minutes and counts. */
  readonly counts: readonly (readonly [minute: string, n: number])[]
  /** Kinds of what is noted as odd. */
  readonly issues?: readonly string[]
}

const rows: readonly Row[] = [
  {
    title: 'F48 a time in the gap of a DST change is the one that the clock showed an hour later',
    zone: 'Europe/Berlin',
    times: ['2026-03-29 01:30:00', '2026-03-29 02:30:00', '2026-03-29 03:30:00'],
    counts: [
      ['2026-03-29T00:30:00Z', 1],
      ['2026-03-29T01:30:00Z', 2],
    ],
  },
  {
    title: 'F49 a time that a DST change repeats is the first of the two at the beginning of a log',
    zone: 'Europe/Berlin',
    times: ['2026-10-25 02:30:00', '2026-10-25 02:30:00', '2026-10-25 03:30:00'],
    counts: [
      ['2026-10-25T00:30:00Z', 2],
      ['2026-10-25T02:30:00Z', 1],
    ],
  },
  {
    title: 'F49 and the one nearer to the line before elsewhere',
    zone: 'Europe/Berlin',
    times: ['2026-10-25 02:59:00', '2026-10-25 02:00:00', '2026-10-25 02:30:00'],
    counts: [
      ['2026-10-25T00:59:00Z', 1],
      ['2026-10-25T01:00:00Z', 1],
      ['2026-10-25T01:30:00Z', 1],
    ],
  },
  {
    title: 'F50 a time without a zone is in that of --tz',
    zone: '+08:00',
    times: ['2026-11-22 10:00:00'],
    counts: [['2026-11-22T02:00:00Z', 1]],
  },
  {
    title: 'F50 and one with a zone in its own',
    zone: '+08:00',
    times: ['2026-11-22T10:00:00+01:00', '2026-11-22T09:00:00Z'],
    counts: [['2026-11-22T09:00:00Z', 2]],
  },
  {
    title: 'F51 CST behind a time is not guessed at; --tz holds',
    zone: 'Asia/Shanghai',
    times: ['2026-11-22 10:00:00 CST'],
    counts: [['2026-11-22T02:00:00Z', 1]],
  },
  {
    title: 'F52 a clock that jumps back counts under its own time, and is noted',
    times: ['2026-11-22T10:00:00Z', '1970-01-01T00:00:10Z', '2026-11-22T10:00:01Z', '2026-11-22T08:00:00Z'],
    counts: [
      ['1970-01-01T00:00:00Z', 1],
      ['2026-11-22T08:00:00Z', 1],
      ['2026-11-22T10:00:00Z', 2],
    ],
    issues: ['clock-skew', 'clock-skew'],
  },
  {
    title: 'F53 a time in 2099 counts under its own time, and is noted',
    times: ['2099-01-01T00:00:00Z'],
    counts: [['2099-01-01T00:00:00Z', 1]],
    issues: ['future'],
  },
  {
    title: 'F54 a leap second belongs to the minute that it ends',
    times: ['2016-12-31T23:59:60Z'],
    counts: [['2016-12-31T23:59:00Z', 1]],
  },
  {
    title: 'F58 lines out of order by days are in their own minutes',
    times: ['2026-11-22T10:00:00Z', '2026-11-15T10:00:00Z', '2026-11-22T10:00:30Z'],
    counts: [
      ['2026-11-15T10:00:00Z', 1],
      ['2026-11-22T10:00:00Z', 2],
    ],
    issues: ['clock-skew'],
  },
]

const counts = (file: string): unknown[][] => query(file, 'SELECT minute, n FROM code_counts ORDER BY minute')
const issues = (file: string): unknown[] => query(file, 'SELECT kind FROM ingest_issues ORDER BY kind').flat()

test.each(rows)('$title', async ({ zone = 'UTC', times, counts: expected, issues: odd = [] }) => {
  const file = scratchPath()
  const input = times.map((time) => `${time} login failed code=2333\n`).join('')
  expect((await runProgram(['--db', file, '--tz', zone], { input })).exit).toBe(0)
  expect(counts(file)).toEqual(expected)
  expect(issues(file)).toEqual(odd)
})

test('F51 --tz CST is refused: it is China’s or America’s', async () => {
  const { exit, stderr } = await runProgram(['--tz', 'CST'])
  expect(exit).toBe(2)
  expect(stderr).toContain('ambiguous')
})

test('F56 seconds, milliseconds, microseconds and nanoseconds are told apart by size', async () => {
  const file = scratchPath()
  const input = ['', '000', '000000', '000000000']
    .map((zeros) => `{"time":1795336620${zeros},"code":2333}\n`)
    .join('')
  await runProgram(['--db', file], { input })
  expect(counts(file)).toEqual([['2026-11-22T08:37:00Z', 4]])
})

describe('a line without a time', () => {
  test('F55 has that of its arrival on a pipe, and is noted', async () => {
    const file = scratchPath()
    const before = Math.floor(Date.now() / 60_000) * 60_000
    await runProgram(['--db', file], { input: 'login failed code=2333\n' })
    const [[minute] = []] = counts(file)
    expect(Date.parse(minute as string)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(minute as string)).toBeLessThanOrEqual(Date.now())
    expect(issues(file)).toEqual(['undated'])
  })

  test('F55 has that of the last line before it', async () => {
    const file = scratchPath()
    const input = '{"time":"2026-11-22T10:00:00Z"}\n{"code":2333}\n'
    await runProgram(['--db', file], { input })
    expect(counts(file)).toEqual([['2026-11-22T10:00:00Z', 1]])
    expect(issues(file)).toEqual([])
  })

  test.each(['a file', 'a file as standard input'])('F55 has the last change of %s', async (how) => {
    const log = scratchPath('app.log')
    writeFileSync(log, 'login failed code=2333\n')
    utimesSync(log, new Date(), new Date('2024-02-29T12:34:56Z'))
    const file = scratchPath()
    const args = [program, '--db', file, how === 'a file' ? log : '-']
    spawnSync(process.execPath, args, { stdio: [openSync(log, 'r'), 'ignore', 'inherit'] })
    expect(counts(file)).toEqual([['2024-02-29T12:34:00Z', 1]])
  })

  test.each(['1e400', '"garbage"', '-1', 'null', '{}'])('F57 is one whose time is %s', async (time) => {
    const file = scratchPath()
    const input = `{"time":"2026-11-22T10:00:00Z"}\n{"time":${time},"code":2333}\n`
    await runProgram(['--db', file], { input })
    expect(counts(file)).toEqual([['2026-11-22T10:00:00Z', 1]])
  })
})
