import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Delta } from '../../src/count/delta.ts'
import { openOutbox } from '../../src/store/outbox/outbox.ts'
import { publish } from '../../src/store/publish.ts'
import { connect } from '../../src/store/sqlite.ts'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { topCodes } from '../../src/store/top-codes.ts'
import { UserError } from '../../src/user-error.ts'
import { checkFile } from './on-files.ts'
import { batchOf, count, errorOf, openScratch, options, rows, scratchFile, scratchFolder } from './sample.ts'

function counting(): { file: string; store: Store } {
  const file = scratchFile()
  const store = openScratch(file)
  store.commit(batchOf(count({ n: 5 })))
  return { file, store }
}

async function countIn(file: string): Promise<bigint | undefined> {
  const reader = openSqliteReader(file)
  try {
    return (await topCodes(reader, { limit: 1 }))[0]?.n
  } finally {
    reader.close()
  }
}

describe('publish', () => {
  it('writes what was committed, while others go on counting, and nothing else beside it', async () => {
    const { file, store } = counting()
    const out = scratchFile()
    publish(file, out)
    store.commit(batchOf(count()))
    expect(await countIn(out)).toBe(5n)
    expect(await checkFile(out)).toEqual([])
    expect(readdirSync(dirname(out))).toEqual([basename(out)])
  })

  it('replaces an earlier snapshot', async () => {
    const { file, store } = counting()
    const out = scratchFile()
    for (let round = 0; round < 2; round++) {
      publish(file, out)
      store.commit(batchOf(count({ n: 2 })))
    }
    expect(await countIn(out)).toBe(7n)
  })

  it('keeps the permissions of an earlier snapshot', () => {
    const { file } = counting()
    const out = scratchFile()
    publish(file, out)
    chmodSync(out, 0o640)
    publish(file, out)
    expect(statSync(out).mode & 0o777).toBe(0o640)
  })

  it('can be read by one who may write neither file nor folder', async () => {
    const { file } = counting()
    const folder = join(scratchFolder(), 'public')
    mkdirSync(folder)
    const out = join(folder, 'codes.db')
    publish(file, out)
    chmodSync(out, 0o444)
    chmodSync(folder, 0o555)
    expect(await countIn(out)).toBe(5n)
    // The header says: no log is needed. Permissions don't hold root back, so this is what can be told everywhere.
    expect([...readFileSync(out).subarray(18, 20)]).toEqual([1, 1])
    expect(readdirSync(folder)).toEqual(['codes.db'])
    chmodSync(folder, 0o755)
  })

  it.skipIf(spawnSync('sqlite3', ['--version']).error !== undefined)(
    'can be read by the sqlite3 shell',
    () => {
      const { file } = counting()
      const out = scratchFile()
      publish(file, out)
      const answer = execFileSync('sqlite3', ['-readonly', out, 'SELECT n FROM top_codes LIMIT 10'], {
        encoding: 'utf8',
      })
      expect(answer.trim()).toBe('5')
    },
  )

  it.each<[string, RegExp, (file: string) => void]>([
    ['a text', /is not a SQLite file/, (file) => writeFileSync(file, 'important')],
    ["another program's database", /of another program/, (file) => writeFileSync(file, foreignDatabase())],
    [
      'a database that is counted into',
      /is a database that is counted into/,
      (file) => {
        const store = openStore(file, options)
        store.commit(batchOf(count()))
        store.close()
      },
    ],
  ])('leaves %s as it is', async (_, message, create) => {
    const { file } = counting()
    const out = scratchFile()
    create(out)
    const before = readFileSync(out)
    const error = errorOf(() => publish(file, out))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringMatching(message) })
    expect(readFileSync(out)).toEqual(before)
    expect(readdirSync(dirname(out))).toEqual([basename(out)])
  })

  it('leaves out what waits to be sent', () => {
    const { file, store } = counting()
    const outbox = openOutbox(store.connection)
    outbox.begin(undefined)
    const epoch = outbox.state()?.epoch as string
    outbox.sent(epoch, outbox.next(epoch) as Delta)
    const many = Array.from({ length: 5000 }, (_, index) => count({ code: 100_000 + index }))
    store.commit({ counts: many, issues: [{ kind: 'future', source: 'a', detail: '', at: 0, n: 1 }] })
    const waiting = outbox.backlog()
    const out = scratchFile()
    publish(file, out)
    const snapshot = openScratch(out)
    for (const table of ['outbox', 'outbox_counts', 'outbox_days', 'outbox_issues']) {
      expect(rows(snapshot, `SELECT * FROM ${table}`)).toEqual([])
    }
    expect(rows(snapshot, "SELECT key, value FROM meta WHERE key LIKE 'push%'")).toEqual([
      ['push_former', epoch],
    ])
    expect(rows(snapshot, 'PRAGMA freelist_count')).toEqual([[0]])
    expect(outbox.backlog()).toEqual(waiting)
  })

  it('refuses to replace what it reads', async () => {
    const { file, store } = counting()
    expect(errorOf(() => publish(file, file))).toBeInstanceOf(UserError)
    expect(rows(store, 'SELECT n FROM code_counts')).toEqual([[5]])
  })

  it('says where there is nothing to publish, and leaves nothing', async () => {
    const out = scratchFile()
    expect(errorOf(() => publish(scratchFile(), out))).toMatchObject({
      message: expect.stringMatching(/no counts in/),
    })
    expect(readdirSync(dirname(out))).toEqual([])
  })
})

function foreignDatabase(): Buffer {
  const file = scratchFile()
  connect(file, { create: true, busyTimeoutMs: 0 }).exec('CREATE TABLE users (name TEXT)').close()
  return readFileSync(file)
}
