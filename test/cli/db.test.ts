/** `db check`, `publish`, `merge` and `prune` as programs: what they say, and what they refuse. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query } from '../scratch.ts'
import { Database } from '../sqlite.ts'

const root = mkdtempSync(join(tmpdir(), 'authing-annotate-db-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Two databases, which have one file in common. */
const logs = {
  'app.log': '2026-11-20T09:00:01Z code=10001\n2026-11-22T09:00:02Z code=2333\n',
  'tokyo.log': '2026-11-22T09:00:01Z code=2020\n',
  'berlin.log': '2026-11-22T09:00:01Z code=2333\n2026-11-22T09:00:02Z code=2333\n',
}

beforeAll(async () => {
  for (const [name, log] of Object.entries(logs)) writeFileSync(join(root, name), log)
  for (const place of ['tokyo', 'berlin']) {
    await runProgram(['ingest', '--db', `${place}.db`, 'app.log', `${place}.log`], { folder: root })
  }
})

let folder = root
let tests = 0
beforeEach(() => {
  tests += 1
  folder = join(root, `${tests}`)
  fill(folder)
})

function fill(place: string): void {
  mkdirSync(place)
  for (const name of ['tokyo.db', 'berlin.db']) copyFileSync(join(root, name), join(place, name))
  writeFileSync(join(place, 'notes.txt'), 'important')
}

const at = (name: string): string => join(folder, name)

async function db(line: string, place = folder) {
  const { stdout, stderr, exit } = await runProgram(['db', ...line.split(' ')], { folder: place })
  return { stdout: stdout.toString(), stderr, exit }
}

const top = (name: string): unknown => query(at(name), 'SELECT code, n FROM top_codes')
const both = [
  [2333, 3],
  [2020, 1],
  [10001, 1],
]

describe('check', () => {
  test('says in a line that a file is right', async () => {
    const { stdout, stderr, exit } = await db('check --db tokyo.db')
    expect(stdout).toMatch(/^tokyo\.db is right \(looked at with SQLite 3\.\d+\.\d+\)\n$/)
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })

  test('lists what is wrong, exits with 1 and leaves the file as it is', async () => {
    const database = new Database(at('tokyo.db'))
    database.exec('UPDATE day_counts SET n = n + 1 WHERE code = 2333')
    database.close()
    const before = readFileSync(at('tokyo.db'))
    const { stdout, stderr, exit } = await db('check --db tokyo.db')
    expect(stdout).toBe('day_counts differs from the sums of the sources (rows: 2)\n')
    expect(stderr).toMatch(/tokyo\.db is not right\n {2}it has been left as it is; restore a copy/)
    expect(exit).toBe(1)
    expect(readFileSync(at('tokyo.db'))).toEqual(before)
    const json = await db('check --db tokyo.db --json')
    expect(JSON.parse(json.stdout)).toEqual({
      schema_version: 1,
      sqlite_version: expect.stringMatching(/^3\./),
      findings: [{ where: 'day_counts', what: 'differs from the sums of the sources (rows: 2)' }],
    })
    expect(json.exit).toBe(1)
  })
})

describe('publish', () => {
  test('writes a snapshot, and replaces it', async () => {
    for (const place of ['tokyo', 'berlin']) {
      expect(await db(`publish public.db --db ${place}.db`)).toEqual({
        stdout: `${place}.db is published as public.db\n`,
        stderr: '',
        exit: 0,
      })
      expect(top('public.db')).toEqual(top(`${place}.db`))
    }
  })
})

describe('merge', () => {
  test('says how many sources there are, and how many were repeated', async () => {
    expect(await db('merge tokyo.db berlin.db -o all.db')).toEqual({
      stdout: 'merged into all.db: 2 databases, 3 sources, 1 repeated and counted once\n',
      stderr: '',
      exit: 0,
    })
    expect(top('all.db')).toEqual(both)
    expect((await db('check --db all.db')).exit).toBe(0)
  })

  test('of a database with itself adds nothing', async () => {
    const { stdout } = await db('merge tokyo.db tokyo.db --output twice.db --json')
    expect(JSON.parse(stdout)).toEqual({ schema_version: 1, databases: 2, sources: 2, repeated: 2 })
    expect(top('twice.db')).toEqual(top('tokyo.db'))
  })

  test.each(['minute_counts', 'issues'])(
    'names the input whose %s are damaged, and leaves a file into which the next try can go',
    async (table) => {
      const database = new Database(at('berlin.db'))
      database.unsafeMode()
      database.pragma('writable_schema = ON')
      database.prepare('UPDATE sqlite_schema SET rootpage = 90000 WHERE name = ?').run(table)
      database.close()
      const { stderr, exit } = await db('merge tokyo.db berlin.db -o all.db')
      expect(stderr).toMatch(/^authing-annotate: the database \S*berlin\.db is damaged \(SQLITE_CORRUPT/)
      expect(exit).toBe(1)
      copyFileSync(join(root, 'berlin.db'), at('berlin.db'))
      expect((await db('merge tokyo.db berlin.db -o all.db')).exit).toBe(0)
      expect(top('all.db')).toEqual(both)
    },
  )
})

describe('prune', () => {
  test('says what it deleted, and keeps the days', async () => {
    const days = query(at('tokyo.db'), 'SELECT * FROM daily_counts')
    const { stdout, stderr, exit } = await db('prune --before 2026-11-22 --db tokyo.db')
    expect(stdout).toBe('pruned before 2026-11-22: 1 minute and 1 hour deleted; days and totals stay\n')
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
    expect(query(at('tokyo.db'), 'SELECT * FROM daily_counts')).toEqual(days)
    expect(query(at('tokyo.db'), 'SELECT min(minute) FROM code_counts')).toEqual([['2026-11-22T09:00:00Z']])
    const { stdout: json } = await db('prune --before 2026-11-23 --db tokyo.db --json')
    expect(JSON.parse(json)).toEqual({ schema_version: 1, before: '2026-11-23', minutes: 2, hours: 2 })
    expect((await db('check --db tokyo.db')).exit).toBe(0)
  })
})

/** What is said about it, and what to do. Nothing is created or changed by any of them. */
const refused: readonly (readonly [line: string, what: RegExp, advice: RegExp])[] = [
  ['chek --db tokyo.db', /no command db chek$/, /did you mean db check\?/],
  ['--db tokyo.db', /db alone does nothing$/, /db check, db publish, db merge, db push, db prune/],
  ['check', /--db is missing/, /db check --help/],
  ['check more --db tokyo.db', /what should more be\?/, /db check --help/],
  ['check --db tokyo.db --jsn', /db check has no option --jsn$/, /did you mean --json\?/],
  ['check --db none.db', /there are no counts in \S+none\.db$/, /count first/],
  ['check --db notes.txt', /notes\.txt is not a SQLite file$/, /left as it is/],
  ['check --db .', /is a folder$/, /codes\.db/],
  ['publish --db tokyo.db', /db publish <out>: something is missing/, /db publish --help/],
  ['publish berlin.db --db tokyo.db', /berlin\.db is a database that is counted into$/, /another name/],
  ['publish tokyo.db --db tokyo.db', /tokyo\.db is a database that is counted into$/, /another name/],
  ['publish notes.txt --db tokyo.db', /notes\.txt is not a SQLite file$/, /left as it is/],
  ['publish . --db tokyo.db', /is a folder$/, /codes\.db/],
  ['publish none/out.db --db tokyo.db', /there is no folder \S+none/, /mkdir -p/],
  ['publish out.db --db none.db', /there are no counts in \S+none\.db$/, /count first/],
  ['merge -o all.db', /db merge <databases\.\.>: something is missing/, /db merge --help/],
  ['merge tokyo.db', /--output is missing: .*Give -o FILE$/, /db merge --help/],
  ['merge tokyo.db -o', /-o needs a value$/, /db merge --help/],
  ['merge tokyo.db -o a.db -o b.db', /--output is given more than once/, /give it once/],
  ['merge tokyo.db -o berlin.db', /there are counts in \S+berlin\.db already$/, /-o new\.db/],
  ['merge tokyo.db -o tokyo.db', /there are counts in \S+tokyo\.db already$/, /-o new\.db/],
  ['merge tokyo.db -o notes.txt', /notes\.txt is not a SQLite file$/, /left as it is/],
  ['merge tokyo.db -o .', /is a folder$/, /codes\.db/],
  ['merge tokyo.db none.db -o all.db', /there are no counts in \S+none\.db$/, /count first/],
  ['merge tokyo.db notes.txt -o all.db', /notes\.txt is not a SQLite file$/, /left as it is/],
  ['merge tokyo.db . -o all.db', /is a folder$/, /codes\.db/],
  ['prune --db tokyo.db', /--before is missing: .*YYYY-MM-DD$/, /db prune --help/],
  ['prune --db none.db --before 2026-11-01', /there are no counts in \S+none\.db$/, /count first/],
  ['prune --db tokyo.db --before yesterday', /--before yesterday is no day$/, /2026-01-31/],
  ['prune --db tokyo.db --before 2026-02-30', /--before 2026-02-30 is no day$/, /2026-01-31/],
  ['prune --db tokyo.db --before 2026-11-01T00:00', /is no day$/, /2026-01-31/],
  ['prune --db tokyo.db --before 9999-01-01', /9999-01-01 is still to come$/, /up to today/],
]

describe('a mistake says what is wrong and what to do, and exits with 2', () => {
  const place = join(root, 'refused')
  const files = (): unknown =>
    readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'base64')])
  let before: unknown
  beforeAll(() => {
    fill(place)
    before = files()
  })
  afterAll(() => expect(files()).toEqual(before))

  test.concurrent.each(refused)('db %s', async (line, what, advice) => {
    const { stdout, stderr, exit } = await db(line, place)
    const [first, second, ...more] = stderr.split('\n')
    expect(first).toMatch(what)
    expect(second).toMatch(advice)
    expect({ stdout, more, exit }).toEqual({ stdout: '', more: [''], exit: 2 })
  })
})

test('a database of a newer version is refused and left as it is', async () => {
  const database = new Database(at('tokyo.db'))
  database.pragma('user_version = 7')
  database.close()
  const before = readFileSync(at('tokyo.db'))
  for (const line of [
    'check --db tokyo.db',
    'publish out.db --db tokyo.db',
    'publish tokyo.db --db berlin.db',
    'merge tokyo.db -o out.db',
    'merge berlin.db -o tokyo.db',
    'prune --db tokyo.db --before 2026-11-22',
  ]) {
    const { stderr, exit } = await db(line)
    expect(stderr).toMatch(/tokyo\.db was written by a newer authing-annotate.*\n {2}upgrade/)
    expect(exit).toBe(2)
  }
  expect(readFileSync(at('tokyo.db'))).toEqual(before)
  expect(readdirSync(folder)).not.toContain('out.db')
})
