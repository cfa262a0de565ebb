/** How SQLite goes about the queries of the reports: every table that grows is searched by its key, never read through. */
import { describe, expect, it, vi } from 'vitest'
import { seen } from '../../src/store/seen.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { topCodes } from '../../src/store/top-codes.ts'
import { trend, trendOfAll } from '../../src/store/trend.ts'
import { batchOf, count, minute, openScratch, type ScratchStore, scratchFile } from './sample.ts'

const range = { since: minute - 40 * 86_400 - 60, until: minute + 86_400 }

const minutes = 'SEARCH minute_counts USING PRIMARY KEY (code=? AND minute>? AND minute<?)'
const hours = 'SEARCH hour_counts USING PRIMARY KEY (code=? AND hour>? AND hour<?)'
const days = 'SEARCH day_counts USING PRIMARY KEY (code=? AND day>? AND day<?)'
const sourceDays = 'SEARCH source_day_counts USING PRIMARY KEY (source_id=? AND code=? AND day>? AND day<?)'
const sourceCodes = 'SEARCH source_day_counts USING PRIMARY KEY (source_id=? AND code=?)'
const sources = [1]

/** Of the tables that grow with time, all steps that the plan has. */
const queries: readonly (readonly [
  name: string,
  ask: (store: ScratchStore) => Promise<unknown>,
  steps: readonly string[],
])[] = [
  ['top', (store) => topCodes(store, { limit: 5, minEvidence: 'likely' }), []],
  ['top since', (store) => topCodes(store, { limit: 5, since: range.since }), [minutes, hours, days]],
  [
    'top since and until',
    (store) => topCodes(store, { limit: 5, minEvidence: 'likely', ...range }),
    [minutes, hours, days],
  ],
  [
    'top of some codes and evidence',
    (store) => topCodes(store, { limit: 5, evidence: ['likely'], severities: ['error'], ...range }),
    [minutes, hours, days],
  ],
  ['top of a source', (store) => topCodes(store, { limit: 5, sources }), [sourceCodes]],
  [
    'top of a source since',
    (store) => topCodes(store, { limit: 5, sources, since: range.since }),
    [minutes, days, sourceDays, sourceCodes],
  ],
  [
    'top of a source since and until',
    (store) => topCodes(store, { limit: 5, sources, evidence: ['certain'], ...range }),
    [minutes, days, sourceDays, sourceCodes],
  ],
  ['trend by day', (store) => trend(store, { codes: [2020], by: 'day' }), [minutes, hours, days]],
  [
    'trend by day in a range',
    (store) => trend(store, { codes: [2020], by: 'day', ...range }),
    [minutes, hours, days],
  ],
  [
    'trend by hour in a range',
    (store) => trend(store, { codes: [2020], by: 'hour', minEvidence: 'certain', ...range }),
    [minutes, hours, days],
  ],
  [
    'trend by minute of all codes',
    (store) => trendOfAll(store, { by: 'minute', ...range }),
    [minutes, hours, days],
  ],
  [
    'trend by day of a source',
    (store) => trend(store, { codes: [2020], by: 'day', sources, ...range }),
    [minutes, days, sourceDays],
  ],
  [
    'trend by hour of a source',
    (store) => trend(store, { codes: [2020], by: 'hour', sources, ...range }),
    [minutes, days, sourceDays],
  ],
  ['when all was seen', (store) => seen(store, {}), []],
  ['when a source saw something', (store) => seen(store, { sources }), [sourceCodes]],
  // There are few sources; they are read once a report.
  ['which sources there are', (store) => sourcesNamed(store, () => true), []],
]

describe('the plan', () => {
  it.each(queries)('of %s searches by keys', async (_, ask, steps) => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count(), count({ code: 10006 })))
    // Whether something is missing at the ragged ends is a query, too.
    store.connection.exec("INSERT INTO meta VALUES ('pruned_before', '2026-11-01')")
    const plan = await planOf(store, () => ask(store))
    const growing = plan.filter((step) => /(?:minute|hour|day)_counts/.test(step))
    expect([...new Set(growing)].toSorted()).toEqual(steps.toSorted())
    expect(
      plan.filter((step) =>
        /^SCAN (?!totals|top|chosen|counted|code_totals|json_each|sources USING COVERING INDEX|CONSTANT|\(subquery)/.test(
          step,
        ),
      ),
    ).toEqual([])
  })
})

/** The steps of all statements that the query makes, as SQLite plans them. */
async function planOf(store: ScratchStore, ask: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(store.connection, 'prepare')
  await ask()
  const statements = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()
  expect(statements).not.toEqual([])
  return statements.flatMap((sql) => {
    const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1])
    const explain = store.connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    const steps = names.length === 0 ? explain.all() : explain.all(Object.fromEntries(names))
    return steps.map(({ detail }) => detail)
  })
}
