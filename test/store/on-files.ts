/** What commands do with a database, done with a file. */
import { check } from '../../src/store/check.ts'
import { type Merged, merge } from '../../src/store/merge/merge.ts'
import { type Pruned, prune } from '../../src/store/prune.ts'
import type { Finding, ReadStore } from '../../src/store/read-store.ts'
import { changeSqlite, openSqliteReader } from '../../src/store/sqlite-reader.ts'
import type { StoreOptions } from '../../src/store/store.ts'

export async function checkFile(file: string): Promise<Finding[]> {
  const store = openSqliteReader(file)
  try {
    return await check(store)
  } finally {
    await store.close()
  }
}

export const pruneFile = (file: string, day: number): Promise<Pruned> =>
  changeSqlite(file, (changing) => prune(changing, day))

export async function mergeFiles(
  files: readonly string[],
  out: string,
  options: StoreOptions,
): Promise<Merged> {
  const stores: ReadStore[] = []
  try {
    for (const file of files) stores.push(openSqliteReader(file))
    return await merge(stores, out, options)
  } finally {
    for (const store of stores) await store.close()
  }
}
