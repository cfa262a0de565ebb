/** What `doctor` judges: each fact that is odd, and what is said of it. */
import { describe, expect, test } from 'vitest'
import { ageOf } from '../../../src/cli/doctor/age.ts'
import type { Facts } from '../../../src/cli/doctor/facts.ts'
import { findingsOf } from '../../../src/cli/doctor/findings.ts'
import { isAtLeast } from '../../../src/cli/doctor/program-checks.ts'
import {
  facts,
  withDatabase,
  withDisk,
  withHolds,
  withLogs,
  withProgram,
  withSenders,
  withShared,
  withState,
  withSurroundings,
} from './facts.ts'

const oddOf = (given: Facts): string[] =>
  findingsOf(given)
    .filter(({ level }) => level !== 'ok')
    .map(({ id, level }) => `${level} ${id}`)

const missing = { file: 'counts.db', error: 'there is no file counts.db', advice: 'count first' }
const unread = { error: 'it is damaged', advice: 'restore a copy' }
const where = 'postgres://counts@db:5432/authing'
const schema = { version: 1, oldestWriter: 1, oldestReader: 1, known: 1 }
const outbox = {
  epoch: '0123456789abcdef',
  batches: 2,
  rows: 1234,
  oldest: facts.now / 1000 - 30,
  pushedAt: facts.now / 1000 - 60,
}
const yesterday = facts.now - 86_400_000

const cases: readonly (readonly [what: string, facts: Facts, odd: readonly string[]])[] = [
  ['nothing odd', facts, []],
  ['no database asked for', { ...facts, database: undefined }, []],
  ['Node.js too old', withProgram({ node: '20.18.9' }), ['wrong node-old']],
  [
    'SQLite of another Node.js',
    withProgram({ sqlite: { error: 'NODE_MODULE_VERSION' } }),
    ['wrong sqlite-binary'],
  ],
  ['a language of which there is none', withSurroundings({ ownLanguage: 'fr' }), ['note language-unknown']],
  ['a language as a locale', withSurroundings({ ownLanguage: 'zh_CN' }), []],
  ['a terminal in GBK', withSurroundings({ locale: 'zh_CN.GBK' }), ['note terminal-encoding']],
  ['a pipe in GBK', withSurroundings({ locale: 'zh_CN.GBK', terminal: undefined }), []],
  ['a zone that there isn’t', withSurroundings({ unknownZone: 'Asia/Shangai' }), ['wrong zone-unknown']],
  ['a clock that was set back', { ...facts, now: yesterday }, ['wrong clock-behind']],
  ['a clock that is a little behind', { ...facts, now: facts.now - 90_000 }, []],
  ['no such database', { ...facts, database: missing }, ['wrong database']],
  ['a database that can’t be read', withDatabase({ look: unread }), ['wrong database-unreadable']],
  ['an empty database', withDatabase({ look: 'empty' }), ['note database-empty']],
  ['a program that was killed', withDatabase({ look: 'unrecovered' }), ['note database-not-looked-into']],
  ['a database that is too large', withDatabase({ look: 'large' }), ['note database-not-looked-into']],
  ['no permission to write', withDatabase({ writable: false }), ['wrong database-read-only']],
  [
    'a folder that can’t be written to',
    withDatabase({ folderWritable: false }),
    ['wrong database-read-only'],
  ],
  [
    'a published copy of another user',
    withDatabase({ writable: false, folderWritable: false, journal: 'rollback' }),
    ['note database-read-only'],
  ],
  ['a log of root’s', withDatabase({ closedBeside: ['/x/counts.db-wal'] }), ['wrong database-companions']],
  ['mode 666', withDatabase({ writableByAll: true }), ['note database-open-to-all']],
  ['a hard link', withDatabase({ names: 2 }), ['wrong database-hard-links']],
  ['a lock', withDatabase({ holders: ['sqlite3 (process 4711)'] }), ['note database-locked']],
  ['a log that grows', withDatabase({ logSize: 70 * 1024 * 1024 }), ['note database-log-large']],
  ['an older schema', withState({ schema: 1, catalogue: 'bbbb' }), ['note schema-older']],
  ['another catalogue', withState({ catalogue: 'bbbb' }), ['note catalogue-differs']],
  ['no codes', withState({ hits: 0, lastSeen: undefined }), ['note counts-none']],
  [
    'a service that has stopped',
    withDatabase({ writtenAt: facts.now - 3 * 86_400_000 }),
    ['note counts-old'],
  ],
  ['a good week', withState({ lastSeen: facts.now / 1000 - 7 * 86_400 }), []],
  ['old minutes deleted', withState({ prunedBefore: '2026-08-01' }), []],
  ['issues', withState({ issues: [{ kind: 'undated', n: 3 }] }), ['note issues']],
  [
    'nothing waits to be sent',
    withState({ outbox: { ...outbox, batches: 0, rows: 0, oldest: undefined } }),
    [],
  ],
  ['counts that wait for the next round', withState({ outbox }), []],
  [
    'counts that nobody sends',
    withState({ outbox: { ...outbox, oldest: facts.now / 1000 - 4000 } }),
    ['note push-behind'],
  ],
  [
    'counts of which none was ever sent',
    withState({ outbox: { ...outbox, oldest: 0, pushedAt: undefined } }),
    ['note push-behind'],
  ],
  ['a server that answers', { ...facts, server: { where, version: '15.14', schema: 1 } }, []],
  ['a server without tables yet', { ...facts, server: { where, version: '15.14', schema: 0 } }, []],
  [
    'a server that does not answer',
    { ...facts, server: { where, error: 'nobody listens', advice: 'start it' } },
    ['wrong push-server'],
  ],
  ['a database on a server', withShared({}), []],
  [
    'a database on a server that does not answer',
    {
      ...facts,
      database: undefined,
      shared: { where, address: where, error: 'nobody listens', advice: 'start it' },
    },
    ['wrong database'],
  ],
  ['one without our tables', withShared({ holds: undefined }), ['note database-empty']],
  [
    'one without our tables, nor the right to create them',
    withShared({ holds: undefined, rights: 'none' }),
    ['note database-empty'],
  ],
  ['one of an older program', withShared({ schema: { ...schema, version: 0 } }), ['note schema-older']],
  ['one of a newer program', withShared({ schema: { ...schema, version: 2 } }), ['note schema-newer']],
  [
    'one that a newer program has closed to this one’s counts',
    withShared({ schema: { ...schema, version: 2, oldestWriter: 2 } }),
    ['note schema-newer'],
  ],
  ['a replica', withShared({ readOnly: true, rights: 'none' }), []],
  ['a user for reports', withShared({ rights: 'none' }), []],
  ['half of the rights', withShared({ rights: 'some' }), ['note database-rights']],
  ['words of a newer program', withHolds({ catalogueBy: '1.1.0' }), ['note program-older']],
  ['words of an older program', withHolds({ catalogueBy: '0.9.0' }), []],
  ['no words yet', withHolds({ catalogueBy: undefined }), []],
  ['no codes on a server', withHolds({ hits: 0, lastSeen: undefined, senders: [] }), ['note counts-none']],
  ['old minutes deleted on a server', withHolds({ prunedBefore: '2026-08-01' }), []],
  ['issues on a server', withHolds({ issues: [{ kind: 'undated', n: 3 }] }), ['note issues']],
  ['hosts that have sent', withSenders('database', 0, 1.9), []],
  ['a host that has fallen silent', withSenders('database', 0, 2.1), ['note hosts-silent']],
  ['a fleet that has fallen silent', withSenders('database', 3, 4, 5, 6, 7, 8, 9), ['note hosts-silent']],
  ['a stream that has fallen silent', withSenders('stream', 2.1), ['note streams-silent']],
  ['lines that wait', withLogs({ behind: 1, bytesBehind: 1000 }), ['note logs-behind']],
  ['a log of another group', withLogs({ unreadable: ['/var/log/app.log'] }), ['note logs-unreadable']],
  ['little space', withDisk({ free: 500e6 }), ['note disk-space']],
  ['hardly any space', withDisk({ free: 50e6 }), ['wrong disk-full']],
  ['no inodes', withDisk({ freeFiles: 0 }), ['wrong disk-files']],
  ['no limit to files', withDisk({ freeFiles: undefined }), []],
  ['NFS', withDisk({ network: 'NFS' }), ['wrong disk-network']],
  [
    'a published copy on NFS',
    withDatabase({ journal: 'rollback', disk: { free: 50e9, size: 100e9, freeFiles: 1, network: 'NFS' } }),
    [],
  ],
]

test.each(cases)('%s', (_, given, odd) => {
  expect(oddOf(given)).toEqual(odd)
})

describe('every finding', () => {
  const all = cases.flatMap(([, given]) => findingsOf(given))

  test('is said in both languages, and what is odd with what to do', () => {
    const unsaid = all.filter(({ level, what, advice }) =>
      [what, ...(level === 'ok' ? [] : [advice])].some((words) => !words?.zh || !words.en),
    )
    expect(unsaid).toEqual([])
  })

  test('has a name of its own in what is told together', () => {
    for (const [, given] of cases) {
      const ids = findingsOf(given).map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)])
    }
  })
})

test('silent hosts are told by name, the first few, and by when they sent last', () => {
  const what = (given: Facts): string | undefined =>
    findingsOf(given).find(({ id }) => id === 'hosts-silent')?.what.en
  expect(what(withSenders('database', 0, 3, 40))).toBe(
    'hosts that have sent nothing for more than two days (2 of 3): database-3 (3 days), database-40 (40 days)',
  )
  expect(what(withSenders('database', 3, 4, 5, 6, 7, 8, 9))).toMatch(
    /\(7 of 7\): database-3 \(3 days\), .*database-7 \(7 days\), and 2 more$/,
  )
})

test.each([
  ['20.19.0', '>=20.19', true],
  ['20.19', '>=20.19', true],
  ['22.0.0', '>=20.19', true],
  ['20.18.9', '>=20.19', false],
  ['18.99.0', '>=20.19', false],
])('Node.js %s is %s: %s', (version, needed, enough) => {
  expect(isAtLeast(version, needed)).toBe(enough)
})

test.each([
  [0, '0 seconds'],
  [-5, '0 seconds'],
  [1, '1 second'],
  [90, '90 seconds'],
  [120, '2 minutes'],
  [7199, '119 minutes'],
  [7200, '2 hours'],
  [200_000, '2 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(ageOf(seconds).en).toBe(words)
})
