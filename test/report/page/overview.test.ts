/** Every number that the page shows is what SQL gives for it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Counts } from '../../../src/report/page/model/counts.ts'
import type { Facts } from '../../../src/report/page/model/facts.ts'
import { openingView } from '../../../src/report/page/model/opening.ts'
import { overviewOf } from '../../../src/report/page/model/overview.ts'
import { layersOf } from '../../../src/report/page/model/stack.ts'
import type { View } from '../../../src/report/page/model/view.ts'
import { query } from '../../scratch.ts'
import { names, pageOf, randomRows, readPage, second, storeOf, sumsInSql } from './sample.ts'

const at = (from: string, to: string) => ({ from: second(from), to: second(to) })

const views: readonly [string, Partial<View>][] = [
  ['the week', {}],
  ['a day of 25 hours', { zone: 'America/New_York', period: at('2026-11-01T04:00Z', '2026-11-02T05:00Z') }],
  [
    'days in a zone of half hours',
    { zone: 'Asia/Kolkata', period: at('2026-11-20T18:30Z', '2026-11-23T18:30Z') },
  ],
  ['yesterday in a zone of quarter hours', { zone: 'Asia/Kathmandu', period: 'yesterday' }],
  ['some minutes', { period: at('2026-11-24T10:17Z', '2026-11-24T12:53Z') }],
  ['one source', { sources: [1] }],
  ['two sources, certain only', { sources: [0, 2], minEvidence: 'certain' }],
  ['likely at least, all of it', { minEvidence: 'likely', period: 'all' }],
]

describe('of a store', () => {
  let [folder, file, facts, counts] = ['', '', {} as Facts, {} as Counts]
  let sql: ((view: Partial<View>, period: { from: number; to: number }) => Map<number, number>) | undefined
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'authing-annotate-'))
    file = storeOf(randomRows(20_000, 45), join(folder, 'counts.db'))
    ;({ facts, counts } = readPage(await pageOf(file)))
    sql = (view, { from, to }) =>
      sumsInSql(file, {
        from,
        to,
        minEvidence: view.minEvidence ?? 'inferred',
        ...(view.sources === undefined
          ? {}
          : { sources: view.sources.map((place) => facts.sources[place] as string) }),
      })
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(views)('%s', (_, changes) => {
    const view = { ...openingView(facts, counts), ...changes }
    const overview = overviewOf(facts, counts, view)
    const [now, before] = [overview.period, overview.before].map((period) =>
      period === undefined ? new Map<number, number>() : sql?.(changes, period),
    )
    const by = (pick: 'n' | 'before') =>
      new Map(overview.rows.filter((row) => row[pick] > 0).map((row) => [row.facts.code, row[pick]]))
    const inOrder = (sums: Map<number, number> | undefined) => [...(sums ?? [])].sort(([a], [b]) => a - b)
    expect(inOrder(by('n'))).toEqual(inOrder(now))
    expect(inOrder(by('before'))).toEqual(inOrder(before))
    expect(overview.n).toBe(inOrder(now).reduce((sum, [, n]) => sum + n, 0))
    expect(overview.n).toBeGreaterThan(0)
  })

  test.each(views)('%s, bucket by bucket', (_, changes) => {
    const overview = overviewOf(facts, counts, { ...openingView(facts, counts), ...changes })
    const sums = overview.edges.slice(1).map((to, bucket) => {
      const all = sql?.(changes, { from: overview.edges[bucket] as number, to })
      return [...(all?.values() ?? [])].reduce((sum, n) => sum + n, 0)
    })
    const layers = layersOf(overview.counted)
    expect(
      sums.map((_, bucket) => layers.reduce((sum, { buckets }) => sum + (buckets[bucket] ?? 0), 0)),
    ).toEqual(sums)
  })

  test('a code was last seen in its last minute, and is new where it had none before', () => {
    const overview = overviewOf(facts, counts, openingView(facts, counts))
    const { from, to } = overview.period
    for (const { facts, last, isNew } of overview.rows) {
      const [[first, newest]] = query(
        file,
        `SELECT min(minute), max(iif(minute < ${to}, minute, NULL)) FROM minute_counts WHERE code = ${facts.code}`,
      ) as [[number, number]]
      expect(last?.at).toBe(newest)
      expect(isNew).toBe(first >= from)
    }
  })

  test('severity and search choose among the codes, and picked codes alone are summed up', () => {
    const opening = openingView(facts, counts)
    const codesOf = (changes: Partial<View>) =>
      overviewOf(facts, counts, { ...opening, ...changes, sort: 'code' }).rows.map(({ facts }) => facts.code)
    expect(codesOf({ severities: ['unknown'] })).toEqual([9])
    expect(codesOf({ search: '首次登录' })).toEqual([1639])
    expect(codesOf({ search: '164' })).toEqual([1640, 1641])
    const picked = overviewOf(facts, counts, { ...opening, codes: [9] })
    expect(picked.rows.length).toBeGreaterThan(5)
    expect(picked.counted.map(({ facts }) => facts.code)).toEqual([9])
    expect(picked.n).toBe(picked.counted[0]?.n)
  })
})

test('what is counted only later in a store is new, and what is gone still has a row', async () => {
  const file = storeOf([
    { minute: second('2026-11-10T10:00Z'), code: 2020 },
    { minute: second('2026-11-15T10:00Z'), code: 2005 },
    { minute: second('2026-11-20T10:00Z'), code: 2020 },
    { minute: second('2026-11-21T10:00Z'), code: 9, source: names[1] },
  ])
  const { facts, counts } = readPage(await pageOf(file))
  const { rows } = overviewOf(facts, counts, { ...openingView(facts, counts), sort: 'code' })
  expect(rows.map(({ facts, n, before, isNew }) => [facts.code, n, before, isNew])).toEqual([
    [9, 1, 0, true],
    [2005, 0, 1, false],
    [2020, 1, 0, false],
  ])
})

test('an empty store has no rows, and one event is one', async () => {
  const empty = readPage(await pageOf(storeOf([])))
  expect(overviewOf(empty.facts, empty.counts, openingView(empty.facts, empty.counts))).toMatchObject({
    rows: [],
    n: 0,
    before: undefined,
  })
  const one = readPage(await pageOf(storeOf([{ minute: second('2026-11-25T01:20Z') }])))
  expect(overviewOf(one.facts, one.counts, openingView(one.facts, one.counts)).n).toBe(1)
})
