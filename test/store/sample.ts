/** A small catalogue, batches and a folder of its own for each test of the store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CodeRecord } from '../../src/catalogue/record.ts'
import type { Batch, CountRow } from '../../src/count/batch.ts'
import { createFingerprinter, emptyFingerprint, type Fingerprint } from '../../src/input/fingerprint.ts'
import type { Advance } from '../../src/store/advance.ts'
import type { CatalogueSnapshot } from '../../src/store/codes.ts'
import type { ReadStore } from '../../src/store/read-store.ts'
import { connect } from '../../src/store/sqlite.ts'
import { openSqliteReader, readerOf } from '../../src/store/sqlite-reader.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'

function record(code: number, origin: CodeRecord['origin'], changes: Partial<CodeRecord> = {}): CodeRecord {
  return {
    code,
    origin,
    severity: 'error',
    message: `message of ${code}`,
    zh: { description: `说明 ${code}`, advice: `建议 ${code}` },
    en: { description: `description of ${code}`, advice: '', projectAdvice: `project advice on ${code}` },
    adviceBy: 'authing',
    documented: 'official-page',
    url: `https://docs.authing.cn/#${code}`,
    ...changes,
  }
}

/** 2020 has one record; 10006 has two, of which the Android one is preferred. */
export const catalogue: CatalogueSnapshot = {
  version: 'one',
  records: [
    record(2020, 'login-flow', { severity: 'flow' }),
    record(10006, 'android-sdk', { message: 'cancelled' }),
    record(10006, 'ios-sdk', { message: 'User is nil' }),
  ],
}

export const options: StoreOptions = { catalogue, language: 'zh' }

/** 2026-11-22T08:37:00Z. */
export const minute: number = Date.UTC(2026, 10, 22, 8, 37) / 1000

export function count(changes: Partial<CountRow> = {}): CountRow {
  const row = { minute, code: 2020, source: 'app.log', evidence: 'certain', n: 1, ...changes } as const
  return { first: row.minute, last: row.minute + 59, ...row }
}

export function batchOf(...counts: CountRow[]): Batch {
  return { counts, issues: [] }
}

export function fingerprintOf(content: Buffer | string): Fingerprint {
  const fingerprinter = createFingerprinter()
  fingerprinter.add(Buffer.from(content))
  return fingerprinter.take()
}

/** Counts all of `content`, which the store doesn't know yet. */
/** Sample contents are found together. */
export const sharedFirstLine: Buffer = Buffer.alloc(8)

export function firstAdvance(
  store: Pick<Store, 'generation'>,
  content: Buffer | string,
  changes: Partial<Advance> = {},
): Advance {
  return {
    source: undefined,
    name: 'app.log',
    generation: store.generation(),
    from: emptyFingerprint,
    to: fingerprintOf(content),
    firstLine: sharedFirstLine,
    state: '{}',
    seen: { device: 8n, inode: 4711n, path: '/var/log/app.log' },
    file: { size: 1n, mtimeNs: 1n },
    finished: false,
    ...changes,
  }
}

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function scratchFile(): string {
  return join(scratchFolder(), 'codes.db')
}

/** It is asked what it has just been given. */
export type ScratchStore = Store & ReadStore

export function openScratch(file: string, changes: Partial<StoreOptions> = {}): ScratchStore {
  const store = openStore(file, { ...options, ...changes })
  onTestFinished(() => store.close())
  return { ...store, ...readerOf(store.connection) }
}

/** The same for a file that is only read. */
export function readScratch(file: string): ReadStore {
  const store = openSqliteReader(file)
  onTestFinished(() => store.close())
  return store
}

/** Every row that the SQL gives, as arrays. */
export function rows(store: Pick<Store, 'connection'>, sql: string): unknown[] {
  return store.connection.prepare(sql).raw().all()
}

/** Holds the write lock as a sqlite3 shell with an open transaction does; gives the function that lets go. */
export function lock(file: string): () => void {
  const other = connect(file, { create: false, busyTimeoutMs: 0 })
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')
  return () => other.exec('COMMIT')
}

export function errorOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

export async function rejectionOf(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
