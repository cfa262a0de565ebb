/** Whatever the room is, what is in the page is right, and what is coarser or missing is said. */

import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { gather } from '../../../src/report/page/gather.ts'
import { addUp } from '../../../src/report/page/model/add-up.ts'
import { units } from '../../../src/report/page/model/block.ts'
import { partsOf, readCounts } from '../../../src/report/page/model/counts.ts'
import type { Facts } from '../../../src/report/page/model/facts.ts'
import { packCounts } from '../../../src/report/page/pack.ts'
import { query } from '../../scratch.ts'
import { pruneFile } from '../../store/on-files.ts'
import { readScratch } from '../../store/sample.ts'
import { pageOf, randomRows, readPage, second, storeOf } from './sample.ts'

async function packedInto(room: number, file: string) {
  const store = readScratch(file)
  const { places, stretches, ...gathered } = await gather(store)
  const { bytes, ...packed } = await packCounts(store, places, stretches, room)
  const facts = { ...gathered, ...packed } as unknown as Facts
  return {
    bytes,
    facts,
    counts: readCounts(
      facts,
      partsOf(facts, bytes).map((part) => inflateRawSync(part)),
    ),
  }
}

const everything = { minEvidence: 1 }

/** By code and UTC day, from SQL. */
const daysInSql = (file: string): unknown[][] =>
  query(file, 'SELECT code, day, sum(n) FROM day_counts GROUP BY code, day ORDER BY code, day')

describe('80 days of minutes', () => {
  const rows = randomRows(12_000, 80)

  test.each([
    ['all of it by the minute', 1e6, ['minute'], false],
    ['some by the hour', 20_000, ['day', 'hour', 'minute'], false],
    ['the newest days alone', 6000, ['day'], true],
    ['nothing', 100, [], true],
  ] as const)('%s', async (_, room, expected, isLeftOut) => {
    const file = storeOf(rows)
    const { bytes, facts, counts } = await packedInto(room, file)
    expect(bytes.length).toBeLessThanOrEqual(room)
    expect([...new Set(facts.blocks.map(({ unit }) => unit))]).toEqual(expected)
    expect(facts.leftOutBefore !== undefined).toBe(isLeftOut)
    const held = daysInSql(file).filter(([, day]) => (day as number) >= (facts.leftOutBefore ?? 0))
    const days = held.flatMap(([code, day]) => {
      const sum = addUp(counts.blocks, [day as number, (day as number) + 86_400], everything)
      return [[code, day, sum.get(facts.codes.findIndex((one) => one.code === code))?.total]]
    })
    expect(days).toEqual(held)
  })
})

test('hours are the sums of their minutes, source by source', async () => {
  const file = storeOf(randomRows(12_000, 80))
  const { facts, counts } = await packedInto(20_000, file)
  const hours = counts.blocks.filter(({ unit }) => unit === 'hour')
  const cells = hours.flatMap(({ start, series }) =>
    series.flatMap(({ code, source, evidence, times, counts }) =>
      Array.from(times, (time, index) =>
        [
          start + time * units.hour,
          facts.codes[code]?.code,
          facts.sources[source],
          evidence,
          counts[index],
        ].join(' '),
      ),
    ),
  )
  const [from, to] = [hours[0]?.start, hours.at(-1)?.end]
  const sql = query(
    file,
    `SELECT minute / 3600 * 3600, code, name, evidence, sum(n) FROM minute_counts JOIN sources ON sources.id = source_id
     WHERE minute >= ${from} AND minute < ${to} GROUP BY 1, 2, 3, 4`,
  )
  expect(cells.sort()).toEqual(sql.map((row) => row.join(' ')).sort())
  expect(cells.length).toBeGreaterThan(100)
})

test('of pruned days the sums are there, beside the minutes of later ones', async () => {
  const file = storeOf(randomRows(4000, 30))
  const before = daysInSql(file)
  const day = second('2026-11-10T00:00Z')
  await pruneFile(file, day)
  const { facts, counts } = readPage(await pageOf(file))
  expect(facts.prunedBefore).toBe(day)
  expect(counts.blocks.every(({ unit, end }) => unit === (end <= day ? 'day' : 'minute'))).toBe(true)
  const days = before.map(([code, day]) => [
    code,
    day,
    addUp(counts.blocks, [day as number, (day as number) + 86_400], everything).get(
      facts.codes.findIndex((one) => one.code === code),
    )?.total,
  ])
  expect(days).toEqual(before)
})

test('a day that is known as a sum counts where its middle lies', async () => {
  const file = storeOf([{ minute: second('2026-11-02T23:59Z'), n: 5 }])
  await pruneFile(file, second('2026-11-10T00:00Z'))
  const { counts } = readPage(await pageOf(file))
  const sum = (from: string, to: string) =>
    addUp(counts.blocks, [second(from), second(to)], everything).get(0)?.total ?? 0
  // The day of that name in Shanghai, and the one in New York.
  expect(sum('2026-11-01T16:00Z', '2026-11-02T16:00Z')).toBe(5)
  expect(sum('2026-11-02T05:00Z', '2026-11-03T05:00Z')).toBe(5)
  expect(sum('2026-11-02T16:00Z', '2026-11-03T16:00Z')).toBe(0)
})

test('of many sources those with the fewest hits are counted together', async () => {
  const minute = second('2026-11-24T10:00Z')
  const rows = Array.from({ length: 260 }, (_, index) => ({ minute, source: `${index}.log`, n: 300 - index }))
  const { facts, counts } = readPage(await pageOf(storeOf(rows)))
  expect(facts.sources).toHaveLength(250)
  expect(facts.otherSources).toBe(10)
  const others = addUp(counts.blocks, [minute, minute + 60], { sources: new Set([250]), minEvidence: 1 })
  expect(others.get(0)?.total).toBe(rows.slice(250).reduce((sum, { n }) => sum + n, 0))
})

test('counts from before 1970 and from the year 9999 are there', async () => {
  const minutes = ['0000-01-01T00:00Z', '1969-12-31T23:59Z', '9999-12-31T23:59Z'].map(second)
  const { counts } = readPage(await pageOf(storeOf(minutes.map((minute) => ({ minute })))))
  for (const minute of minutes) {
    expect(addUp(counts.blocks, [minute, minute + 60], everything).get(0)?.total).toBe(1)
  }
  expect(counts.span).toEqual({ from: minutes[0], to: (minutes[2] as number) + 60 })
})
