/** The same counts in a SQLite file and in a PostgreSQL database give the same answers, and every report the same bytes. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRandom } from '../../bench/logs/random.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { CountRow } from '../../src/count/batch.ts'
import { openReader } from '../../src/database/database.ts'
import { evidences } from '../../src/detect/hit.ts'
import { check } from '../../src/store/check.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { codesCounted } from '../../src/store/filter.ts'
import { countedCodes, countedDays, countedSources, prepareCells } from '../../src/store/page-counts.ts'
import type { ReadStore } from '../../src/store/read-store.ts'
import { prunedBefore, seen } from '../../src/store/seen.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { stateIn } from '../../src/store/state.ts'
import { openStore } from '../../src/store/store.ts'
import { topCodes } from '../../src/store/top-codes.ts'
import { trend, trendOfAll } from '../../src/store/trend.ts'
import { countsIn, factsOf, hasDaysIn, issuesIn, sourcesIn } from '../../src/store/window-counts.ts'
import { UserError } from '../../src/user-error.ts'
import { loadedIn } from '../loaded-scripts.ts'
import { runProgram } from '../run-program.ts'
import { fillPostgres } from '../servers/fill-postgres.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { Database } from '../sqlite.ts'
import { pruneFile } from './on-files.ts'
import { batchOf } from './sample.ts'

const day = 86_400
const end = Math.floor(Date.now() / 1000 / 60) * 60
/** Before it the minutes are pruned. */
const pruned = Math.floor(end / day) * day - 60 * day

const codes = [2333, 10001, 2005, 2020, 10006, 1639, 9, 99_999, -1] as const
/** In the order of bytes, of UTF-16 and of a language they come differently. */
const names = ['web-1', 'Web-2', 'web-10', '应用.log', '\u{1d4b3}.log', '\uff21.log', "it's; --", '']

function randomRows(): CountRow[] {
  const random = createRandom(11)
  const rows = Array.from({ length: 6000 }, (): CountRow => {
    // Half of them in the last two days.
    const minute = end - random.below(random.below(2) === 0 ? 2 * 1440 : 100 * 1440) * 60
    return {
      minute,
      code: random.pickSkewed(codes),
      source: random.pick(names),
      evidence: random.pickSkewed(evidences),
      n: random.between(1, 9),
      first: minute + random.below(30),
      last: minute + 30 + random.below(30),
    }
  })
  const times = { minute: end - 7260, first: end - 7260, last: end - 7201 } as const
  const one = { source: 'web-1', evidence: 'certain', ...times } as const
  // Two codes as often as each other, and one of which there is more than a number holds exactly.
  return [
    ...rows,
    ...[31, 30].map((code): CountRow => ({ ...one, code, n: 5 })),
    { ...one, code: 32, n: 2 ** 54 },
  ]
}

function fill(file: string): void {
  const store = openStore(file, { catalogue: snapshotOf(catalogue), language: 'zh' })
  const issue = { kind: 'clock-skew', source: '应用.log', detail: 'x', at: end - day, n: 2 }
  store.commit({
    counts: randomRows(),
    issues: [issue, { ...issue, source: 'web-1' }, { ...issue, kind: 'a' }],
  })
  const [row] = randomRows() as [CountRow]
  store.commit(batchOf({ ...row, code: 32, n: 1 }))
  store.close()
}

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-engines-'))
const file = join(folder, 'counts.db')
let server: PostgresServer
let url: string

beforeAll(async () => {
  if (!hasPostgres) return
  fill(file)
  await pruneFile(file, pruned)
  server = await startPostgres()
  url = await server.createDatabase()
  await fillPostgres(url, file)
}, 120_000)
afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

async function using<T>(place: string, ask: (store: ReadStore) => Promise<T>): Promise<T> {
  const store = await openReader(place)
  try {
    return await ask(store)
  } finally {
    await store.close()
  }
}

/** What is asked, or the words in which it is refused. */
async function answer(store: ReadStore, ask: (store: ReadStore) => Promise<unknown>): Promise<unknown> {
  try {
    return await ask(store)
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.advice]
    throw error
  }
}

const window = { since: end - day, until: end }

async function cells(store: ReadStore, unit: 'minute' | 'hour' | 'day'): Promise<unknown> {
  const found: string[] = []
  const first = Math.floor(end / day) * day - 70 * day
  const cellsOf = await prepareCells(store)
  await store.atOnce(async () => {
    for await (const piece of cellsOf(unit, { since: first, until: first + 72 * day })) {
      found.push(...piece.map((cell) => cell.join(' ')))
    }
  })
  // Within one code's minute the engines order as they like.
  return found.sort()
}

const questions: Readonly<Record<string, (store: ReadStore) => Promise<unknown>>> = {
  'when all was seen': (store) => seen(store, {}),
  'since when there are minutes': prunedBefore,
  'which sources there are': (store) => sourcesNamed(store, (name) => name.startsWith('web')),
  'what the catalogue does not have': (store) => codesCounted(store, { severities: ['unknown'] }),
  'what a window holds': async (store) => [
    ...(await countsIn(store, { since: end - 3 * day - 4260, until: end }, 'likely')),
  ],
  'whose they are': async (store) => [...(await sourcesIn(store, window, 'inferred'))],
  'whether days are fed': (store) => hasDaysIn(store, { since: 0, until: pruned }, 'certain'),
  'whether earlier days are': (store) => hasDaysIn(store, { since: 0, until: day }, 'certain'),
  'what is known of codes': async (store) => [...(await factsOf(store, 'en', 'inferred'))],
  'what was odd': (store) => issuesIn(store, { since: 0, until: end }),
  'which days there are': countedDays,
  'how much each source has': countedSources,
  'what each code means': countedCodes,
  'cells by minute': (store) => cells(store, 'minute'),
  'cells by hour': (store) => cells(store, 'hour'),
  'cells by day': (store) => cells(store, 'day'),
  'what the database says of itself': async (store) => ({ ...(await stateIn(store)), schema: 0 }),
}

describe('SQLite and PostgreSQL', () => {
  beforeEach(({ skip }) => skip(!hasPostgres, whyNoPostgres))

  test.each(Object.entries(questions))('answer alike %s', async (_, ask) => {
    const expected = await using(file, ask)
    expect(expected).toBeDefined()
    expect(await using(url, ask)).toEqual(expected)
  })

  test('give alike the top and the trend of any range and filter', async () => {
    const time = fc.integer({ min: -100 * 1440, max: 10 }).map((minutes) => end + minutes * 60)
    const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { nil: undefined })
    const asked = fc.record({
      since: fc.option(time, { nil: undefined }),
      until: fc.option(time, { nil: undefined }),
      minEvidence: fc.constantFrom(...evidences),
      evidence: some(evidences),
      codes: some(codes),
      severities: some(['flow', 'warning', 'error', 'unknown'] as const),
      sources: some([1, 2, 3, 4, 99]),
      limit: fc.integer({ min: 1, max: 12 }),
      language: fc.constantFrom(undefined, 'zh', 'en'),
      by: fc.constantFrom('minute', 'hour', 'day'),
    })
    const [sqlite, postgres] = [await openReader(file), await openReader(url)]
    try {
      const property = fc.asyncProperty(asked, async ({ language, ...options }) => {
        const texts = language === undefined ? {} : { language }
        for (const ask of [
          (store: ReadStore) => topCodes(store, { ...options, ...texts }),
          (store: ReadStore) => trend(store, options),
          (store: ReadStore) => trendOfAll(store, options),
          (store: ReadStore) => seen(store, options),
        ]) {
          expect(await answer(postgres, ask)).toEqual(await answer(sqlite, ask))
        }
      })
      await fc.assert(property, { numRuns: 150 })
    } finally {
      await sqlite.close()
      await postgres.close()
    }
  })

  test.each([
    'top',
    'top --since 7d --compare --format json',
    'top --since 40h --until 2h --format csv --lang en',
    'top --source web-* --source 应用.log --format json --tz Asia/Shanghai',
    'top --source nothing',
    'top --severity unknown --min-evidence likely --format markdown',
    'top --evidence inferred --since 30d --tz Asia/Kolkata',
    'top --since 99d --until 61d',
    'top --until 1990-01-01',
    'trend',
    'trend --by week --tz Europe/Berlin',
    'trend 2333 10001 99999 --since 3d --by hour --format json',
    'trend 32 --format csv --since 2d --by minute --source web-1',
    'trend 2005 --by day --compare --since 10d --until today --lang zh',
    'trend 1 --by day',
    'report',
    'report --since 24h --tz Asia/Shanghai --lang zh',
    'report --since 7d --format json',
    'report --format markdown --min-evidence certain --lang en',
    'report --format html --tz Asia/Shanghai',
  ])('print alike %s', async (line) => {
    const [fromFile, fromServer] = await Promise.all(
      [file, url].map(async (place) => {
        const { stdout, stderr, exit } = await runProgram([...line.split(' '), '--db', place], {
          environment: { LANG: 'en' },
        })
        const neutral = (text: string): string =>
          text
            .replaceAll(place, 'PLACE')
            // The moment at which a page was made.
            .replace(/"now":\d+/, '')
        return { stdout: neutral(stdout.toString()), stderr: neutral(stderr), exit }
      }),
    )
    expect(fromServer).toEqual(fromFile)
    expect(`${fromFile?.stdout}${fromFile?.stderr}`).not.toBe('')
  })

  test('are found right alike, and damaged alike', async () => {
    const damaged = await server.createDatabase()
    await fillPostgres(damaged, file)
    const damage = `UPDATE hour_counts SET n = n + 1 WHERE code = 30;
      UPDATE source_day_counts SET last_seen = first_seen - 1 WHERE code = 31; DELETE FROM code_totals WHERE code = 9`
    await server.query(damage, new URL(damaged).pathname.slice(1))
    const copy = join(folder, 'damaged.db')
    copyFileSync(file, copy)
    new Database(copy).exec(damage).close()
    for (const place of [url, file]) expect(await using(place, check)).toEqual([])
    const found = await using(copy, check)
    expect(new Set(found.map(({ where }) => where))).toEqual(
      new Set(['hour_counts', 'source_day_counts', 'code_totals']),
    )
    // The sum stands in two shards, of which each was raised.
    expect(await using(damaged, check)).toEqual(found)
    const { stdout, stderr, exit } = await runProgram(['db', 'check', '--db', damaged])
    expect(exit).toBe(1)
    expect(stdout.toString()).toContain('hour_counts differs from the sums of the minutes')
    expect(stderr).toContain(`${damaged} is not right`)
    const right = await runProgram(['db', 'check', '--db', url])
    expect(right.stdout.toString()).toMatch(/ is right \(looked at with PostgreSQL \d+\.\d+\)\n$/)
  })

  test('are pruned alike', async () => {
    const copy = await server.createDatabase()
    await fillPostgres(copy, file)
    const before = new Date((pruned + 30 * day) * 1000).toISOString().slice(0, 10)
    for (const place of [copy, file]) {
      const { stdout, stderr } = await runProgram(['db', 'prune', '--db', place, '--before', before])
      expect(stderr).toBe('')
      expect(stdout.toString()).toMatch(/^pruned before .*: [1-9]\d* minutes and [1-9]\d* hours deleted/)
      expect(await using(place, check)).toEqual([])
    }
    for (const ask of Object.values(questions)) expect(await using(copy, ask)).toEqual(await using(file, ask))
  })

  test('of PostgreSQL, nothing of SQLite is loaded', async () => {
    const records = mkdtempSync(join(folder, 'coverage-'))
    await runProgram(['top', '--format', 'json', '--db', url], { environment: { NODE_V8_COVERAGE: records } })
    const { own, packages } = loadedIn(records)
    expect(packages).toContain('pg')
    expect(packages.filter((name) => name.startsWith('better-sqlite3'))).toEqual([])
    expect(
      own.filter((name) => /^(?:ingest|catalogue\/codes)\/|^store\/(?:sqlite|store)/.test(name)),
    ).toEqual([])
  })
})
