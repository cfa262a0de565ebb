/** What docs/sql.md says of the file itself: its views and columns, what is quick, and how it is opened. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine, planOf, program } from './engines.ts'
import { dayMs, hourMs } from './events.ts'
import { asOf, question } from './questions.ts'
import { hourOf, inHours } from './slices.ts'
import { publishedStore } from './store.ts'

const file = publishedStore()
const page = readFileSync(new URL('../../docs/sql.md', import.meta.url), 'utf8')
const column = (sql: string): unknown[] => program.ask(file, sql).rows.map(([value]) => value)

const words = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, word = '']) => word)
const [listed = ''] = (page.split('## What is in the file')[1] ?? '').split('###')
const tables = [...listed.matchAll(/^\| `(\w+)`(?: \(a table\))? \|[^|]*\|([^|]*)\|$/gm)].map(
  ([, name = '', columns = '']) => [name, words(columns)] as const,
)

describe('the list of what is public', () => {
  test('has every view, and the two tables', () => {
    const views = column("SELECT name FROM sqlite_schema WHERE type = 'view'")
    expect(tables.map(([name]) => name).toSorted()).toEqual([...views, 'codes', 'meta'].toSorted())
  })

  test.for(tables)('has the columns of %s', ([name, columns]) => {
    expect(columns).toEqual(column(`SELECT name FROM pragma_table_info('${name}')`))
  })

  test('has the keys of meta', () => {
    const [, keys = ''] = /^- `key` of `meta`: (.*)$/m.exec(page) ?? []
    expect(words(keys)).toEqual(expect.arrayContaining(column('SELECT key FROM meta')))
  })

  test('has the kinds of issues', () => {
    const [, kinds = ''] = /^- `kind` of an issue: (.*)$/m.exec(page) ?? []
    for (const kind of column('SELECT DISTINCT kind FROM ingest_issues')) {
      expect(kinds).toContain(`\`${kind}\``)
    }
  })
})

test('the schema version stands in two places', () => {
  const [version] = column("SELECT value FROM meta WHERE key = 'schema_version'")
  expect(column('SELECT user_version FROM pragma_user_version')).toEqual([Number(version)])
})

test.for([
  ['daily_counts', 'day_counts'],
  ['hourly_counts', 'hour_counts'],
  ['code_counts', 'minute_counts'],
])('codes of %s are found by an index', ([view, table]) => {
  const plan = planOf(file, `SELECT sum(n) FROM ${view} WHERE code = 2333`)
  expect(plan).toContain(`SEARCH ${table} USING PRIMARY KEY (code=?)`)
  const several = planOf(file, `SELECT sum(n) FROM ${view} WHERE code IN (2333, 2020)`)
  expect(several).toContain(`SEARCH ${table} USING PRIMARY KEY (code=?)`)
})

describe('the sqlite3 of the machine', () => {
  test('runs the first example', ({ skip }) => {
    skip(machine.missing !== undefined, machine.missing)
    const [, command = ''] = /^(sqlite3 .*)$/m.exec(page) ?? []
    const output = execFileSync('sh', ['-c', command], { cwd: dirname(file), encoding: 'utf8' })
    expect(output).toMatch(/│ 2333 +│ warning +│/)
  })

  test('tells hours in a zone with summer time', ({ skip }) => {
    skip(machine.missing !== undefined, machine.missing)
    const { sql } = question('At which hours of the day in China?')
    const local = asOf(sql).replaceAll("'+8 hours'", "'localtime'")
    const env = { ...process.env, TZ: 'Europe/Berlin' }
    const output = execFileSync('sqlite3', ['-readonly', file, local], { env, encoding: 'utf8' })
    // Winter time since 25 October: an hour ahead of UTC.
    const recent = inHours(28 * dayMs).filter(({ code }) => code === 2333)
    const at = (hour: number): number =>
      recent.filter((event) => new Date(hourOf(event.at) + hourMs).getUTCHours() === hour).length
    expect(output).toBe([0, 2, 13].map((hour) => `${String(hour).padStart(2, '0')}|${at(hour)}\n`).join(''))
  })
})
