/** `doctor` as it is run: on databases in every state, of which it leaves no trace. */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runProgram } from '../../run-program.ts'
import { scratchFolder } from '../../scratch.ts'
import { Database } from '../../sqlite.ts'

const anIssue =
  "INSERT INTO issues (store, kind, source, at, detail, n) VALUES ('', 'undated', 'a', 0, '', 3)"

interface Told {
  readonly wrong: number
  readonly notes: number
  readonly findings: readonly { id: string; level: string; what: string; advice: string }[]
}

/** A folder with `app.log` counted into `counts.db`. */
async function counted(): Promise<string> {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'app.log'), `${new Date().toISOString()} code=2333\n`)
  const { exit } = await runProgram(['ingest', '--db', 'counts.db', 'app.log'], { folder })
  expect(exit).toBe(0)
  return folder
}

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Names, contents and times of all files. */
const traces = (folder: string): unknown[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
    .map((name) => {
      const { mtimeMs, mode, ino } = statSync(join(folder, name))
      // The index of the log is shared memory, in which each reader leaves a mark.
      return {
        name,
        mode,
        ino,
        ...(name.endsWith('-shm') ? {} : { mtimeMs, digest: digestOf(join(folder, name)) }),
      }
    })

async function told(
  folder: string,
  options: { db?: string; environment?: Record<string, string> } = {},
): Promise<Told & { exit: number | null; odd: string[] }> {
  const { db = 'counts.db', environment = {} } = options
  const before = traces(folder)
  const args = ['doctor', '--db', db, '--json', '--lang', 'en']
  const { stdout, stderr, exit } = await runProgram(args, {
    folder,
    environment: { LANG: 'C.UTF-8', ...environment },
  })
  expect(stderr).toBe('')
  expect(traces(folder)).toEqual(before)
  const parsed = JSON.parse(stdout.toString()) as Told
  const odd = parsed.findings.filter(({ level }) => level !== 'ok').map(({ id }) => id)
  return { ...parsed, exit, odd }
}

describe('finds nothing wrong, and exits with 0,', () => {
  test('in a database that was closed', async () => {
    const { exit, wrong, odd, findings } = await told(await counted())
    expect({ exit, wrong, odd }).toEqual({ exit: 0, wrong: 0, odd: [] })
    expect(findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'program',
        'node',
        'sqlite',
        'zone',
        'clock',
        'database',
        'counts',
        'logs',
        'disk',
      ]),
    )
    expect(findings.find(({ id }) => id === 'counts')?.what).toMatch(/^1 hits, the newest \d+ seconds? ago/)
  })

  test('in one that is open, with a log beside it', async () => {
    const folder = await counted()
    const open = new Database(join(folder, 'counts.db'))
    onTestFinished(() => void open.close())
    open.exec(anIssue)
    expect(readdirSync(folder)).toContain('counts.db-wal')
    const { exit, odd, findings } = await told(folder)
    expect({ exit, odd }).toEqual({ exit: 0, odd: ['issues'] })
    // It stands in the log alone.
    expect(findings.find(({ id }) => id === 'issues')?.what).toContain('undated 3')
  })

  test('in a published copy', async () => {
    const folder = await counted()
    await runProgram(['db', 'publish', 'out.db', '--db', 'counts.db'], { folder })
    expect(await told(folder, { db: 'out.db' })).toMatchObject({ exit: 0, odd: [] })
  })
})

describe('notes, and exits with 0,', () => {
  test('a log without its index', async () => {
    const folder = await counted()
    const open = new Database(join(folder, 'counts.db'))
    open.exec(anIssue)
    mkdirSync(join(folder, 'copy'))
    for (const suffix of ['', '-wal']) {
      copyFileSync(join(folder, `counts.db${suffix}`), join(folder, 'copy', `counts.db${suffix}`))
    }
    open.close()
    expect(await told(join(folder, 'copy'))).toMatchObject({ exit: 0, odd: ['database-not-looked-into'] })
  })

  test('a commit that was cut off', async () => {
    const folder = await counted()
    await runProgram(['db', 'publish', 'out.db', '--db', 'counts.db'], { folder })
    writeFileSync(join(folder, 'out.db-journal'), 'the pages as they were before\n'.repeat(100))
    expect(await told(folder, { db: 'out.db' })).toMatchObject({ exit: 0, odd: ['database-not-looked-into'] })
  })

  test('what a log holds behind what was counted, and that another is gone', async () => {
    const folder = await counted()
    writeFileSync(join(folder, 'app.log'), 'code=2333\n', { flag: 'a' })
    expect(await told(folder)).toMatchObject({ exit: 0, odd: ['logs-behind'] })
    rmSync(join(folder, 'app.log'))
    const { odd, findings } = await told(folder)
    expect(odd).toEqual([])
    expect(findings.find(({ id }) => id === 'logs')?.what).toMatch(/gone since.*: 1$/)
  })

  test('who holds the write lock', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux lists its locks')
    const folder = await counted()
    const open = new Database(join(folder, 'counts.db'))
    onTestFinished(() => void open.close())
    open.exec('BEGIN IMMEDIATE')
    const { exit, odd, findings } = await told(folder)
    expect({ exit, odd }).toEqual({ exit: 0, odd: ['database-locked'] })
    expect(findings.find(({ id }) => id === 'database-locked')?.what).toContain(`(process ${process.pid})`)
  })

  test('a file in which nothing was counted', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'counts.db'), '')
    expect(await told(folder)).toMatchObject({ exit: 0, odd: ['database-empty'] })
  })
})

describe('finds wrong, and exits with 1,', () => {
  test('that there is no such file, or folder', async () => {
    const folder = scratchFolder()
    expect(await told(folder)).toMatchObject({ exit: 1, odd: ['database'] })
    expect(await told(folder, { db: 'no/such/counts.db' })).toMatchObject({ exit: 1, odd: ['database'] })
  })

  test('a file of another program, and one that is none of SQLite', async () => {
    const folder = scratchFolder()
    const other = new Database(join(folder, 'counts.db'))
    other.exec('CREATE TABLE notes (text)')
    other.close()
    writeFileSync(join(folder, 'text.db'), 'text\n'.repeat(100))
    expect(await told(folder)).toMatchObject({ exit: 1, odd: ['database-unreadable'] })
    expect(await told(folder, { db: 'text.db' })).toMatchObject({ exit: 1, odd: ['database-unreadable'] })
  })

  test('a file that was cut', async () => {
    const folder = await counted()
    truncateSync(join(folder, 'counts.db'), 8192)
    const { exit, findings } = await told(folder)
    expect(exit).toBe(1)
    expect(findings.find(({ id }) => id === 'database-unreadable')?.what).toMatch(/is damaged/)
  })

  test('two names of one file', async () => {
    const folder = await counted()
    linkSync(join(folder, 'counts.db'), join(folder, 'other.db'))
    expect(await told(folder)).toMatchObject({ exit: 1, odd: ['database-hard-links'] })
  })

  test('a zone that there isn’t', async () => {
    const folder = await counted()
    expect(await told(folder, { environment: { TZ: 'Asia/Shangai' } })).toMatchObject({
      exit: 1,
      odd: ['zone-unknown'],
    })
  })

  test('SQLite that doesn’t load', async () => {
    const folder = await counted()
    const broken = join(scratchFolder(), 'broken.cjs')
    writeFileSync(broken, `process.dlopen = () => { throw new Error('NODE_MODULE_VERSION 1\\nmore') }\n`)
    const environment = { NODE_OPTIONS: `--require ${broken}` }
    const { exit, odd, findings } = await told(folder, { environment })
    expect({ exit, odd }).toEqual({ exit: 1, odd: ['sqlite-binary'] })
    expect(findings.find(({ id }) => id === 'sqlite-binary')?.what).toMatch(/NODE_MODULE_VERSION 1$/)
  })
})

test('for people it is a line each, with what to do below, in their language', async () => {
  const folder = scratchFolder()
  const run = (lang: string) => runProgram(['doctor', '--db', 'no.db', '--lang', lang], { folder })
  const [en, zh] = await Promise.all([run('en'), run('zh')])
  expect(en.stdout.toString()).toMatch(/^wrong {2}there is no file .*no\.db\n {7}→ the first count creates/m)
  expect(en.stdout.toString()).toMatch(/\n\n1 wrong, 0 to note\n$/)
  expect(zh.stdout.toString()).toMatch(/^错误 {2}无法使用数据库：/m)
  expect(en.stdout.toString()).not.toContain('\u001b')
})

test('a name with a line end and control characters stays on its line', async () => {
  const { stdout } = await runProgram(['doctor', '--db', 'a\nb\u001b[31m.db', '--lang', 'en'])
  expect(stdout.toString()).toMatch(/^wrong {2}there is no file .*a\^Jb\^\[\[31m\.db$/m)
})

test('without --db it is about the program alone', async () => {
  const { stdout, exit } = await runProgram(['doctor', '--lang', 'en'], { environment: { LANG: 'C.UTF-8' } })
  expect(stdout.toString()).toMatch(/\n\n0 wrong, 0 to note\n$/)
  expect(exit).toBe(0)
})
