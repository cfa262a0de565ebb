/**
 * Faults F45–F60 in files: under which minutes their lines count, whatever the files' times leave out or get wrong, and
 * what is noted as odd. Every log is also read in two runs, cut behind each of its lines, which must change nothing.
 */
import { appendFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/store.ts'
import { query, scratchFolder } from '../scratch.ts'
import { zoneNamed } from '../time/clocks.ts'
import { optionsFor } from './setting.ts'
import { clocks, logcat, plain, undated, years } from './time-rows.ts'

/** A folder of logs, and the nightly run over them. */
function machine(zone: string) {
  const folder = scratchFolder()
  const database = join(folder, 'counts.db')
  const path = (name: string): string => join(folder, name)

  const run = async (now: string, names: readonly string[]): Promise<void> => {
    const store = openStore(database, {
      catalogue: { version: 'test', records: catalogue.records },
      language: 'en',
    })
    const zones = zoneNamed(zone)
    try {
      const summary = await ingest(names.map(path), {
        ...optionsFor(store),
        zoneOf: () => zones,
        now: () => Date.parse(now),
        report: (problem) => {
          throw problem
        },
      })
      expect(summary.failed).toBe(0)
    } finally {
      store.close()
    }
  }
  const touch = (name: string, modified: string): void =>
    utimesSync(path(name), new Date(), new Date(modified))
  const counts = (): unknown[][] =>
    query(database, 'SELECT minute, sum(n) FROM code_counts GROUP BY minute ORDER BY minute')
  const days = (): unknown[][] => query(database, 'SELECT day, n FROM daily_counts ORDER BY day')
  const issues = (): unknown[][] => query(database, 'SELECT kind, n FROM ingest_issues ORDER BY kind, detail')
  const latest = (): unknown => query(database, 'SELECT max(last_seen) FROM top_codes')[0]?.[0]
  return { path, run, touch, counts, days, issues, latest }
}

const countsOf = (minutes: readonly string[]): unknown[][] =>
  [...new Set(minutes)].map((minute) => [`${minute}:00Z`, minutes.filter((other) => other === minute).length])

describe.each([...years, ...clocks, ...undated])('$title', (row) => {
  const { zone = 'UTC', modified = '2026-11-23T00:00:00Z', now = '2026-11-24T03:00:00Z', lines } = row
  const text = (part: readonly string[]): string => part.map((line) => `${line}\n`).join('')

  test('in one run, plain', async () => {
    const { path, run, touch, counts, issues } = machine(zone)
    writeFileSync(path('app.log'), text(lines))
    touch('app.log', modified)
    await run(now, ['app.log'])
    expect(counts()).toEqual(countsOf(row.minutes))
    expect(issues()).toEqual(row.issues ?? [])
  })

  test('in one run, compressed', async () => {
    const { path, run, touch, counts } = machine(zone)
    writeFileSync(path('app.log.1.gz'), gzipSync(text(lines)))
    touch('app.log.1.gz', modified)
    await run(now, ['app.log.1.gz'])
    expect(counts()).toEqual(countsOf(row.minutes))
  })

  test.each(lines.slice(1).map((_, index) => index + 1))(
    'in two runs, the first of %d lines',
    async (end) => {
      const { path, run, touch, counts, issues } = machine(zone)
      writeFileSync(path('app.log'), text(lines.slice(0, end)))
      touch('app.log', modified)
      await run(now, ['app.log'])
      appendFileSync(path('app.log'), text(lines.slice(end)))
      touch('app.log', modified)
      await run(now, ['app.log'])
      expect(counts()).toEqual(countsOf(row.minutes))
      expect(issues()).toEqual(row.issues ?? [])
    },
  )
})

describe('a log without years that grows for ten months, over New Year', () => {
  const month = (start: number): Date[] =>
    [0, 9, 18, 27].map((day) => new Date(start + day * 86_400_000 + 3_600_000))
  const written = Array.from({ length: 10 }, (_, index) => month(Date.UTC(2025, 7 + index, 1)))
  const line = (date: Date): string =>
    `${logcat(date.toISOString().slice(5, 23).replace('T', ' '))} n=${date.getTime()}\n`
  const expected = countsOf(written.flat().map((date) => date.toISOString().slice(0, 16)))
  const lastOf = (dates: readonly Date[]): string => dates.at(-1)?.toISOString() ?? ''

  test('is counted every month as it is in one run at the end', async () => {
    const monthly = machine('UTC')
    const once = machine('UTC')
    for (const dates of written) {
      for (const { path, touch } of [monthly, once]) {
        appendFileSync(path('app.log'), dates.map(line).join(''))
        touch('app.log', lastOf(dates))
      }
      await monthly.run(lastOf(dates), ['app.log'])
    }
    await once.run('2026-06-30T00:00:00Z', ['app.log'])
    expect(monthly.counts()).toEqual(expected)
    expect(once.counts()).toEqual(expected)
  })

  test('also where it is rotated and compressed in between', async () => {
    const { path, run, touch, counts } = machine('UTC')
    let text = ''
    for (const dates of written.slice(0, 5)) {
      text += dates.map(line).join('')
      appendFileSync(path('app.log'), dates.map(line).join(''))
      touch('app.log', lastOf(dates))
      await run(lastOf(dates), ['app.log'])
    }
    // The last lines before the rotation are read from the compressed file, and in another year.
    const december = new Date('2025-12-31T23:59:00Z')
    text += line(december)
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log.1.gz'), gzipSync(text))
    touch('app.log.1.gz', december.toISOString())
    writeFileSync(path('app.log'), line(new Date('2026-01-01T00:00:00Z')))
    touch('app.log', '2026-01-01T00:00:00Z')
    await run('2026-01-02T03:00:00Z', ['app.log', 'app.log.1.gz'])
    const minutes = written
      .slice(0, 5)
      .flat()
      .map((date) => date.toISOString().slice(0, 16))
    expect(counts()).toEqual(countsOf([...minutes, '2025-12-31T23:59', '2026-01-01T00:00']))
  })
})

describe('F59 a report that runs over midnight', () => {
  test.each([
    ['UTC', ['2026-11-22', '2026-11-23']],
    ['America/New_York', ['2026-11-23', '2026-11-23']],
    ['Asia/Shanghai', ['2026-11-22', '2026-11-22']],
  ])('has each line in one day, in %s', async (zone, [before, after]) => {
    const { path, run, days } = machine(zone)
    writeFileSync(path('app.log'), `${plain('2026-11-22 23:59:59.999')}\n`)
    await run('2026-11-24T00:00:00Z', ['app.log'])
    appendFileSync(path('app.log'), `${plain('2026-11-23 00:00:00.000')}\n`)
    await run('2026-11-24T00:00:00Z', ['app.log'])
    await run('2026-11-24T00:00:00Z', ['app.log'])
    expect(days()).toEqual(
      before === after
        ? [[before, 2]]
        : [
            [before, 1],
            [after, 1],
          ],
    )
  })
})

test('F53 what a clock gone wrong has written is not the latest', async () => {
  const { path, run, latest } = machine('UTC')
  writeFileSync(path('app.log'), `${plain('2026-11-22 10:00:00')}\n${plain('2099-01-01 00:00:00')}\n`)
  await run('2026-11-25T09:00:00Z', ['app.log'])
  expect(latest()).toBe('2026-11-25T09:00:00Z')
})
