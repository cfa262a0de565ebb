/** What a program leaves that is killed in the middle of a transaction on the whole file: a migration, a merge. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { type Migration, migrate, migrations } from '../../src/store/migrations.ts'
import { connect } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { loadingDatabase } from '../sqlite.ts'
import { checkFile, mergeFiles } from './on-files.ts'
import { batchOf, count, openScratch, options, rows, scratchFile } from './sample.ts'

/** `halfway` says so and stands still; of the statements before it, pages are in the file or its log already. */
const beginning = `
  import { writeSync } from 'node:fs'
  const [folder, ...files] = process.argv.slice(1)
  const load = (name) => import(folder + name)
  const halfway = () => {
    writeSync(1, 'halfway')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
`

const migration = `${beginning}
  const { connect } = await load('store/sqlite.js')
  const { migrate, migrations } = await load('store/migrations.js')
  const [file, steps] = files
  const connection = connect(file, { create: true, busyTimeoutMs: 0 })
  connection.pragma('cache_size = 1')
  connection.function('halfway', halfway)
  migrate(connection, Date.now, JSON.parse(steps))
`

const merging = `${beginning}
  ${loadingDatabase}
  const { merge } = await load('store/merge/merge.js')
  const { openSqliteReader } = await load('store/sqlite-reader.js')
  const { exec } = Database.prototype
  Database.prototype.exec = function (sql) {
    if (sql.includes('INSERT INTO hour_counts')) halfway()
    return exec.call(this, sql)
  }
  const [out, ...inputs] = files
  await merge(inputs.map(openSqliteReader), out, { catalogue: { version: 'one', records: [] }, language: 'zh' })
`

/** Runs the compiled program's own functions, and kills it halfway. */
async function kill(script: string, ...args: string[]): Promise<void> {
  const folder = new URL('../../dist/', import.meta.url).href
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  const [said] = (await Promise.race([once(child.stdout, 'data'), exit])) as [unknown]
  expect(`${said}`).toBe('halfway')
  child.kill('SIGKILL')
  expect(await exit).toEqual([null, 'SIGKILL'])
}

const many = `
  CREATE TABLE later (x TEXT) STRICT;
  INSERT INTO later
    WITH RECURSIVE lines (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM lines WHERE n < 500)
    SELECT printf('%1000d', n) FROM lines;
`
const further = (up: string): readonly Migration[] => [
  ...migrations,
  { version: migrations.length + 1, name: 'further', up },
]

it('a migration that is killed is undone, and done by the next one', async () => {
  const file = scratchFile()
  const store = openStore(file, options)
  store.commit(batchOf(count({ n: 3 })))
  store.close()
  const steps = further(`${many} UPDATE code_totals SET n = 0; SELECT halfway();`)
  await kill(migration, file, JSON.stringify(steps))
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(100_000)
  const left = openScratch(file)
  expect(rows(left, 'SELECT n FROM top_codes')).toEqual([[3]])
  expect(rows(left, "SELECT name FROM sqlite_schema WHERE name = 'later'")).toEqual([])
  expect(await checkFile(file)).toEqual([])
  left.close()

  await kill(migration, file, JSON.stringify(steps))
  const connection = connect(file, { create: false, busyTimeoutMs: 0 })
  onTestFinished(() => void connection.close())
  migrate(connection, Date.now, further(many))
  expect(rows({ connection }, 'SELECT max(version) FROM migrations')).toEqual([[migrations.length + 1]])
  expect(rows({ connection }, 'SELECT count(*) FROM later')).toEqual([[500]])
  expect(rows({ connection }, 'SELECT n FROM top_codes')).toEqual([[3]])
})

it('of a new file whose creation is killed nothing is left that the next program minds', async () => {
  const file = scratchFile()
  const [first] = migrations as [Migration]
  await kill(migration, file, JSON.stringify([{ ...first, up: `${first.up} ${many} SELECT halfway();` }]))
  expect(statSync(`${file}-journal`).size).toBeGreaterThan(0)
  const store = openScratch(file)
  store.commit(batchOf(count()))
  expect(rows(store, 'SELECT n FROM top_codes')).toEqual([[1]])
  expect(rows(store, "SELECT name FROM sqlite_schema WHERE name = 'later'")).toEqual([])
  expect(await checkFile(file)).toEqual([])
})

it('a merge that is killed leaves a file without counts, into which the next one merges', async () => {
  const [file, out] = [scratchFile(), scratchFile()]
  openScratch(file).commit(batchOf(count({ n: 3 })))
  await kill(merging, out, file)
  expect(await mergeFiles([file], out, options)).toEqual({ sources: 1, repeated: 0 })
  expect(rows(openScratch(out), 'SELECT n FROM top_codes')).toEqual([[3]])
  expect(await checkFile(out)).toEqual([])
})
