import { describe, expect, it } from 'vitest'
import { batchOf, catalogue, count, firstAdvance, minute, openScratch, rows, scratchFile } from './sample.ts'

/** Two known codes, an unknown one, two hours, two days. */
const batch = batchOf(
  count({ n: 2, first: minute + 3, last: minute + 50 }),
  count({ n: 1, evidence: 'inferred', source: 'other.log' }),
  count({ n: 4, minute: minute + 3600, source: 'other.log' }),
  count({ n: 5, code: 10006, evidence: 'likely', minute: minute + 86_400 }),
  count({ n: 9, code: 4711, minute: minute - 60 }),
)

function filled(): ReturnType<typeof openScratch> {
  const store = openScratch(scratchFile())
  store.commit(batch)
  return store
}

describe('the public views', () => {
  it.each<[string, string, unknown[]]>([
    [
      'code_counts',
      'SELECT minute, code, source, evidence, n FROM code_counts ORDER BY minute, evidence',
      [
        ['2026-11-22T08:36:00Z', 4711, 'app.log', 'certain', 9],
        ['2026-11-22T08:37:00Z', 2020, 'app.log', 'certain', 2],
        ['2026-11-22T08:37:00Z', 2020, 'other.log', 'inferred', 1],
        ['2026-11-22T09:37:00Z', 2020, 'other.log', 'certain', 4],
        ['2026-11-23T08:37:00Z', 10006, 'app.log', 'likely', 5],
      ],
    ],
    [
      'top_codes',
      'SELECT code, message, description, advice, severity, n, first_seen, last_seen FROM top_codes',
      [
        [4711, '', '', '', 'unknown', 9, '2026-11-22T08:36:00Z', '2026-11-22T08:36:59Z'],
        [
          2020,
          'message of 2020',
          '说明 2020',
          '建议 2020',
          'flow',
          7,
          '2026-11-22T08:37:00Z',
          '2026-11-22T09:37:59Z',
        ],
        [
          10006,
          'cancelled',
          '说明 10006',
          '建议 10006',
          'error',
          5,
          '2026-11-23T08:37:00Z',
          '2026-11-23T08:37:59Z',
        ],
      ],
    ],
    [
      'hourly_counts',
      'SELECT hour, code, n FROM hourly_counts ORDER BY hour, code',
      [
        ['2026-11-22T08:00:00Z', 2020, 3],
        ['2026-11-22T08:00:00Z', 4711, 9],
        ['2026-11-22T09:00:00Z', 2020, 4],
        ['2026-11-23T08:00:00Z', 10006, 5],
      ],
    ],
    [
      'daily_counts',
      'SELECT day, code, n FROM daily_counts ORDER BY day, code',
      [
        ['2026-11-22', 2020, 7],
        ['2026-11-22', 4711, 9],
        ['2026-11-23', 10006, 5],
      ],
    ],
    [
      'unknown_codes',
      'SELECT code, n, first_seen, last_seen FROM unknown_codes',
      [[4711, 9, '2026-11-22T08:36:00Z', '2026-11-22T08:36:59Z']],
    ],
    [
      'times, which SQLite reads back',
      "SELECT DISTINCT unixepoch(minute) - unixepoch(date(minute)) FROM code_counts WHERE minute < '2026-11-22T08:37'",
      [[8 * 3600 + 36 * 60]],
    ],
  ])('%s', (_, sql, expected) => {
    expect(rows(filled(), sql)).toEqual(expected)
  })

  it('code_counts adds up sources that have one name', () => {
    const store = openScratch(scratchFile())
    const batch = batchOf(count({ n: 2 }))
    store.commit(batch)
    for (const content of ['yesterday', 'today']) {
      expect(store.advance(batch, firstAdvance(store, content))).not.toBe('conflict')
    }
    expect(rows(store, 'SELECT name, kind FROM sources')).toEqual([
      ['app.log', 'pipe'],
      ['app.log', 'file'],
      ['app.log', 'file'],
    ])
    expect(rows(store, 'SELECT source, n FROM code_counts')).toEqual([['app.log', 6]])
  })

  it('top_codes lists equal counts by code', () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count({ code: 3 }), count({ code: 1 }), count({ code: 2, n: 2 })))
    expect(rows(store, 'SELECT code FROM top_codes')).toEqual([[2], [1], [3]])
  })

  it('show a time at both ends of what SQLite can write', () => {
    const store = openScratch(scratchFile())
    for (const at of [-62_167_219_200, 253_402_300_740]) store.commit(batchOf(count({ minute: at })))
    expect(rows(store, 'SELECT minute FROM code_counts')).toEqual([
      ['0000-01-01T00:00:00Z'],
      ['9999-12-31T23:59:00Z'],
    ])
    expect(rows(store, 'SELECT day FROM daily_counts')).toEqual([['0000-01-01'], ['9999-12-31']])
    expect(rows(store, 'SELECT first_seen, last_seen FROM top_codes')).toEqual([
      ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
    ])
  })

  it('ingest_issues adds up and keeps the latest time', () => {
    const store = openScratch(scratchFile())
    const issue = { kind: 'truncated', source: 'a.log', detail: 'gzip', n: 1 }
    for (const at of [minute + 5, minute]) store.commit({ counts: [], issues: [{ ...issue, at }] })
    expect(rows(store, 'SELECT kind, source, at, detail, n FROM ingest_issues')).toEqual([
      ['truncated', 'a.log', '2026-11-22T08:37:05Z', 'gzip', 2],
    ])
  })

  it.each([
    'SELECT * FROM top_codes LIMIT 10',
    'SELECT * FROM unknown_codes',
    'SELECT * FROM hourly_counts WHERE code = 2020',
    "SELECT * FROM daily_counts WHERE day >= '2026-11-01'",
    'SELECT * FROM code_counts WHERE code = 2020',
  ])('%s does not read all minutes', (sql) => {
    const plan = rows(filled(), `EXPLAIN QUERY PLAN ${sql}`).map((row) => (row as unknown[])[3])
    expect(plan).not.toContainEqual(expect.stringMatching(/SCAN minute_counts/))
    expect(plan).toContainEqual(expect.stringMatching(/SEARCH|SCAN (code_totals|day_counts)/))
  })

  it('hourly_counts seeks the code that is asked for', () => {
    const plan = rows(filled(), 'EXPLAIN QUERY PLAN SELECT * FROM hourly_counts WHERE code = 2020')
    expect(plan).toContainEqual(
      expect.arrayContaining([expect.stringMatching(/SEARCH hour_counts .*\(code=\?\)/)]),
    )
  })
})

describe('the table codes', () => {
  it('has every origin of a code, one of them preferred, and says whose advice stands there', () => {
    const sql = 'SELECT code, origin, message, advice_zh, advice_en, advice_by, preferred FROM codes'
    expect(rows(openScratch(scratchFile()), sql)).toEqual([
      [2020, 'login-flow', 'message of 2020', '建议 2020', 'project advice on 2020', 'authing', 1],
      [10006, 'android-sdk', 'cancelled', '建议 10006', 'project advice on 10006', 'authing', 1],
      [10006, 'ios-sdk', 'User is nil', '建议 10006', 'project advice on 10006', 'authing', 0],
    ])
  })

  it('is replaced when the catalogue changes, and what has become known leaves unknown_codes', () => {
    const file = scratchFile()
    openScratch(file).commit(batchOf(count({ code: 4711 }), count()))
    const [first] = catalogue.records
    if (first === undefined) throw new Error('the sample has a record')
    const records = [{ ...first, code: 4711 }]
    const store = openScratch(file, { catalogue: { version: 'two', records } })
    expect(rows(store, 'SELECT code FROM codes')).toEqual([[4711]])
    expect(rows(store, 'SELECT code FROM unknown_codes')).toEqual([[2020]])
    expect(rows(store, "SELECT value FROM meta WHERE key = 'catalogue_version'")).toEqual([['two']])
  })

  it('stays untouched while neither catalogue nor language changes', () => {
    const file = scratchFile()
    openScratch(file).connection.exec("UPDATE codes SET message = 'edited by hand'")
    const store = openScratch(file, { catalogue: { ...catalogue, records: [] } })
    expect(rows(store, 'SELECT DISTINCT message FROM codes')).toEqual([['edited by hand']])
  })

  it('top_codes follows the language', () => {
    const file = scratchFile()
    openScratch(file).commit(batch)
    const store = openScratch(file, { language: 'en' })
    expect(rows(store, 'SELECT description, advice FROM top_codes WHERE code = 2020')).toEqual([
      ['description of 2020', 'project advice on 2020'],
    ])
  })
})
