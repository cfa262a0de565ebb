import { describe, expect, it } from 'vitest'
import { seen } from '../../src/store/seen.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { byCode, type TrendOptions, trend, trendOfAll } from '../../src/store/trend.ts'
import { batchOf, count, minute, openScratch, type ScratchStore, scratchFile } from './sample.ts'

const hour = Date.UTC(2026, 10, 22, 8) / 1000
const day = Date.UTC(2026, 10, 22) / 1000

function filled(): ScratchStore {
  const store = openScratch(scratchFile())
  store.commit(
    batchOf(
      count({ n: 2, first: minute + 3 }),
      count({ n: 8, evidence: 'inferred', minute: minute + 86_400 }),
      count({ n: 4, evidence: 'likely', minute: minute + 3600, source: 'other.log' }),
      count({ n: 7, code: 10006, minute: minute - 86_400 }),
      count({ n: 9, code: 4711 }),
    ),
  )
  return store
}

describe('trend', () => {
  it.each<[TrendOptions, readonly (readonly [number, bigint])[]]>([
    [
      { by: 'hour' },
      [
        [hour, 2n],
        [hour + 3600, 4n],
        [hour + 86_400, 8n],
      ],
    ],
    [
      { by: 'minute' },
      [
        [minute, 2n],
        [minute + 3600, 4n],
        [minute + 86_400, 8n],
      ],
    ],
    [
      { by: 'day' },
      [
        [day, 6n],
        [day + 86_400, 8n],
      ],
    ],
    [{ by: 'day', minEvidence: 'likely' }, [[day, 6n]]],
    [{ by: 'hour', minEvidence: 'certain' }, [[hour, 2n]]],
    [{ by: 'hour', evidence: ['likely'] }, [[hour + 3600, 4n]]],
    [{ by: 'day', since: minute + 60, until: minute + 86_400 }, [[day, 4n]]],
  ])('%j', async (options, expected) => {
    const points = await trend(filled(), { codes: [2020], ...options })
    expect(points.map(({ start, n }) => [start, n])).toEqual(expected)
  })

  it('of one source, by minute, hour and day', async () => {
    const store = filled()
    const sources = (await sourcesNamed(store, (name) => name === 'other.log')).numbers
    for (const [by, start] of [
      ['minute', minute + 3600],
      ['hour', hour + 3600],
      ['day', day],
    ] as const) {
      expect(await trend(store, { by, sources })).toEqual([{ code: 2020, start, n: 4n }])
    }
  })

  it('of several codes is one after the other', async () => {
    const points = await trend(filled(), { codes: [10006, 4711], by: 'day' })
    expect(points).toEqual([
      { code: 4711, start: day, n: 9n },
      { code: 10006, start: day - 86_400, n: 7n },
    ])
    expect([...byCode(points)]).toEqual(points.map((point) => [point.code, [point]]))
  })

  it('of all together', async () => {
    expect(await trendOfAll(filled(), { by: 'day' })).toEqual([
      { start: day - 86_400, n: 7n },
      { start: day, n: 15n },
      { start: day + 86_400, n: 8n },
    ])
  })

  it('of a code that never occurred is empty', async () => {
    expect(await trend(filled(), { codes: [1], by: 'day' })).toEqual([])
  })
})

describe('seen', () => {
  it.each([
    [{}, { first: minute - 86_400, last: minute + 86_459 }],
    [{ codes: [2020] }, { first: minute + 3, last: minute + 86_459 }],
    [
      { codes: [2020], evidence: ['likely'] },
      { first: minute + 3600, last: minute + 3659 },
    ],
    [{ codes: [1] }, undefined],
  ] as const)('%j', async (filter, expected) => {
    expect(await seen(filled(), filter)).toEqual(expected)
  })

  it('of one source', async () => {
    const store = filled()
    const { numbers } = await sourcesNamed(store, (name) => name === 'other.log')
    expect(await seen(store, { sources: numbers })).toEqual({ first: minute + 3600, last: minute + 3659 })
  })
})
