import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applicationId } from '../../src/store/file-header.ts'
import { schemaVersion } from '../../src/store/migrations.ts'
import { connect } from '../../src/store/sqlite.ts'
import { connectToRead } from '../../src/store/sqlite-reader.ts'
import { openStore } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { batchOf, count, errorOf, options, scratchFile, scratchFolder } from './sample.ts'

function userErrorOf(action: () => unknown): UserError {
  const error = errorOf(action)
  if (error instanceof UserError) return error
  throw error
}

function sql(file: string, statements: string): void {
  connect(file, { create: true, busyTimeoutMs: 0 }).exec(statements).close()
}

/** Overwrites part of a file that holds counts; `at` beyond its end is not allowed. */
function damage(file: string, at: number, bytes: Buffer): void {
  const store = openStore(file, options)
  store.commit(batchOf(count()))
  store.close()
  const content = readFileSync(file)
  bytes.copy(content, at)
  writeFileSync(file, content)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** The names and digests of everything in the file's folder. */
function footprint(file: string): string[] {
  const folder = dirname(file)
  return readdirSync(folder).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  )
}

const foreign: [string, RegExp, (file: string) => void][] = [
  [
    'a picture',
    /is not a SQLite file/,
    (file) => writeFileSync(file, Buffer.alloc(5000, '\xff\xd8\xff\xe0', 'latin1')),
  ],
  ['a short text', /is not a SQLite file/, (file) => writeFileSync(file, 'code,n\n')],
  ['a cut-off header', /is not a SQLite file/, (file) => writeFileSync(file, 'SQLite format 3\0')],
  ["another program's tables", /of another program/, (file) => sql(file, 'CREATE TABLE users (name TEXT)')],
  [
    "another program's empty file",
    /of another program/,
    (file) => sql(file, 'PRAGMA application_id = 7; VACUUM'),
  ],
  [
    'tables that are still in a write-ahead log',
    /of another program/,
    (file) => {
      const other = scratchFile()
      const connection = connect(other, { create: true, busyTimeoutMs: 0 })
      connection.exec('PRAGMA journal_mode = WAL; CREATE TABLE users (name TEXT)')
      for (const suffix of ['', '-wal']) writeFileSync(file + suffix, readFileSync(other + suffix))
      connection.close()
    },
  ],
  [
    'a newer schema',
    new RegExp(
      String.raw`^\S+codes\.db was written by a newer authing-annotate \(schema 7, this one knows ${schemaVersion}\)$`,
    ),
    (file) => damage(file, 60, uint32(7)),
  ],
  [
    'a damaged list of tables',
    /is damaged \(SQLITE_CORRUPT/,
    (file) => damage(file, 100, Buffer.alloc(3000, 0xaa)),
  ],
  [
    'a cut-off file',
    /is damaged \(SQLITE_CORRUPT/,
    (file) => {
      damage(file, 0, Buffer.alloc(0))
      truncateSync(file, 4096)
    },
  ],
]

describe.each(foreign)('%s', (_, message, create) => {
  it.each([
    ['openStore', (file: string) => openStore(file, options)],
    ['connectToRead', (file: string) => connectToRead(file)],
  ])('is refused by %s with advice and left byte for byte as it was', (_, open) => {
    const file = scratchFile()
    create(file)
    const before = footprint(file)
    const error = userErrorOf(() => open(file))
    expect(error.message).toMatch(message)
    expect(error.message).toContain(file)
    expect(error.advice).not.toBe('')
    expect(footprint(file)).toEqual(before)
  })
})

describe('a place where no database can be', () => {
  it.each([
    ['a folder', '.', /is a folder$/, /codes\.db$/],
    [
      'a missing folder',
      'no/such/codes.db',
      /^there is no folder \S+\/no\/such for the database/,
      /^create it: mkdir -p/,
    ],
    ['a file in place of the folder', 'file/codes.db', /cannot be opened \(ENOTDIR\)$/, /another file/],
    ['a device', '/dev/null', /is not a regular file$/, /another file/],
    ['a name too long', 'x'.repeat(300), /cannot be opened \(ENAMETOOLONG\)$/, /another file/],
    ['no name', ' ', /name of the database is empty$/, /--db codes\.db/],
  ])('%s is refused', (_, name, message, advice) => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'file'), '')
    const error = userErrorOf(() =>
      openStore(name === ' ' || name.startsWith('/') ? name : join(folder, name), options),
    )
    expect(error.message).toMatch(message)
    expect(error.advice).toMatch(advice)
    expect(error.exitCode).toBe(2)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  // Permissions don't hold root back.
  it.skipIf(process.getuid?.() === 0)('a folder or file without permission to write is refused', () => {
    const file = scratchFile()
    openStore(file, options).close()
    chmodSync(file, 0o444)
    expect(userErrorOf(() => openStore(file, options)).message).toMatch(/cannot be opened \(EACCES\)$/)
    const folder = join(scratchFolder(), 'closed')
    mkdirSync(folder, 0o555)
    expect(userErrorOf(() => openStore(join(folder, 'codes.db'), options)).message).toMatch(/\(EACCES\)$/)
  })
})

describe('connectToRead', () => {
  it.each([
    ['no file', () => {}],
    ['an empty file', (file: string) => writeFileSync(file, '')],
  ])('says that there is nothing to read yet in %s, and creates nothing', (_, create) => {
    const file = scratchFile()
    create(file)
    const exists = existsSync(file)
    const error = userErrorOf(() => connectToRead(file))
    expect(error.message).toBe(`there are no counts in ${file}`)
    expect(readdirSync(dirname(file))).toEqual(exists ? [basename(file)] : [])
  })
})

it('the mark in the header is four letters that a person can read', () => {
  expect(uint32(applicationId).toString('latin1')).toBe('AuAn')
})
