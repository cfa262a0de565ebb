/**
 * An earlier copy of a content whose beginning is a whole other content: a header that another file still stands at.
 * `compare` prefers the shorter content that matches to the longer one that the copy is the beginning of.
 */
import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

const dated = '2026-11-22T08:00:00Z INFO service 1.0 starts\n'

test.each([
  ['without a time', '# service 1.0\n'],
  ['with a time', dated],
])('a copy made earlier, where another file holds the header alone, %s', async (_, header) => {
  const folder = scratchFolder()
  const path = (name: string): string => join(folder, name)
  const ingest = () => runProgram(['ingest', '--db', 'counts.db', '*.log*'], { folder })
  const first = `${header}2026-11-22T09:00:01Z code=10001\n`

  // Two rotations of a service that had nothing to say yet.
  writeFileSync(path('app.log'), header)
  await ingest()
  renameSync(path('app.log'), path('app.log.1'))
  writeFileSync(path('app.log'), header)
  await ingest()
  // Another with the same header, copied before it goes on.
  writeFileSync(path('web.log'), first)
  await ingest()
  renameSync(path('app.log.1'), path('app.log.2'))
  renameSync(path('app.log'), path('app.log.1'))
  writeFileSync(path('app.log'), header)
  await ingest()
  copyFileSync(path('web.log'), path('web.log.bak'))
  writeFileSync(path('web.log'), `${first}2026-11-22T09:00:02Z code=2333\n`)
  await ingest()
  expect(query(join(folder, 'counts.db'), 'SELECT code, sum(n) FROM code_counts GROUP BY code')).toEqual([
    [2333, 1],
    [10001, 1],
  ])
})
