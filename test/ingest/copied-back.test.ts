/** A compressed log whose path is taken by a copy of it, while the log itself lies elsewhere. */
import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { setting } from './setting.ts'

test('one that moved away and was copied back to its place counts once', async () => {
  const { path, ingest, counts } = setting()
  writeFileSync(
    path('app.log.1.gz'),
    gzipSync('# service 1.0\n2026-11-22T00:01:00Z login failed code=2004\n'),
  )
  await ingest()
  renameSync(path('app.log.1.gz'), path('kept.gz'))
  copyFileSync(path('kept.gz'), path('app.log.1.gz'))
  await ingest()
  expect(counts()).toEqual(['2004|1'])
})
