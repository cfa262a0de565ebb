import { describe, expect, it, onTestFinished } from 'vitest'
import { lookInto } from '../../src/store/look.ts'
import { type Migration, migrate, migrations } from '../../src/store/migrations.ts'
import { openOutboxIn } from '../../src/store/outbox/open-outbox.ts'
import { type Connection, connect } from '../../src/store/sqlite.ts'
import { UserError } from '../../src/user-error.ts'
import { checkFile } from './on-files.ts'
import { batchOf, count, openScratch, rows, scratchFile } from './sample.ts'

const now = (): number => 1_795_336_620_000

function connectScratch(file: string): Connection {
  const connection = connect(file, { create: true, busyTimeoutMs: 0 })
  onTestFinished(() => void connection.close())
  return connection
}

const known = migrations.length

function further(up: string): readonly Migration[] {
  return [...migrations, { version: known + 1, name: 'further', up }]
}

describe('migrations', () => {
  it('are numbered without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
  })
})

describe('migrate', () => {
  it('applies each migration once and records it', () => {
    const connection = connectScratch(scratchFile())
    migrate(connection, now)
    migrate(connection, now, further('CREATE TABLE later (x INTEGER) STRICT'))
    migrate(connection, now, further('this is not read again'))
    expect(rows({ connection }, 'SELECT version, applied_at FROM migrations')).toEqual(
      Array.from({ length: known + 1 }, (_, index) => [index + 1, 1_795_336_620]),
    )
    expect(rows({ connection }, "SELECT value FROM meta WHERE key = 'schema_version'")).toEqual([
      [`${known + 1}`],
    ])
    expect(rows({ connection }, 'PRAGMA user_version')).toEqual([[known + 1]])
  })

  it('leaves the version before it where a step fails half-way, and a new try completes it', () => {
    const file = scratchFile()
    openScratch(file).commit(batchOf(count({ n: 3 })))
    const connection = connectScratch(file)
    const half = 'CREATE TABLE later (x INTEGER) STRICT; UPDATE code_totals SET n = 0; CREATE TABLE codes (x)'
    expect(() => migrate(connection, now, further(half))).toThrow(/already exists/)
    expect(connection.inTransaction).toBe(false)
    expect(rows({ connection }, "SELECT * FROM sqlite_schema WHERE name = 'later'")).toEqual([])
    expect(rows({ connection }, 'PRAGMA user_version')).toEqual([[known]])
    migrate(connection, now, further('CREATE TABLE later (x INTEGER) STRICT'))
    expect(rows({ connection }, 'SELECT n FROM top_codes')).toEqual([[3]])
    expect(rows({ connection }, 'PRAGMA user_version')).toEqual([[known + 1]])
  })

  it('takes over what an older version has counted', async () => {
    const file = scratchFile()
    const connection = connectScratch(file)
    migrate(connection, now, migrations.slice(0, 1))
    connection.exec(`
      INSERT INTO sources (id, name, kind) VALUES (1, 'app.log', 'file');
      INSERT INTO positions VALUES (1, 5, zeroblob(32), zeroblob(32), 8, 4711, 'app.log', '{}', x'', x'')`)
    const store = openScratch(file)
    expect(store.alike(Buffer.from('anything'))).toMatchObject([{ source: 1, name: 'app.log' }])
    expect(await checkFile(file)).toEqual([])
  })

  it('gives a file of before version 3 an outbox, which begins with all that it holds', async () => {
    const file = scratchFile()
    const connection = connectScratch(file)
    migrate(connection, now, migrations.slice(0, 2))
    connection.exec(`
      INSERT INTO sources (id, name, kind) VALUES (1, 'adb', 'pipe');
      INSERT INTO minute_counts VALUES (2020, 1795336620, 1, 3, 4);
      INSERT INTO hour_counts VALUES (2020, 1795334400, 3, 4);
      INSERT INTO day_counts VALUES (2020, 1795305600, 3, 4);
      INSERT INTO source_day_counts VALUES (1, 2020, 1795305600, 3, 4, 1795336621, 1795336669);
      INSERT INTO code_totals VALUES (2020, 3, 4, 1795336621, 1795336669)`)
    // Who only looks at it doesn't look for one.
    expect(await lookInto(file)).toMatchObject({ schema: 2, hits: 4, outbox: undefined })
    const { outbox, close } = openOutboxIn(file, { now })
    onTestFinished(close)
    outbox.begin(undefined)
    expect(outbox.next(outbox.state()?.epoch ?? '')).toMatchObject({
      sources: [{ name: 'adb', kind: 'pipe' }],
      counts: [{ code: 2020, minute: 1_795_336_620, n: 4, first: 1_795_336_621, last: 1_795_336_669 }],
    })
    expect(await checkFile(file)).toEqual([])
  })

  it('refuses a newer schema that the header does not show yet', () => {
    const file = scratchFile()
    const newer = openScratch(file)
    newer.connection.pragma('user_version = 7')
    expect(() => openScratch(file)).toThrow(/newer authing-annotate \(schema 7, this one knows 3\)/)
  })

  it('refuses tables that another program created a moment ago', () => {
    const connection = connectScratch(scratchFile())
    connection.exec('CREATE TABLE users (name TEXT)')
    expect(() => migrate(connection, now)).toThrow(UserError)
    expect(rows({ connection }, 'SELECT name FROM sqlite_schema')).toEqual([['users']])
    expect(rows({ connection }, 'PRAGMA application_id')).toEqual([[0]])
  })
})
