/** `--source`: a pipe that prints again what it has printed before is counted as if it had not. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'

const counts = (database: string): string[] =>
  query(database, 'SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code').map((row) =>
    row.join('|'),
  )

const total = (database: string): unknown => query(database, 'SELECT sum(n) FROM code_counts')[0]?.[0]

const pipe = (database: string, input: string, ...args: readonly string[]) =>
  runProgram(['--db', database, '--source', 'phone-1', '--tz', 'UTC', ...args], { input })

const beginning = '--------- beginning of main\n'
/** `adb logcat -v threadtime`, as a phone has it. */
const log = readFileSync(new URL('../../fixtures/logs/android-threadtime.log', import.meta.url), 'utf8')
const lines = log.split(/(?<=\n)/)

describe('a ring buffer that is printed at every start', () => {
  test('adds what is new of it, wherever the last run stopped and the buffer begins', async () => {
    const whole = scratchPath()
    await pipe(whole, beginning + log)
    const parts = scratchPath()
    const windows = [
      [0, 30],
      [10, 55],
      [0, 55],
      [54, 80],
      [40, lines.length],
      [lines.length - 3, lines.length],
    ] as const
    for (const [from, to] of windows) await pipe(parts, beginning + lines.slice(from, to).join(''))
    expect(counts(parts)).toEqual(counts(whole))
    expect(query(parts, 'SELECT kind, n FROM ingest_issues')).toEqual(
      query(whole, 'SELECT kind, n FROM ingest_issues'),
    )
  })

  test('still is shown, and explained', async () => {
    const database = scratchPath()
    const first = await pipe(database, log)
    const second = await pipe(database, log)
    expect(second).toEqual(first)
  })

  test('within one pipe: a phone that is plugged in again', async () => {
    const [once, again] = [scratchPath(), scratchPath()]
    await pipe(once, log)
    await pipe(again, beginning + lines.slice(0, 60).join('') + beginning + log)
    expect(counts(again)).toEqual(counts(once))
  })

  test('that begins in the middle of a record does not count what its head gave', async () => {
    const at = '2026-11-22T16:37:51.133456789Z stderr F'
    const record = [
      `${at} 2026-11-22 16:37:51 ERROR login failed, code=2333\n`,
      `${at} Caused by: cn.example.LoginException: code=2333\n`,
    ]
    const database = scratchPath()
    await pipe(database, record.join(''))
    expect(counts(database)).toEqual(['2333|1'])
    await pipe(database, record.slice(1).join(''))
    expect(counts(database)).toEqual(['2333|1'])
  })
})

test('lines that are equal in all count as often as they were printed', async () => {
  const line = '2026-11-22T09:00:01Z code=2333\n'
  const database = scratchPath()
  await pipe(database, line.repeat(2))
  await pipe(database, line.repeat(3))
  await pipe(database, line.repeat(3))
  expect(counts(database)).toEqual(['2333|3'])
})

test('lines without any time count as often as they come', async () => {
  const database = scratchPath()
  await pipe(database, 'code=2333\n')
  await pipe(database, 'code=2333\n')
  expect(counts(database)).toEqual(['2333|2'])
})

test('sources of different names have nothing to do with each other, and a pipe without one counts all', async () => {
  const database = scratchPath()
  const input = '2026-11-22T09:00:01Z code=2333\n'
  await pipe(database, input)
  await runProgram(['--db', database, '--source', 'phone-2'], { input })
  for (const _ of [1, 2]) await runProgram(['--db', database], { input })
  expect(query(database, 'SELECT source, sum(n) FROM code_counts GROUP BY source')).toEqual([
    ['phone-1', 1],
    ['phone-2', 1],
    ['stdin', 2],
  ])
})

test('two programs that are given the same at once count it once', async () => {
  const database = scratchPath()
  await Promise.all([pipe(database, log), pipe(database, log), pipe(database, log)])
  const once = scratchPath()
  await pipe(once, log)
  expect(counts(database)).toEqual(counts(once))
})

test('a kill loses what was not committed, and the next start makes up for it', async () => {
  const database = scratchPath()
  const run = startProgram(['--db', database, '--source', 'phone-1', '--tz', 'UTC'])
  run.stdin.write(lines.slice(0, 70).join(''))
  await run.until(lines[69] as string)
  run.child.kill('SIGKILL')
  await run.ended
  await pipe(database, log)
  const once = scratchPath()
  await pipe(once, log)
  expect(total(database)).toBe(total(once))
})
