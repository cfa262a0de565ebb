/** F100, F101: a database that can't be written is not a log that can't be read. */

import { expect, test } from 'vitest'
import { run } from '../proof/fault/run.ts'
import { fewLines, writeSmallSet } from '../proof/fault/small-set.ts'
import { scratchFolder, scratchPath } from '../scratch.ts'
import { Database } from '../sqlite.ts'

test('another program holds the database: said of the database, and not of every log after a wait', async () => {
  const paths = writeSmallSet(scratchFolder(), fewLines)
  const database = scratchPath()
  await run(database, [])
  const holder = new Database(database)
  try {
    const { complaints } = await run(database, paths, {
      around: (store) => {
        if (!holder.inTransaction) holder.exec('BEGIN IMMEDIATE')
        return store
      },
    })
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatch(/the database .* is locked/)
  } finally {
    holder.close()
  }
})
