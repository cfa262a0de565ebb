/**
 * Faults F100 to F106 of the store as `ingest` meets them: it says what is wrong and exits with 1 or 2, nothing
 * half-counted is in the file, and the next run counts what is right. Streams are in store-stream.test.ts.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts'
import type { Summary } from '../../src/ingest/summary.ts'
import { type Disk, type DiskFile, disk } from '../../src/input/content.ts'
import { sqliteVersion } from '../../src/store/sqlite.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { optionsFor } from '../ingest/setting.ts'
import { program, runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'
import { Database, loadingDatabase } from '../sqlite.ts'
import { checkFile } from '../store/on-files.ts'

const lines = 400
const lineLength = 100
/** Of a page in the write-ahead log. */
const frame = 24 + 4096

/** A log of 400 lines with a code, each in a minute of its own, and the place for its counts. */
function scratch(): { folder: string; log: string; file: string } {
  const folder = scratchFolder()
  const log = join(folder, 'app.log')
  const start = Date.UTC(2026, 10, 22)
  const line = (_: unknown, index: number): string =>
    `${new Date(start + index * 60_000).toISOString()} code=2333`.padEnd(lineLength - 1).concat('\n')
  writeFileSync(log, Array.from({ length: lines }, line).join(''))
  return { folder, log, file: join(folder, 'counts.db') }
}

function open(file: string, changes: Partial<StoreOptions> = {}): Store {
  const snapshot = { version: catalogue.version(), records: catalogue.records }
  const store = openStore(file, { catalogue: snapshot, language: 'en', ...changes })
  onTestFinished(() => store.close())
  return store
}

/** The disk gives little at a time, so that steps are about ten lines. */
const slowDisk: Disk = {
  open: async (path) => {
    const opened = await disk.open(path)
    return {
      ...opened,
      read: (buffer, offset, length, position) =>
        opened.read(buffer, offset, Math.min(length, 1000), position),
    }
  },
}

function count(store: Store, log: string, changes: Partial<IngestOptions> = {}): Promise<Summary> {
  return ingest([log], {
    ...optionsFor(store),
    disk: slowDisk,
    now: Date.now,
    stepSize: 1000,
    report: (problem) => {
      throw problem
    },
    ...changes,
  })
}

/** Lines that are counted, those that the position accounts for, and what `db check` finds. */
async function state(file: string): Promise<{ counted: unknown; read: unknown; wrong: unknown }> {
  return {
    counted: query(file, 'SELECT coalesce(sum(n), 0) FROM code_counts')[0]?.[0],
    read: query(file, `SELECT coalesce(sum(length), 0) / ${lineLength} FROM positions`)[0]?.[0],
    wrong: await checkFile(file),
  }
}

const complete = { counted: lines, read: lines, wrong: [] }

async function runAgain(file: string, log: string): Promise<void> {
  expect(await runProgram(['ingest', '--db', file, log])).toMatchObject({ stderr: '', exit: 0 })
  expect(await state(file)).toEqual(complete)
}

const withoutMounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status !== 0
const noMounts = 'this system lets nobody mount a disk'

/** Runs a shell script, which may mount, in `folder`; in it, `ingest` counts into counts.db and prints the exit code. */
function withMounts(folder: string, script: string): { stdout: string; stderr: string } {
  const ingest = `ingest() { "${process.execPath}" "${program}" ingest --lang en --db counts.db "$@"; echo "exit $?"; }`
  const args = ['-rm', 'sh', '-c', `${ingest}\nmkdir disk\n${script}`]
  return spawnSync('unshare', args, { cwd: folder, encoding: 'utf8' })
}

describe('F100 a full disk', () => {
  test('in the middle of a file ends the run; what was committed stays, and the next run goes on', async () => {
    const { log, file } = scratch()
    const store = open(file)
    let steps = 0
    const progress = (): void => {
      steps += 1
      const pages = store.connection.pragma('page_count', { simple: true })
      if (steps === 3) store.connection.pragma(`max_page_count = ${pages}`)
    }
    const error = await count(store, log, { progress }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      message: expect.stringMatching(/the disk is full \(SQLITE_FULL\)$/),
      exitCode: 1,
    })
    const { counted, read, wrong } = await state(file)
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBeLessThan(lines)
    expect({ read, wrong }).toEqual({ read: counted, wrong: [] })
    store.close()
    await runAgain(file, log)
  })

  test.for([
    ['no room at all', 0],
    ['room for the index of the log only', 48],
  ] as const)('with %s fails as such, and all is counted once there is room', async ([, room], { skip }) => {
    skip(withoutMounts, noMounts)
    const { folder, log } = scratch()
    const { stdout, stderr } = withMounts(
      folder,
      `mount -t tmpfs -o size=2m none disk && cd disk
       : > empty.log; ingest empty.log
       cat /dev/zero > filler 2> /dev/null; truncate -s -${room}K filler
       ingest ../app.log; cp counts.db ../full.db
       rm filler
       ingest ../app.log; cp counts.db ../roomy.db`,
    )
    expect(stdout).toMatch(/^.*\nexit 0\nexit 1\n1 file: 400 new lines .*, 400 codes .*\nexit 0\n$/)
    expect(stderr).toMatch(
      /^authing-annotate: the database \S+ cannot grow: the disk is full .*\n {2}make room/,
    )
    expect(await state(join(folder, 'full.db'))).toEqual({ counted: 0, read: 0, wrong: [] })
    expect(await state(join(folder, 'roomy.db'))).toEqual(complete)
    await runAgain(join(folder, 'roomy.db'), log)
  })
})

describe('F101 another program holds the lock', () => {
  /** Takes the lock; when told to go, it works on for a moment, and lets go. */
  const holder = `
    ${loadingDatabase}
    const database = new Database(process.argv[1])
    database.exec('BEGIN IMMEDIATE')
    console.log('locked')
    process.stdin.once('data', () => {
      database.exec('WITH RECURSIVE w (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM w LIMIT 300000) SELECT sum(n) FROM w')
      database.exec('COMMIT')
      process.exit()
    })
  `

  async function hold(file: string): Promise<{ letGo: () => void; process: number }> {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', holder, file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    const letGo = (): void => {
      if (child.stdin.writable) child.stdin.end('go\n')
    }
    return { letGo, process: child.pid as number }
  }

  test('ingest waits for it, and counts when it lets go', async () => {
    const { log, file } = scratch()
    const store = open(file)
    const { letGo } = await hold(file)
    const reading: Disk = {
      open: async (path) => {
        const opened = await slowDisk.open(path)
        const read: DiskFile['read'] = (...args) => {
          letGo()
          return opened.read(...args)
        }
        return { ...opened, read }
      },
    }
    await count(store, log, { disk: reading })
    expect(await state(file)).toEqual(complete)
  })

  test('for longer than ingest waits: it says who, and leaves everything to the next run', async () => {
    const { log, file } = scratch()
    const store = open(file, { busyTimeoutMs: 5 })
    const { process: pid } = await hold(file)
    const error = await count(store, log).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    const who = existsSync('/proc/locks') ? `: \\S+ \\(process ${pid}\\)` : ''
    expect((error as UserError).message).toMatch(
      new RegExp(`counts\\.db is locked by another program${who} \\(SQLITE_BUSY\\)$`),
    )
    expect((error as UserError).exitCode).toBe(1)
    process.kill(pid, 'SIGKILL')
    expect(await state(file)).toEqual({ counted: 0, read: 0, wrong: [] })
    await runAgain(file, log)
  })
})

test('F102 three runs at once over the same log count each line once', async () => {
  const { log, file } = scratch()
  const runs = await Promise.all([1, 2, 3].map(() => runProgram(['ingest', '--db', file, log])))
  expect(runs.map(({ stderr, exit }) => ({ stderr, exit }))).toEqual(
    runs.map(() => ({ stderr: '', exit: 0 })),
  )
  expect(await state(file)).toEqual(complete)
})

describe('F103 the database', () => {
  test.each<[string, (file: string, other: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['replaced', (file, other) => renameSync(other, file)],
  ])('is %s while ingest runs: it stops, writes to neither, and the next run counts', async (_, change) => {
    const { folder, log, file } = scratch()
    const other = join(folder, 'other.db')
    open(other).close()
    const before = readFileSync(other)
    const store = open(file)
    const error = await count(store, log, {
      progress: ({ codes }) => void (codes > 50 && existsSync(other) && change(file, other)),
    }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      message: expect.stringMatching(/was deleted or replaced while/),
      exitCode: 1,
    })
    store.close()
    expect(existsSync(file) ? readFileSync(file) : before).toEqual(before)
    await runAgain(file, log)
  })

  test('stands on a disk that is read-only: nothing is counted', async ({ skip }) => {
    skip(withoutMounts, noMounts)
    const { folder } = scratch()
    const { stdout, stderr } = withMounts(
      folder,
      `mount -t tmpfs none disk && cd disk
       : > empty.log; ingest empty.log
       mount -o remount,bind,ro "$PWD"
       ingest ../app.log; cp counts.db ../left.db`,
    )
    expect(stdout).toMatch(/^.*\nexit 0\nexit 2\n$/)
    expect(stderr).toMatch(/cannot be opened \(EROFS\)\n {2}look at the permissions/)
    expect(await state(join(folder, 'left.db'))).toEqual({ counted: 0, read: 0, wrong: [] })
  })
})

test.each<[string, number, (file: string) => void]>([
  ['a photograph', 2, (file) => writeFileSync(file, Buffer.alloc(5000, 'ffd8ffe000104a464946', 'hex'))],
  ["another program's", 2, (file) => new Database(file).exec('CREATE TABLE users (name TEXT)').close()],
  [
    'damaged',
    1,
    (file) => {
      open(file).close()
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xaa, 100, 3000))
    },
  ],
])('F104 a database that is %s is refused and left as it is', async (_, code, create) => {
  const { log, file } = scratch()
  create(file)
  const before = readFileSync(file)
  const { stderr, exit } = await runProgram(['ingest', '--db', file, log])
  expect(stderr).toMatch(/counts\.db .*\n {2}it has been left as it is/)
  expect(exit).toBe(code)
  expect(readFileSync(file)).toEqual(before)
})

test('F105 a power cut takes the last commits back whole: counts and positions, nothing else', async () => {
  const { folder, log, file } = scratch()
  // While it is open, all commits are in the log beside it; a power cut takes the end of that away.
  await count(open(file), log)
  const wal = readFileSync(`${file}-wal`)
  const cut = join(folder, 'cut.db')
  const left = new Set<unknown>()
  const pages = Math.floor(wal.length / frame)
  for (let page = 0; page <= pages; page += 3) {
    copyFileSync(file, cut)
    writeFileSync(`${cut}-wal`, wal.subarray(0, 32 + page * frame + (page % 2) * 2000))
    const { counted, read, wrong } = await state(cut)
    expect({ read, wrong }).toEqual({ read: counted, wrong: [] })
    left.add(counted)
    if (page === 3 * Math.floor(pages / 6)) await runAgain(cut, log)
    rmSync(cut)
  }
  expect(left.size).toBeGreaterThan(10)
  expect(left).toContain(0)
})

test('F106 the SQLite that comes along has no WAL-reset bug', () => {
  const [major = 0, minor = 0, patch = 0] = sqliteVersion().split('.').map(Number)
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
})
