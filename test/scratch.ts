/** Folders and databases of one test, gone when it ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Database } from './sqlite.ts'

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file that doesn't exist yet. */
export const scratchPath = (name = 'counts.db'): string => join(scratchFolder(), name)

/** What a query of the counts gives, as a user's sqlite3 would; one array a row. */
export function query(file: string, sql: string): unknown[][] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare(sql).raw().all() as unknown[][]
  } finally {
    database.close()
  }
}
