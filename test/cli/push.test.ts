/** What of `--push` makes no sense, said before anything is read or written. */
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Arguments } from '../../src/cli/command.ts'
import { chosenTarget } from '../../src/cli/push-target.ts'
import { runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'

const url = 'postgres://counts:secret@127.0.0.1:1/authing'

test.each<[what: string, args: string[], message: RegExp]>([
  ['no database', ['--push', url], /--push needs --db\n {2}give --db FILE/],
  [
    'no server',
    ['--db', 'a.db', '--push', 'mysql://u:secret@h/d'],
    /--push is not the URL of a PostgreSQL server\n/,
  ],
  [
    'an empty URL',
    ['ingest', '--db', 'a.db', '--push', '', 'x.log'],
    /--push is not the URL of a PostgreSQL server/,
  ],
  ['a URL that can’t be read', ['--db', 'a.db', '--push', 'postgres://u:secret@h:x/d'], /postgres/],
  ['a name and no server', ['--db', 'a.db', '--push-as', 'web-1'], /--push-as needs --push\n/],
  [
    'a pace and no server',
    ['ingest', '--db', 'a.db', '--push-every', '60', 'x.log'],
    /--push-every needs --push\n/,
  ],
  [
    'no pace',
    ['--db', 'a.db', '--push', url, '--push-every', '0'],
    /--push-every 0 is no number of seconds\n/,
  ],
  ['a pace in words', ['--db', 'a.db', '--push', url, '--push-every', '1m'], /--push-every 1m is no number/],
  ['an empty name', ['--db', 'a.db', '--push', url, '--push-as', ' '], /--push-as is empty\n/],
  [
    'a server for a database',
    ['--db', url, '--push', url],
    /--push sends on from a file, and --db is a server\n/,
  ],
  [
    'a stream',
    ['--from', 'nats://127.0.0.1:1/LOGS', '--db', 'a.db', '--push', url],
    /--from is counted by workers\n {2}count into the server directly/,
  ],
  ['by hand to nowhere', ['db', 'push', '--db', 'a.db'], /where to\? Give --push\n/],
  ['an end that sends', ['db', 'push', '--db', 'a.db', '--push', url, '--stop'], /--stop sends nothing\n/],
  ['an end that begins', ['db', 'push', '--db', 'a.db', '--anew', '--stop'], /--stop sends nothing\n/],
  ['by hand from nothing', ['db', 'push', '--db', 'a.db', '--push', url], /there are no counts in .*a\.db\n/],
  [
    'a doctor for another server',
    ['doctor', '--push', 'http://x'],
    /--push is not the URL of a PostgreSQL server/,
  ],
])('%s', async (_, args, message) => {
  const folder = scratchFolder()
  const { stderr, exit } = await runProgram(args, { folder })
  expect(stderr).toMatch(message)
  expect(stderr).not.toContain('secret')
  expect(exit).toBe(2)
  expect(existsSync(join(folder, 'a.db'))).toBe(false)
})

test('--push-every is in seconds', () => {
  const everyMs = (args: Arguments): number | undefined =>
    chosenTarget({ db: 'a.db', push: url, ...args })?.everyMs
  expect(everyMs({ 'push-every': '90' })).toBe(90_000)
  expect(everyMs({})).toBeUndefined()
})

test('a server that says nothing is given up, and that is said', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'app.log'), '2026-11-22T10:00:00Z code=2333\n')
  const mute = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void mute.close())
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const push = ['--db', 'a.db', '--push', `postgres://counts:secret@127.0.0.1:${port}/authing`]
  const { stderr, exit } = await runProgram(['ingest', ...push, '--lang', 'en', 'app.log'], { folder })
  expect(stderr).toMatch(
    /left in \S+a\.db, to be sent to \S+, which took nothing for 5 seconds: 1 row of counts/,
  )
  expect(exit).toBe(0)
})
