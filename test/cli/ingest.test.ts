/** `ingest` as a program: exit codes and summary; what it counts of changing files is tested in test/ingest. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const root = mkdtempSync(join(tmpdir(), 'authing-annotate-ingest-'))
afterAll(() => rmSync(root, { recursive: true }))

const log = '2026-11-22T09:00:01Z code=10001\nplain\n2026-11-22T09:00:02Z code=2333\n'

let folder = root
let tests = 0
beforeEach(() => {
  tests += 1
  folder = join(root, `${tests}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'app.log'), log)
})

function total(): unknown {
  const database = new Database(join(folder, 'counts.db'), { readonly: true })
  try {
    return database.prepare('SELECT coalesce(sum(n), 0) FROM code_counts').pluck().get()
  } finally {
    database.close()
  }
}

async function ingest(...args: string[]) {
  const { stdout, stderr, exit } = await runProgram(['ingest', '--db', 'counts.db', '--json', ...args], {
    folder,
  })
  return { summary: JSON.parse(stdout.toString()) as unknown, stderr, exit }
}

const summary = (fields: object): object => ({
  schema_version: 1,
  files: 1,
  failed: 0,
  incomplete: 0,
  bytes: 0,
  lines: 0,
  codes: 0,
  unknown: 0,
  undated: 0,
  issues: 0,
  ...fields,
})

const all = { bytes: Buffer.byteLength(log), lines: 3, codes: 2 }

test('twice counts once', async () => {
  expect(await ingest('app.log')).toEqual({ summary: summary(all), stderr: '', exit: 0 })
  expect(await ingest('app.log')).toEqual({ summary: summary({}), stderr: '', exit: 0 })
  expect(total()).toBe(2)
})

test('a file that is named twice, copied or compressed counts once', async () => {
  copyFileSync(join(folder, 'app.log'), join(folder, 'copy.log'))
  writeFileSync(join(folder, 'app.log.gz'), gzipSync(log))
  const run = await ingest('app.log', './app.log', 'copy.log', 'app.log.gz')
  expect(run).toEqual({ summary: summary({ ...all, files: 3 }), stderr: '', exit: 0 })
  expect(total()).toBe(2)
})

test('a file that is not there is named, the others are counted, and it exits with 1', async () => {
  const { summary: printed, stderr, exit } = await ingest('missing.log', 'app.log')
  expect(printed).toEqual(summary({ ...all, failed: 1 }))
  expect(stderr).toMatch(/^authing-annotate: cannot read missing\.log: there is no such file$/m)
  expect(exit).toBe(1)
  expect(total()).toBe(2)
})

test('a pattern and a folder stand for the files in them', async () => {
  mkdirSync(join(folder, 'old'))
  writeFileSync(join(folder, 'old', 'b.log'), `2026-11-20T09:00:01Z code=10001\n`)
  const refused = await ingest('old')
  expect(refused.stderr).toMatch(/cannot read old: it is a folder; --recursive reads the files in it/)
  expect(refused.exit).toBe(1)
  expect(await ingest('--recursive', '*.log', 'old')).toMatchObject({ stderr: '', exit: 0 })
  expect(total()).toBe(3)
})

test('an unfinished last line waits for its newline', async () => {
  writeFileSync(join(folder, 'app.log'), `${log}2026-11-22T09:00:03Z code=10001`)
  await ingest('app.log')
  expect(total()).toBe(2)
  writeFileSync(join(folder, 'app.log'), `${log}2026-11-22T09:00:03Z code=10001\n`)
  await ingest('app.log')
  expect(total()).toBe(3)
})

test('a compressed file without its end is counted so far, and exits with 1', async () => {
  const packed = gzipSync(log)
  writeFileSync(join(folder, 'cut.log.gz'), packed.subarray(0, packed.length - 4))
  const { summary: printed, stderr, exit } = await ingest('cut.log.gz')
  expect(printed).toMatchObject({ incomplete: 1 })
  expect(stderr).toMatch(/cut\.log\.gz is not complete/)
  expect(exit).toBe(1)
})

test('without --json the summary is a sentence', async () => {
  const { stdout, exit } = await runProgram(['ingest', '--db', 'counts.db', 'app.log'], { folder })
  expect(stdout.toString()).toMatch(/^1 files, \d+ new bytes, 3 new lines, 2 codes\n$/)
  expect(exit).toBe(0)
})
