/**
 * The metadata for Datasette: it describes every public view and column, hides all other tables, and each of its queries
 * is one of docs/sql.md. Datasette itself is not run; it binds text for every parameter, empty where nothing is given.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { engines, program } from './engines.ts'
import { asOf, question } from './questions.ts'
import { publishedStore } from './store.ts'

interface Table {
  readonly hidden?: boolean
  readonly columns?: Readonly<Record<string, string>>
  readonly sort?: string
  readonly sort_desc?: string
  readonly facets?: readonly string[]
}

interface Canned {
  readonly title: string
  readonly params?: readonly string[]
  readonly sql: string
}

interface Metadata {
  readonly databases: Readonly<
    Record<
      string,
      { readonly tables: Readonly<Record<string, Table>>; readonly queries: Readonly<Record<string, Canned>> }
    >
  >
}

const read = (name: string): string =>
  readFileSync(new URL(`../../integrations/datasette/${name}`, import.meta.url), 'utf8')
const metadata = JSON.parse(read('metadata.json')) as Metadata
const { tables = {}, queries = {} } = metadata.databases['authing'] ?? {}

const file = publishedStore()
const column = (sql: string): unknown[] => program.ask(file, sql).rows.map(([value]) => value)

/** For each parameter a value for the form, and how the documented query has to be written to say the same. */
const meanings: Readonly<Record<string, readonly [value: string, rewritten: (sql: string) => string]>> = {
  hours: ['3', (sql) => sql.replaceAll("'-24 hours'", "'-3 hours'")],
  days: ['1', (sql) => sql.replace(/'-\d+ days'/, "'-1 days'")],
  at_least: ['9', (sql) => sql.replace('>= 5', '>= 9')],
  code: ['2020', (sql) => sql.replace(/code = \d+/, 'code = 2020')],
  hours_ahead: [
    '-5',
    (sql) =>
      sql
        .replaceAll("'-8 hours'", "'+5 hours'")
        .replaceAll("'+8 hours'", "'-5 hours'")
        .replace("strftime('%H', hour)", "strftime('%H', hour, '-5 hours')"),
  ],
  severity: ['warning', (sql) => sql.replace("'error'", "'warning'")],
  from: [
    '2026-11-25T08:42:00Z',
    (sql) => sql.replace("date('now') || 'T08:30:00Z'", "'2026-11-25T08:42:00Z'"),
  ],
  until: [
    '2026-11-25T08:42:00Z',
    (sql) => sql.replace("date('now') || 'T09:00:00Z'", "'2026-11-25T08:42:00Z'"),
  ],
}

/** With what an empty field means put in place of each parameter. */
const writtenOut = (sql: string): string =>
  `${sql};\n`
    .replace(/coalesce\(nullif\(:\w+, ''\), ([^()]*(?:\([^)]*\)[^()]*)?)\)/g, '$1')
    .replace(/cast\((\d+) AS INTEGER\)/g, '$1')
    .replace(/'-' \|\| (\d+) \|\| ' (\w+)'/g, "'-$1 $2'")
    .replace(/printf\('%\+d hours', (-?\d+)\)/g, (_, n) => `'${n < 0 ? '' : '+'}${n} hours'`)
    .replace("hour, '+0 hours'", 'hour')

describe('the tables', () => {
  const open = Object.entries(tables).filter(([, { hidden }]) => hidden !== true)

  test('that are not public are hidden', () => {
    const all = column("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    expect(Object.keys(tables).toSorted()).toEqual(all.toSorted())
    const views = column("SELECT name FROM sqlite_schema WHERE type = 'view'")
    expect(open.map(([name]) => name).toSorted()).toEqual([...views, 'codes', 'meta'].toSorted())
  })

  test.for(open)('%s has its columns described, and sorts by one of them', ([name, table]) => {
    const columns = column(`SELECT name FROM pragma_table_info('${name}')`)
    expect(Object.keys(table.columns ?? {})).toEqual(columns)
    const named = [table.sort, table.sort_desc, ...(table.facets ?? [])].filter((one) => one !== undefined)
    expect(columns).toEqual(expect.arrayContaining(named))
  })
})

describe.each(Object.entries(queries))('the query %s', (_, { title, params = [], sql }) => {
  const nothing = Object.fromEntries(params.map((name) => [name, '']))
  const documented = question(title).sql

  test('is that of docs/sql.md, but for its parameters', () => {
    expect(writtenOut(sql)).toBe(documented)
  })

  test('names its parameters', () => {
    expect([...new Set([...sql.matchAll(/[(,]:(\w+)/g)].map(([, name]) => name))].toSorted()).toEqual(
      params.toSorted(),
    )
  })

  test.for(engines)('answers what docs/sql.md asks, with $name', ({ ask, missing }, { skip }) => {
    skip(missing !== undefined, missing)
    expect(ask(file, asOf(sql), nothing)).toEqual(ask(file, asOf(documented)))
  })

  test.for(params)('takes %s', (name) => {
    const [value, rewritten] = meanings[name] ?? ['', (same: string) => same]
    const answer = program.ask(file, asOf(sql), { ...nothing, [name]: value })
    expect(answer).toEqual(program.ask(file, asOf(rewritten(documented))))
    expect(answer).not.toEqual(program.ask(file, asOf(documented)))
  })
})

test('the README names pages that are there', () => {
  const named = [...read('README.md').matchAll(/\/authing\/([\w-]+)/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(0)
  expect([...Object.keys(tables), ...Object.keys(queries)]).toEqual(expect.arrayContaining(named))
})
