/**
 * A copy in the inode of a file that held no more than the header both begin with. The look at the inode finds that
 * the file still begins like that one and goes on from there, before anybody asks whether it is a longer content.
 */
import { appendFileSync, copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

const line = '2026-11-22T09:00:01Z code=10001\n'

function scene() {
  const folder = scratchFolder()
  return {
    path: (name: string): string => join(folder, name),
    ingest: () => runProgram(['ingest', '--db', 'counts.db', '*.log*'], { folder }),
    counts: () => query(join(folder, 'counts.db'), 'SELECT code, sum(n) FROM code_counts GROUP BY code'),
  }
}

test('a nightly copy, the first of which held only the header', async () => {
  const { path, ingest, counts } = scene()
  writeFileSync(path('app.log'), '# service 1.0\n')
  await ingest()
  copyFileSync(path('app.log'), path('app.log.bak'))
  appendFileSync(path('app.log'), line)
  await ingest()
  copyFileSync(path('app.log'), path('app.log.bak'))
  await ingest()
  expect(counts()).toEqual([[10001, 1]])
})

test('a copy in the inode of a rotated log that had nothing but its header, which has a time', async () => {
  const { path, ingest, counts } = scene()
  const header = '2026-11-22T08:00:00Z INFO service 1.0 starts\n'
  writeFileSync(path('app.log'), header)
  await ingest()
  renameSync(path('app.log'), path('app.log.1'))
  writeFileSync(path('app.log'), header)
  await ingest()
  appendFileSync(path('app.log'), line)
  await ingest()
  // Written in place, as if the file had been deleted and its inode given out again.
  copyFileSync(path('app.log'), path('app.log.1'))
  await ingest()
  expect(counts()).toEqual([[10001, 1]])
})
