/** docs/digest.md: each number of the digest is what the SQL there gives, and each field stands there. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { digestJson } from '../../../src/report/digest/json.ts'
import { runProgram } from '../../run-program.ts'
import { scratchFolder } from '../../scratch.ts'
import { type Connection, Database } from '../../sqlite.ts'
import type { ScratchStore } from '../../store/sample.ts'
import { day, digest, hits, morning, storeOf, usually } from './mornings.ts'

const page = readFileSync(new URL('../../../docs/digest.md', import.meta.url), 'utf8')
const queries = new Map(
  [...page.matchAll(/^### (.+)\n[^#]*?```sql\n([^`]+)```/gm)].map(([, name = '', sql = '']) => [name, sql]),
)

interface Found {
  readonly kind: string
  readonly code?: number
  readonly source?: string
  readonly severity: string
  readonly n: number
  readonly median: number
  readonly spread: number
  readonly earlier: readonly number[]
  readonly first_seen: string
  readonly last_seen: string
  readonly description: string
  readonly advice_by: string
}

interface Json {
  readonly [field: string]: unknown
  readonly earlier: readonly { readonly n: number; readonly compared: boolean }[]
  readonly findings: readonly Found[]
  readonly frequent: readonly Found[]
  readonly unknown_codes: readonly { readonly code: number; readonly n: number }[]
}

type Ask = (name: string, more?: Record<string, unknown>) => Record<string, unknown>[]

/** Runs a query of the page with the digest's own fields for parameters, as a reader would. */
const asking =
  (database: Connection, json: Json): Ask =>
  (name, more = {}) => {
    const sql = queries.get(name)
    if (sql === undefined) throw new Error(`${name} stands not in docs/digest.md`)
    const all: Record<string, unknown> = { ...json, earlier: JSON.stringify(json.earlier), ...more }
    const names = [...sql.matchAll(/:([a-z]+)\b/g)].map(([, parameter = '']) => parameter)
    return database
      .prepare<unknown[], Record<string, unknown>>(sql)
      .all(Object.fromEntries(names.map((parameter) => [parameter, all[parameter]])))
  }

const known = ['description', 'advice_by'] as const

function compare(ask: Ask, json: Json): void {
  const pick = (source: object, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, (source as Record<string, unknown>)[name]]))
  for (const name of ['total', 'codes']) expect(ask(name)).toEqual([{ [name]: json[name] }])
  expect(ask('earlier[].n').map(({ n }) => n)).toEqual(json.earlier.map(({ n }) => n))
  expect(ask('median')).toEqual([{ median: json['median'] }])
  expect(ask('spread')[0]?.['spread']).toEqual(json['spread'])
  expect(ask('first_seen, last_seen')).toEqual([pick(json, ['first_seen', 'last_seen'])])
  for (const finding of [...json.findings, ...json.frequent]) {
    const earlier = (name: string) => ask(name, { ...finding, earlier: JSON.stringify(json.earlier) })
    const counts = finding.earlier.map((n) => ({ n }))
    if (finding.kind !== 'frequent') {
      const ofFinding = { earlier: JSON.stringify(finding.earlier.map((n) => ({ n, compared: true }))) }
      expect(ask('median', ofFinding)).toEqual([{ median: finding.median }])
      expect(ask('spread', ofFinding)).toEqual([{ spread: finding.spread }])
    }
    if (finding.source !== undefined) {
      expect(earlier('silent sources')).toEqual(counts)
      continue
    }
    const one = { code: finding.code }
    expect(ask('findings[].n', one)).toEqual([{ n: finding.n }])
    expect(earlier('findings[].earlier')).toEqual(counts)
    const facts = ['first_seen', 'last_seen', 'severity']
    expect(ask('findings[].first_seen, last_seen, severity', one)).toEqual([pick(finding, facts)])
    const texts = finding.severity === 'unknown' ? [] : [pick(finding, known)]
    expect(ask('findings[].description, advice_by', one)).toEqual(texts)
  }
  const found = new Set(json.findings.map(({ code }) => code))
  expect(ask('unknown_codes').filter(({ code }) => !found.has(code as number))).toEqual(json.unknown_codes)
  expect(ask('ingest_issues')).toEqual(json['ingest_issues'])
}

function busy(): ScratchStore {
  const issue = { kind: 'clock-skew', source: 'a.log', detail: 'x', n: 2 }
  const minute = (ago: number, offset: number): number => morning - ago * day + offset
  return storeOf(
    [
      ...usually(2333, 100),
      ...[2, 3, 4, 5, 6, 7, 8].flatMap((ago) => hits(1636, ago, ago * 11, { minute: minute(ago, ago * 60) })),
      ...usually(10001, 30, { source: 'web-3.log' }),
      ...usually(4711, 2),
      ...hits(4711, 1, 2),
      ...hits(2333, 1, 900, { minute: minute(1, 86_340) }),
      ...hits(2224, 1, 64, { minute: minute(1, 0) }),
      ...hits(2224, 0, 5),
      ...hits(4711, 0, 1, { minute: minute(0, 0) }),
    ],
    [
      { ...issue, at: morning - day },
      { ...issue, detail: 'before', at: morning - day - 1 },
      { ...issue, detail: 'in the night', at: morning + 3600 },
    ],
  )
}

describe('each number is what its SQL gives', () => {
  test('on a busy morning', async () => {
    const store = busy()
    const json = JSON.parse(JSON.stringify(digestJson(await digest(store)))) as Json
    expect(json.findings.map(({ kind }) => kind)).toEqual(['new', 'silent', 'spiking', 'gone'])
    compare(asking(store.connection, json), json)
  })

  test('in a window between whole hours', async () => {
    const store = busy()
    const window = { since: morning - day + 60 * 90, until: morning - 60 }
    const json = JSON.parse(JSON.stringify(digestJson(await digest(store, { window })))) as Json
    compare(asking(store.connection, json), json)
  })

  describe('in a database of fixtures/logs', () => {
    const logs = fileURLToPath(new URL('../../../fixtures/logs/', import.meta.url))
    const windows = [
      ['--since', '2026-11-22', '--until', '2026-11-22'],
      ['--since', '2026-11-22T00:30', '--until', '2026-11-22T02:15', '--tz', 'Asia/Shanghai'],
      ['--until', '2026-11-20'],
    ]
    test.each(windows)('%s %s %s %s', async (...options) => {
      const folder = scratchFolder()
      const files = readdirSync(logs).filter((name) => /log$|ndjson$/.test(name))
      const input = ['ingest', '--db', 'counts.db', '--tz', 'UTC', ...files.map((name) => logs + name)]
      expect((await runProgram(input, { folder })).exit).toBe(0)
      const report = ['report', '--db', 'counts.db', '--format', 'json', ...options]
      const run = await runProgram(report, { folder })
      expect(run.stderr).toBe('')
      const json = JSON.parse(run.stdout.toString()) as Json
      const database = new Database(`${folder}/counts.db`, { readonly: true })
      try {
        compare(asking(database, json), json)
      } finally {
        database.close()
      }
    })
  })
})

test('each field has a row in the table', async () => {
  const fieldsOf = (value: unknown, path: string): string[] =>
    Array.isArray(value)
      ? value.flatMap((member) => fieldsOf(member, `${path}[]`))
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, member]) => [
            path === '' ? name : `${path}.${name}`,
            ...fieldsOf(member, path === '' ? name : `${path}.${name}`),
          ])
        : []
  const table = page.split('## JSON')[1]?.split('## The SQL')[0] ?? ''
  const documented = [...table.matchAll(/^\| ([^|]+) \|(.*)$/gm)].flatMap(([, names = '', text = '']) => {
    const [first = '', ...others] = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    const prefix = first.includes('.') ? first.slice(0, first.lastIndexOf('.') + 1) : ''
    // The members of short objects are named in the text of their row.
    const members = [...text.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => `${first}[].${name}`)
    return [first, ...others.map((name) => prefix + name), ...members]
  })
  const fields = [...new Set(fieldsOf(digestJson(await digest(busy())), ''))]
  expect(fields.length).toBeGreaterThan(35)
  expect(fields.filter((name) => !documented.includes(name))).toEqual([])
})
