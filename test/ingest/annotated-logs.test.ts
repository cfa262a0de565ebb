/** A log that was annotated before it was counted gives the counts of the log itself. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { setting } from './setting.ts'

const log = (name: string): Buffer => readFileSync(new URL(`../../fixtures/logs/${name}`, import.meta.url))

test.each([
  ['below', 'android-threadtime.log'],
  ['splice', 'pino-api.ndjson'],
  ['splice', 'docker-compose.log'],
])('%s of %s', async (format, name) => {
  const [plain, annotated] = [setting(), setting()]
  writeFileSync(plain.path('app.log'), log(name))
  const { stdout } = await runProgram(['--format', format], { input: log(name) })
  writeFileSync(annotated.path('app.log'), stdout)
  expect(stdout.length).toBeGreaterThan(log(name).length)
  await Promise.all([plain.ingest(['app.log']), annotated.ingest(['app.log'])])
  const rows = 'SELECT code, minute, evidence, n FROM code_counts ORDER BY 1, 2, 3'
  expect(annotated.query(rows)).toEqual(plain.query(rows))
})
