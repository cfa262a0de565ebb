import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applicationId, judgeHeader } from '../../src/store/file-header.ts'
import { schemaVersion } from '../../src/store/migrations.ts'
import { connect } from '../../src/store/sqlite.ts'
import { connectToRead } from '../../src/store/sqlite-reader.ts'
import { openStore } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import {
  batchOf,
  count,
  errorOf,
  lock,
  openScratch,
  options,
  rows,
  scratchFile,
  scratchFolder,
} from './sample.ts'

describe('openStore', () => {
  it('creates a file that says whose it is and which schema it has', () => {
    const store = openScratch(scratchFile(), { now: () => 1_795_336_620_999 })
    expect(rows(store, 'PRAGMA application_id')).toEqual([[applicationId]])
    expect(rows(store, 'PRAGMA user_version')).toEqual([[schemaVersion]])
    expect(rows(store, 'PRAGMA journal_mode')).toEqual([['wal']])
    expect(rows(store, 'SELECT * FROM meta')).toEqual([
      ['catalogue_version', 'one'],
      ['language', 'zh'],
      ['schema_version', `${schemaVersion}`],
      ['store_id', expect.stringMatching(/^[0-9a-f]{32}$/)],
    ])
    expect(rows(store, 'SELECT DISTINCT applied_at FROM migrations')).toEqual([[1_795_336_620]])
  })

  it('makes every table STRICT', () => {
    const store = openScratch(scratchFile())
    const lax = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict`
    expect(rows(store, lax)).toEqual([['sqlite_schema']])
  })

  it('keeps what is in the file when it is opened again', () => {
    const file = scratchFile()
    const first = openStore(file, options)
    first.commit(batchOf(count({ n: 3 })))
    first.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    const second = openScratch(file)
    second.commit(batchOf(count({ n: 4 })))
    expect(rows(second, 'SELECT code, n FROM top_codes')).toEqual([[2020, 7]])
  })

  it('takes an empty file, with or without the header that sqlite3 gives it', () => {
    const [bare, vacuumed] = [scratchFile(), scratchFile()]
    writeFileSync(bare, '')
    connect(vacuumed, { create: true, busyTimeoutMs: 0 }).exec('PRAGMA journal_mode = WAL; VACUUM').close()
    expect(statSync(vacuumed).size).toBeGreaterThan(0)
    for (const file of [bare, vacuumed]) {
      const store = openScratch(file)
      store.commit(batchOf(count()))
      expect(rows(store, 'SELECT n FROM code_counts')).toEqual([[1]])
      // Also while it is open, and after a kill: the next program judges the file by its header alone.
      expect(judgeHeader(file, schemaVersion)).toBe('ours')
    }
  })

  it('follows a link', () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'data'))
    symlinkSync(join(folder, 'data', 'codes.db'), join(folder, 'link.db'))
    openStore(join(folder, 'link.db'), options).close()
    openScratch(join(folder, 'link.db')).commit(batchOf(count()))
    expect(existsSync(join(folder, 'data', 'codes.db-wal'))).toBe(true)
  })

  it('opens the very file that it looked at, although better-sqlite3 trims names', () => {
    const file = scratchFile()
    writeFileSync(`${file} `, 'not a database')
    openScratch(`${file} `)
    expect(statSync(file).size).toBeGreaterThan(0)
  })
})

describe('openStore, while another program holds the lock', () => {
  it('waits no longer than the time-out, and says what to do', () => {
    const file = scratchFile()
    openStore(file, options).close()
    lock(file)
    const changed = { ...options, catalogue: { ...options.catalogue, version: 'two' }, busyTimeoutMs: 5 }
    const error = errorOf(() => openStore(file, changed))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      message: expect.stringContaining('locked by another program'),
      exitCode: 1,
    })
  })

  it('needs none when the catalogue is the one in the file', () => {
    const file = scratchFile()
    openStore(file, options).close()
    lock(file)
    const store = openScratch(file, { busyTimeoutMs: 0 })
    expect(rows(store, 'SELECT count(*) FROM codes')).toEqual([[3]])
  })
})

describe('connectToRead', () => {
  it('leaves nothing beside a file that nobody else has open', () => {
    const file = scratchFile()
    openStore(file, options).close()
    connectToRead(file).close()
    expect(readdirSync(dirname(file))).toEqual(['codes.db'])
  })

  it('reads what a running program has committed, and can write nothing', () => {
    const file = scratchFile()
    openScratch(file).commit(batchOf(count({ n: 5 })))
    const connection = connectToRead(file)
    onTestFinished(() => void connection.close())
    expect(rows({ connection }, 'SELECT n FROM top_codes')).toEqual([[5]])
    expect(() => connection.exec('DELETE FROM code_totals')).toThrow(/readonly/)
  })
})
