/** `--db`: what is in the file afterwards, read as anyone would read it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { program, runProgram } from '../run-program.ts'
import { Database } from '../sqlite.ts'

const root = mkdtempSync(join(tmpdir(), 'authing-annotate-counting-'))
afterAll(() => rmSync(root, { recursive: true }))

let folder = root
let tests = 0
beforeEach(() => {
  tests += 1
  folder = join(root, `${tests}`)
  mkdirSync(folder)
})

/** Rows as `sqlite3` prints them. */
function ask(sql: string): string[] {
  const database = new Database(join(folder, 'counts.db'), { readonly: true })
  try {
    const rows = database.prepare(sql).raw().all() as unknown[][]
    return rows.map((row) => row.join('|'))
  } finally {
    database.close()
  }
}

const counts = (): string[] =>
  ask('SELECT minute, code, source, evidence, n FROM code_counts ORDER BY 1, 2, 3')

const count = (input: string, ...args: string[]) =>
  runProgram(['--db', 'counts.db', ...args], { input, folder })

const at = (time: string, code: number): string => `2026-11-22 ${time} code=${code}\n`
const body = '2026-11-22 09:01:30 {"statusCode":403,"apiCode":2333,"message":"x"}\n'

test('counts by minute, code, source and evidence, on top of what is there', async () => {
  const input = ['09:00:01', '09:00:59', '09:01:00'].map((time) => at(time, 10001)).join('') + body
  const expected = (n: number): string[] => [
    `2026-11-22T09:00:00Z|10001|stdin|likely|${2 * n}`,
    `2026-11-22T09:01:00Z|2333|stdin|certain|${n}`,
    `2026-11-22T09:01:00Z|10001|stdin|likely|${n}`,
  ]
  const run = await count(input, '--tz', 'UTC')
  expect({ stderr: run.stderr, exit: run.exit }).toEqual({ stderr: '', exit: 0 })
  expect(counts()).toEqual(expected(1))
  await count(input, '--tz', 'UTC')
  expect(counts()).toEqual(expected(2))
  expect(ask('SELECT code, n, first_seen, last_seen FROM top_codes')).toEqual([
    '10001|6|2026-11-22T09:00:01Z|2026-11-22T09:01:00Z',
    '2333|2|2026-11-22T09:01:30Z|2026-11-22T09:01:30Z',
  ])
  expect(ask('SELECT count(*) FROM ingest_issues')).toEqual(['0'])
})

test('counting changes nothing of what is printed', async () => {
  const input = at('09:00:01', 10001) + body
  const [counted, only] = await Promise.all([count(input), runProgram([], { input })])
  expect(counted.stdout).toEqual(only.stdout)
})

describe('the zone of times that name none', () => {
  const zones: readonly (readonly [args: readonly string[], minute: string])[] = [
    [['--tz', 'UTC'], '2026-11-22T09:00:00Z'],
    [['--tz', '+08:00'], '2026-11-22T01:00:00Z'],
    [['--tz', '-03:30'], '2026-11-22T12:30:00Z'],
    [['--tz', 'Asia/Shanghai'], '2026-11-22T01:00:00Z'],
    [['--tz', 'America/New_York'], '2026-11-22T14:00:00Z'],
    [[], new Date('2026-11-22T09:00:00').toISOString().replace('.000', '')],
    [['--tz', 'local'], new Date('2026-11-22T09:00:00').toISOString().replace('.000', '')],
  ]
  test.each(zones)('%j', async (args, minute) => {
    await count(at('09:00:01', 10001), ...args)
    expect(ask('SELECT minute FROM code_counts')).toEqual([minute])
  })

  test('a line that names its own keeps it', async () => {
    await count('2026-11-22T09:00:01+02:00 code=10001\n', '--tz', 'Asia/Shanghai')
    expect(ask('SELECT minute FROM code_counts')).toEqual(['2026-11-22T07:00:00Z'])
  })
})

describe('sources', () => {
  test('are stdin and the paths of files, or the name that is given', async () => {
    mkdirSync(join(folder, 'logs'))
    writeFileSync(join(folder, 'logs', 'a.log'), at('09:00:01', 10001))
    writeFileSync(join(folder, "b 'x'.log"), at('09:00:02', 10001))
    writeFileSync(join(folder, 'c.log'), at('09:00:03', 10001))
    await count('', 'logs/a.log', "b 'x'.log")
    await count(at('09:00:01', 10001))
    await count(at('09:00:01', 10001), '--source', '手机 1', 'c.log', '-')
    expect(ask('SELECT source, n FROM code_counts ORDER BY source')).toEqual([
      "b 'x'.log|1",
      'logs/a.log|1',
      'stdin|1',
      '手机 1|2',
    ])
  })
})

describe('files', () => {
  const log = at('09:00:01', 10001) + body + at('09:02:00', 2333)

  test('count once, however often and in whatever way they are read', async () => {
    writeFileSync(join(folder, 'app.log'), log)
    await count('', 'app.log')
    await count('', 'app.log')
    await runProgram(['ingest', '--db', 'counts.db', 'app.log'], { folder })
    expect(ask('SELECT source, sum(n) FROM code_counts')).toEqual(['app.log|3'])
  })

  test('that are standard input count once, too', async () => {
    writeFileSync(join(folder, 'app.log'), log)
    const command = `"${process.execPath}" "${program}" --db counts.db < app.log`
    for (const _ of [1, 2]) execFileSync('sh', ['-c', command], { cwd: folder })
    await count('', 'app.log')
    expect(ask('SELECT source, sum(n) FROM code_counts')).toEqual(['stdin|3'])
  })

  test('count as far as they were shown to a reader that has enough, and the rest the next time', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `2026-11-22T09:00:00Z code=10001 ${index} ${'.'.repeat(50)}\n`,
    )
    writeFileSync(join(folder, 'app.log'), lines.join(''))
    const command = `"${process.execPath}" "${program}" --db counts.db app.log | head -1`
    execFileSync('sh', ['-c', command], { cwd: folder })
    const [shown = ''] = ask('SELECT sum(n) FROM code_counts')
    expect(Number(shown)).toBeGreaterThan(0)
    expect(Number(shown)).toBeLessThan(lines.length)
    await count('', 'app.log')
    expect(ask('SELECT sum(n) FROM code_counts')).toEqual([`${lines.length}`])
  })

  test('wait for the newline of their last line', async () => {
    writeFileSync(join(folder, 'app.log'), log.trimEnd())
    await count('', 'app.log')
    expect(ask('SELECT sum(n) FROM code_counts')).toEqual(['2'])
    writeFileSync(join(folder, 'app.log'), log)
    await count('', 'app.log')
    expect(ask('SELECT sum(n) FROM code_counts')).toEqual(['3'])
  })
})

describe('what is odd is noted', () => {
  test('a line without a time, in a file: the time that the file was written', async () => {
    writeFileSync(join(folder, 'undated.log'), 'login code=10001\n')
    utimesSync(join(folder, 'undated.log'), 1e9, 1e9)
    await count('', 'undated.log')
    expect(counts()).toEqual(['2001-09-09T01:46:00Z|10001|undated.log|likely|1'])
    expect(ask('SELECT kind, source, n FROM ingest_issues')).toEqual(['undated|undated.log|1'])
  })

  test('a line without a time behind one that has it takes that, and nothing is odd', async () => {
    await count(`2026-11-22 09:00:01 started\nlogin code=10001\n`, '--tz', 'UTC')
    expect(counts()).toEqual(['2026-11-22T09:00:00Z|10001|stdin|likely|1'])
    expect(ask('SELECT count(*) FROM ingest_issues')).toEqual(['0'])
  })

  test('codes that the catalogue does not have', async () => {
    await count('2026-11-22T09:00:01Z {"statusCode":403,"apiCode":2999123,"message":"new"}\n'.repeat(2))
    expect(ask('SELECT * FROM unknown_codes')).toEqual([
      '2999123|2|2026-11-22T09:00:01Z|2026-11-22T09:00:01Z',
    ])
  })

  test('a code of --catalogue is not unknown, and its text is in the file', async () => {
    const own = [{ code: 2999, en: { description: 'Tenant quota reached' } }]
    writeFileSync(join(folder, 'extra.json'), JSON.stringify(own))
    await count(at('09:00:01', 2999), '--catalogue', 'extra.json', '--lang', 'en')
    expect(ask('SELECT count(*) FROM unknown_codes')).toEqual(['0'])
    expect(ask('SELECT code, description, n FROM top_codes')).toEqual(['2999|Tenant quota reached|1'])
  })
})

test('--min-evidence sets what is counted, --only does not', async () => {
  const input = `${body}${at('09:00:01', 10001)}11-22 09:13:02.310  7432  7432 E QQ      : Auth Failed, onCancel\n`
  await count(input, '--min-evidence', 'certain', '--only', '--source', 'certain')
  await count(input, '--min-evidence', 'likely', '--source', 'likely')
  await count(input, '--only', '--source', 'inferred')
  expect(ask('SELECT source, sum(n) FROM code_counts GROUP BY source')).toEqual([
    'certain|1',
    'inferred|3',
    'likely|2',
  ])
})

test('programs that count into one new file at once lose nothing', async () => {
  const lines = 2000
  writeFileSync(join(folder, 'a.log'), at('09:00:01', 10001).repeat(lines))
  writeFileSync(join(folder, 'b.log'), (at('09:00:01', 10001) + body).repeat(lines))
  const runs = await Promise.all([
    count('', 'a.log', '--source', 'shared'),
    count('', 'b.log', '--source', 'shared'),
    count(at('09:00:01', 10001).repeat(lines), '--source', 'shared'),
  ])
  expect(runs.map(({ stderr, exit }) => ({ stderr, exit }))).toEqual(Array(3).fill({ stderr: '', exit: 0 }))
  expect(ask('SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code')).toEqual([
    `2333|${lines}`,
    `10001|${3 * lines}`,
  ])
  expect(ask('PRAGMA integrity_check')).toEqual(['ok'])
})

describe('a --db that cannot be ours', () => {
  const refused = async (what: RegExp): Promise<void> => {
    const run = await count(at('09:00:01', 10001))
    expect(run.stderr).toMatch(what)
    expect(run.stderr.split('\n')).toHaveLength(3)
    expect({ stdout: run.stdout.toString(), exit: run.exit }).toEqual({ stdout: '', exit: 2 })
  }

  test('a file of another kind is refused before anything is read, and left as it is', async () => {
    writeFileSync(join(folder, 'counts.db'), 'my diary')
    await refused(/counts\.db is not a SQLite file$/m)
    expect(readFileSync(join(folder, 'counts.db'), 'utf8')).toBe('my diary')
    expect(readdirSync(folder)).toEqual(['counts.db'])
  })

  test("so is another program's database", async () => {
    const other = new Database(join(folder, 'counts.db'))
    other.exec('CREATE TABLE diary (entry TEXT)')
    other.close()
    const before = readFileSync(join(folder, 'counts.db'))
    await refused(/counts\.db is the SQLite file of another program$/m)
    expect(readFileSync(join(folder, 'counts.db'))).toEqual(before)
    expect(readdirSync(folder)).toEqual(['counts.db'])
  })

  test('so is a folder', async () => {
    mkdirSync(join(folder, 'counts.db'))
    await refused(/counts\.db is a folder$/m)
    expect(readdirSync(join(folder, 'counts.db'))).toEqual([])
  })

  test('and a file in a folder that is not there', async () => {
    const run = await runProgram(['--db', 'nowhere/counts.db'], { input: body, folder })
    expect(run.stderr).toMatch(/there is no folder \S*nowhere for the database/)
    expect({ stdout: run.stdout.toString(), exit: run.exit }).toEqual({ stdout: '', exit: 2 })
  })
})
