/**
 * The dashboard for Grafana: every query in it, filled in as Grafana and the SQLite plugin do, shows what the events give,
 * with either engine. Grafana itself is not run.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dashboard, folder, panels, queried, text, variable } from './dashboard.ts'
import { type Choice, choices, codesOf, shown } from './dashboard-answers.ts'
import { engines, planOf, program } from './engines.ts'
import { events, now } from './events.ts'
import { filledIn, type Variables } from './grafana-plugin.ts'
import { publishedStore } from './store.ts'
import { severityOf } from './tally.ts'

const file = publishedStore()
const empty = publishedStore([], [])

const variablesOf = (choice: Choice): Variables => ({
  severity: choice.severities,
  code: codesOf(choice).map(String),
  source: choice.source,
  step: String(choice.step),
})

const sqlFor = (query: string, choice: Choice): string => filledIn(query, variablesOf(choice), choice)

test('every panel with a query has an answer', () => {
  expect(queried.map(([title]) => title).toSorted()).toEqual(Object.keys(shown).toSorted())
})

describe.each(queried)('%s', (title, { queryType, rawQueryText, queryText, timeColumns }) => {
  describe.each(choices)('$what', (choice) => {
    test.for(engines)('with $name', ({ ask, missing }, { skip }) => {
      skip(missing !== undefined, missing)
      expect(ask(file, sqlFor(rawQueryText, choice)).rows).toEqual(shown[title]?.(choice))
    })
  })

  const [everything] = choices as [Choice]
  const { columns, rows } = program.ask(file, sqlFor(rawQueryText, everything))

  test('has rows, and of an empty store none', () => {
    expect(rows.length).toBeGreaterThan(0)
    const none = program.ask(empty, sqlFor(rawQueryText, everything)).rows
    expect(none).toEqual(title.startsWith('Hits, ') ? [[0, 0, null]] : [])
  })

  test('is stored as the plugin wants it', () => {
    expect(queryText).toBe(rawQueryText)
    expect(queryType).toBe(title === 'Hits by code' ? 'time series' : 'table')
    // Texts such as 2026-11-25T08:00:00Z are times for the plugin where it is told so.
    const times = columns.filter(
      (_, at) => columns[at] === 'time' || /^\d{4}-.*Z$/.test(String(rows[0]?.[at])),
    )
    expect(timeColumns).toEqual(times)
  })

  test('says how its columns look under names that they have', () => {
    const overrides = panels.find((panel) => panel.title === title)?.fieldConfig?.overrides ?? []
    expect(columns).toEqual(expect.arrayContaining(overrides.map(({ matcher }) => matcher.options)))
  })

  test('searches hours and minutes by codes', () => {
    const plan = planOf(file, sqlFor(rawQueryText, everything))
    expect(plan.filter((step) => /^SCAN (hour|minute)_counts/.test(step))).toEqual([])
  })
})

test('the series is in long form: times, a label, a number', () => {
  const [, target] = queried.find(([title]) => title === 'Hits by code') ?? []
  const answer = program.ask(file, sqlFor(target?.rawQueryText ?? '', choices[0] as Choice))
  expect(answer.columns).toEqual(['time', 'code', 'hits'])
  expect(answer.rows[0]?.map((value) => typeof value)).toEqual(['number', 'string', 'number'])
})

describe('the variables', () => {
  test.for(engines)('list the codes of the severities, with $name', ({ ask, missing }, { skip }) => {
    skip(missing !== undefined, missing)
    const { query, definition } = variable('code')
    expect(definition).toBe(query)
    const choice = { severity: ['error', 'unknown'] }
    const { columns, rows } = ask(file, filledIn(query, choice, { from: 0, to: now }))
    expect(columns).toEqual(['__value', '__text'])
    const codes = new Set(events.map(({ code }) => code))
    expect(rows.map(([value]) => value).toSorted()).toEqual(
      [...codes]
        .filter((code) => choice.severity.includes(severityOf(code)))
        .map(String)
        .toSorted(),
    )
  })

  test('are the ones that the queries use', () => {
    const queries = [...queried.map(([, { rawQueryText }]) => rawQueryText), variable('code').query]
    const used = queries.flatMap((query) => [...query.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const { list } = dashboard.templating
    expect([...new Set(used)].toSorted()).toEqual(list.map(({ name }) => name).toSorted())
  })
})

describe('the file', () => {
  test('can be imported: it asks for its data source, and nothing else', () => {
    const [input, ...more] = dashboard.__inputs
    expect(more).toEqual([])
    expect(input).toMatchObject({ type: 'datasource', pluginId: 'frser-sqlite-datasource' })
    const uid = `\${${input?.name}}`
    const sources = [...panels, ...dashboard.templating.list, ...queried.map(([, target]) => target)]
      .map(({ datasource }) => datasource)
      .filter((datasource) => datasource !== undefined)
    expect(new Set(sources.map((source) => JSON.stringify(source)))).toEqual(
      new Set([JSON.stringify({ type: 'frser-sqlite-datasource', uid })]),
    )
    const kinds = new Set(panels.map(({ type }) => type).filter((type) => type !== 'row'))
    const required = dashboard.__requires.filter(({ type }) => type === 'panel').map(({ id }) => id)
    expect(required.toSorted()).toEqual([...kinds].toSorted())
  })

  test('has its panels side by side, each with its own number', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })

  test('is provisioned with the command that the README gives', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8')
    const [, placeholder = '', uid = ''] = /^sed 's\/(\S+)\/(\S+)\/' dashboard\.json/m.exec(readme) ?? []
    expect(text).toContain(placeholder)
    expect(text.replaceAll(placeholder, uid)).not.toContain('${DS_')
    const source = readFileSync(new URL('provisioning/datasources/authing.yaml', folder), 'utf8')
    expect(source).toContain(`\n    uid: ${uid}\n`)
  })
})
