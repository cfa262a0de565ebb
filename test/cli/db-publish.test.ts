/** A published file, read as its readers do: with sqlite3, by a user who can write neither it nor its folder. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query } from '../scratch.ts'

const logs = fileURLToPath(new URL('../../fixtures/logs/', import.meta.url))
const withoutSqlite3 = spawnSync('sqlite3', ['--version']).error !== undefined

/** Permissions don't hold root back; where root runs the tests, nobody reads. */
const reader = process.getuid?.() === 0 ? { uid: 65534, gid: 65534, cwd: '/' } : { cwd: '/' }

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-publish-'))
const place = join(folder, 'public')
const published = join(place, 'codes.db')

beforeAll(async () => {
  chmodSync(folder, 0o755)
  mkdirSync(place, 0o755)
  const counts = join(folder, 'counts.db')
  await runProgram(['ingest', '--db', counts, `${logs}pino-api.ndjson`, `${logs}android-threadtime.log`])
  // Without a time, and with a code that the catalogue doesn't have: so every view has a row.
  await runProgram(['--db', counts], { input: '{"statusCode":400,"apiCode":2998,"requestId":"7c"}\n' })
  const { stderr, exit } = await runProgram(['db', 'publish', published, '--db', counts])
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  chmodSync(published, 0o444)
  chmodSync(place, 0o555)
})
afterAll(() => {
  chmodSync(place, 0o755)
  rmSync(folder, { recursive: true })
})

describe('a published file', () => {
  test('stands where its reader can create nothing', () => {
    expect(spawnSync('touch', [join(place, 'new')], reader).status).toBe(1)
  })

  test.for([
    'SELECT * FROM top_codes LIMIT 10',
    'SELECT * FROM code_counts',
    'SELECT * FROM hourly_counts',
    'SELECT * FROM daily_counts',
    'SELECT * FROM unknown_codes',
    'SELECT * FROM codes',
    'SELECT * FROM ingest_issues',
  ])('answers: %s', (sql, { skip }) => {
    skip(withoutSqlite3, 'there is no sqlite3 on this machine')
    const answer = execFileSync('sqlite3', [published, sql], { ...reader, encoding: 'utf8' })
    const rows = query(published, sql)
    expect(rows.length).toBeGreaterThan(0)
    expect(answer).toBe(rows.map((row) => `${row.join('|')}\n`).join(''))
  })
})
