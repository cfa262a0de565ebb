/** What is of the SQLite file alone: others' counts stand beside its own. The contract's suite is test/fleet/shared-store.test.ts. */
import { renameSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { SharedStore } from '../../src/count/delta.ts'
import type { CommitEnd } from '../../src/store/commit-end.ts'
import { openSharedStore } from '../../src/store/shared/shared-store.ts'
import { openStore, type StoreOptions } from '../../src/store/store.ts'
import { api, bus, dayOf, delta, hit, issue, log, pipe, web } from '../fleet/sample.ts'
import { query, scratchPath } from '../scratch.ts'
import { Database } from '../sqlite.ts'
import { checkFile, mergeFiles } from './on-files.ts'
import { batchOf, count, options } from './sample.ts'

function openShared(path: string, changes: Partial<StoreOptions> = {}): SharedStore {
  const store = openSharedStore(path, { ...options, ...changes })
  onTestFinished(() => store.close())
  return store
}

const sourcesOf = (path: string): unknown[][] =>
  query(path, 'SELECT source, sum(n) FROM code_counts GROUP BY source ORDER BY source')

test('a pipe of its own and one that is sent by the same name are two', async () => {
  const path = scratchPath()
  const own = openStore(path, options)
  onTestFinished(() => own.close())
  const sent = delta(1, { token: undefined, sources: [pipe], counts: [hit({ source: pipe.identity, n: 2 })] })
  own.commit(batchOf(count({ source: 'app' })))
  await openShared(path).commit(bus, [sent])
  own.commit(batchOf(count({ source: 'app' })))
  expect(query(path, 'SELECT name, sender_id IS NULL, merged FROM sources ORDER BY id')).toEqual([
    ['app', 1, 0],
    ['app', 0, 1],
  ])
  expect(sourcesOf(path)).toEqual([['app', 4]])
  expect(await checkFile(path)).toEqual([])
})

test('what is counted here stays when a sender begins anew', async () => {
  const path = scratchPath()
  const own = openStore(path, options)
  onTestFinished(() => own.close())
  const of = (source: string) => ({ ...issue(), source })
  own.commit({ counts: [count({ source: 'app', n: 5 })], issues: [of('app')] })
  const shared = openShared(path)
  await shared.commit(web, [delta(1, { counts: [hit({ n: 7 })], issues: [issue()] })])
  await shared.commit({ ...web, epoch: 'second' }, [delta(1, { counts: [] })])
  expect(sourcesOf(path)).toEqual([['app', 5]])
  expect(query(path, 'SELECT source FROM ingest_issues')).toEqual([['app']])
  expect(await checkFile(path)).toEqual([])
})

test('a merge takes over what was sent, once', async () => {
  const path = scratchPath()
  const shared = openShared(path)
  await shared.commit(web, [delta(1, { days: [dayOf({ n: 4 })], counts: [hit({ n: 7 })] })])
  await shared.commit(api, [delta(1)])
  const out = scratchPath('merged.db')
  await mergeFiles([path, path], out, options)
  expect(await checkFile(out)).toEqual([])
  expect(sourcesOf(out)).toEqual(sourcesOf(path))
  expect(query(out, 'SELECT * FROM daily_counts')).toEqual(query(path, 'SELECT * FROM daily_counts'))
})

test('a file of its own without a position is still damage', async () => {
  const path = scratchPath()
  await openShared(path).commit(web, [delta(1)])
  const database = new Database(path)
  database.exec("INSERT INTO sources (name, kind) VALUES ('app.log', 'file')")
  database.close()
  expect(await checkFile(path)).toEqual([
    { where: 'positions', what: 'is missing for a file, or there for a pipe (rows: 1)' },
  ])
})

test('it tells how commits end, and says what SQLite says', async () => {
  const path = scratchPath()
  const ends: CommitEnd[] = []
  const shared = openShared(path, { busyTimeoutMs: 50, onCommit: (end) => ends.push(end) })
  await shared.commit(web, [delta(1)])
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  await expect(shared.commit(web, [delta(2)])).rejects.toThrow('is locked by another program')
  other.exec('ROLLBACK')
  other.close()
  expect(ends.map(({ failed }) => failed)).toEqual([false, true])
  renameSync(path, `${path}.old`)
  await expect(shared.commit(web, [delta(2)])).rejects.toThrow('was deleted or replaced')
})

test('a source that comes under another name keeps its first, but for its host’s', async () => {
  const path = scratchPath()
  const shared = openShared(path)
  await shared.commit(web, [delta(1)])
  await shared.commit({ ...web, name: 'renamed' }, [delta(2, { sources: [{ ...log, name: '/moved.log' }] })])
  expect(sourcesOf(path)).toEqual([['renamed:/var/log/app.log', 2]])
  expect(query(path, 'SELECT name FROM senders')).toEqual([['renamed']])
})
