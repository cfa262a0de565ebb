/** Faults of the store as a stream meets them: F101, F102, F104, F109. What the store itself does is in test/store. */
import { writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'
import { Database } from '../sqlite.ts'

const sum = (file: string): unknown => query(file, 'SELECT sum(n) FROM code_counts')[0]?.[0]

test('F101 a stream flows on while another program holds the database, and is counted when it lets go', async () => {
  const file = scratchPath()
  await runProgram(['--db', file], { input: '' })
  const { stdin, until, printed, complaints, ended } = startProgram(['--db', file, '--format', 'below'])
  stdin.write('first code=2333\n')
  await until('↳ authing 2333')
  const holder = new Database(file)
  onTestFinished(() => void holder.close())
  holder.exec('BEGIN IMMEDIATE')
  stdin.write('second code=2333\n')
  await until('second code=2333\n↳ authing 2333')
  stdin.end('third code=2333\n')
  await until('third')
  holder.exec('COMMIT')
  expect(await ended).toBe(0)
  expect(complaints()).toBe('')
  expect(printed().match(/^↳ authing 2333/gm)).toHaveLength(3)
  expect(sum(file)).toBe(3)
})

test('F102 two programs on one database count exactly', async () => {
  const file = scratchPath()
  const input = '2026-11-22T10:00:00Z code=2333\n'.repeat(500)
  const runs = await Promise.all([1, 2, 3].map(() => runProgram(['--db', file], { input })))
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0])
  expect(query(file, 'SELECT minute, code, n FROM code_counts')).toEqual([
    ['2026-11-22T10:00:00Z', 2333, 1500],
  ])
  expect(query(file, 'SELECT n FROM hourly_counts')).toEqual([[1500]])
  expect(query(file, 'SELECT n FROM top_codes')).toEqual([[1500]])
})

test('F104 a database that is a photograph is refused before anything is read', async () => {
  const file = scratchPath('photo.db')
  writeFileSync(file, Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(4096)]))
  const { exit, stdout, stderr } = await runProgram(['--db', file], { input: 'code=2333\n' })
  expect(exit).toBe(2)
  expect(stdout.length).toBe(0)
  expect(stderr).toContain('is not a SQLite file')
})

test('F109 more unknown codes than anyone has are summed up, and the total stays exact', async () => {
  const file = scratchPath()
  const codes = Array.from({ length: 12_000 }, (_, index) => 3_000_000 + index)
  const input = codes.map((code) => `{"statusCode":400,"apiCode":${code},"requestId":"7c"}\n`).join('')
  expect((await runProgram(['--db', file], { input })).exit).toBe(0)
  expect(sum(file)).toBe(12_000)
  expect(query(file, 'SELECT count(*) FROM unknown_codes')).toEqual([[10_001]])
  expect(query(file, 'SELECT n FROM unknown_codes WHERE code = -1')).toEqual([[2000]])
})
