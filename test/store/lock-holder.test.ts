import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { lockHolders, writersAmong } from '../../src/store/lock-holder.ts'
import { openStore } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { loadingDatabase } from '../sqlite.ts'
import { batchOf, count, errorOf, firstAdvance, lock, openScratch, options, scratchFile } from './sample.ts'

it.each<[string, string, string[]]>([
  ['a writer', '1: POSIX  ADVISORY  WRITE 4711 fe:00:99 120 120', ['4711']],
  ['a reader', '1: POSIX  ADVISORY  READ 4711 fe:00:99 124 124', []],
  ['a writer of another file', '1: POSIX  ADVISORY  WRITE 4711 fe:00:9 120 120', []],
  ['one that waits', '1: -> POSIX  ADVISORY  WRITE 4711 fe:00:99 120 120', []],
  ['a process of another container', '1: POSIX  ADVISORY  WRITE 0 fe:00:99 120 120', []],
  [
    'a writer that holds two locks, and another',
    [120, 121, 122]
      .map(
        (byte, index) => `${index}: POSIX  ADVISORY  WRITE ${index < 2 ? 12 : 13} fe:00:99 ${byte} ${byte}\n`,
      )
      .join(''),
    ['12', '13'],
  ],
  ['nothing', '', []],
])('of %s', (_, locks, processes) => {
  expect(writersAmong(locks, new Set(['fe:00:99', undefined]))).toEqual(processes)
})

it('names nobody where nobody holds a lock, or there is no file', () => {
  const file = scratchFile()
  expect(lockHolders(file)).toEqual([])
  openScratch(file)
  expect(lockHolders(file)).toEqual([])
})

/** Opens the database, takes its write lock and waits. */
const holder = `
  ${loadingDatabase}
  const database = new Database(process.argv[1])
  database.exec('BEGIN IMMEDIATE')
  console.log('locked')
  process.stdin.on('end', () => database.close()).resume()
`

it('names the program that does not let go, in the words for the user', async ({ skip }) => {
  skip(!existsSync('/proc/locks'), 'this system does not list its locks')
  const file = scratchFile()
  const store = openScratch(file, { busyTimeoutMs: 5 })
  const child = spawn(process.execPath, ['--input-type=module', '--eval', holder, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const error = errorOf(() => store.advance(batchOf(count()), firstAdvance(store, 'a')))
  expect(error).toBeInstanceOf(UserError)
  expect((error as UserError).message).toMatch(
    new RegExp(`codes\\.db is locked by another program: \\S+ \\(process ${child.pid}\\) \\(SQLITE_BUSY\\)$`),
  )
  expect((error as UserError).exitCode).toBe(1)
})

it('names it also where the file has a rollback journal', ({ skip }) => {
  skip(!existsSync('/proc/locks'), 'this system does not list its locks')
  const file = scratchFile()
  const store = openStore(file, options)
  store.connection.pragma('journal_mode = DELETE')
  store.close()
  lock(file)
  expect(lockHolders(file)).toEqual([expect.stringMatching(new RegExp(`\\(process ${process.pid}\\)$`))])
})
