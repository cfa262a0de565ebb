import { describe, expect, it } from 'vitest'
import type { Filter } from '../../src/store/filter.ts'
import { sourcesNamed } from '../../src/store/sources.ts'
import { topCodes } from '../../src/store/top-codes.ts'
import {
  batchOf,
  count,
  minute,
  openScratch,
  readScratch,
  rows,
  type ScratchStore,
  scratchFile,
} from './sample.ts'

function filled(file = scratchFile()): ScratchStore {
  const store = openScratch(file)
  store.commit(
    batchOf(
      count({ n: 2, first: minute + 3 }),
      count({ n: 8, evidence: 'inferred', minute: minute + 86_400 }),
      count({ n: 4, evidence: 'likely', minute: minute + 3600, last: minute + 3601, source: 'other.log' }),
      count({ n: 7, code: 10006, minute: minute - 86_400 }),
      count({ n: 9, code: 4711 }),
    ),
  )
  return store
}

describe('topCodes', () => {
  it('gives the most frequent first, with texts, numbers and times', async () => {
    expect(await topCodes(filled(), { limit: 2 })).toEqual([
      {
        code: 2020,
        severity: 'flow',
        message: 'message of 2020',
        description: '说明 2020',
        advice: '建议 2020',
        n: 14n,
        firstSeen: minute + 3,
        lastSeen: minute + 86_400 + 59,
      },
      {
        code: 4711,
        severity: 'unknown',
        message: '',
        description: '',
        advice: '',
        n: 9n,
        firstSeen: minute,
        lastSeen: minute + 59,
      },
    ])
  })

  it.each([
    [
      'inferred',
      [
        [2020, 14n],
        [4711, 9n],
        [10006, 7n],
      ],
    ],
    [
      'likely',
      [
        [4711, 9n],
        [10006, 7n],
        [2020, 6n],
      ],
    ],
    [
      'certain',
      [
        [4711, 9n],
        [10006, 7n],
        [2020, 2n],
      ],
    ],
  ] as const)('counts what is at least %s', async (minEvidence, expected) => {
    expect((await topCodes(filled(), { limit: 9, minEvidence })).map(({ code, n }) => [code, n])).toEqual(
      expected,
    )
  })

  it('gives the texts in the language that is asked for', async () => {
    const [top] = await topCodes(filled(), { limit: 1, language: 'en' })
    expect(top).toMatchObject({ description: 'description of 2020', advice: 'project advice on 2020' })
  })

  it('agrees with the public view', async () => {
    const store = filled()
    const view = rows(store, 'SELECT code, severity, message, description, advice, n FROM top_codes')
    const query = (await topCodes(store, { limit: 9 })).map(
      ({ code, severity, message, description, advice, n }) => [
        ...[code, severity, message, description, advice],
        Number(n),
      ],
    )
    expect(query).toEqual(view)
  })
})

describe('topCodes of what a filter lets through', () => {
  const found = async (store: ScratchStore, filter: Filter) =>
    (await topCodes(store, { limit: 9, ...filter })).map(({ code, n }) => [code, n])
  const ofOther = async (store: ScratchStore): Promise<Filter> => ({
    sources: (await sourcesNamed(store, (name) => name === 'other.log')).numbers,
  })

  it.each<[string, Filter, unknown]>([
    [
      'codes',
      { codes: [10006, 1, 2020] },
      [
        [2020, 14n],
        [10006, 7n],
      ],
    ],
    ['no codes', { codes: [] }, []],
    ['severities', { severities: ['error'] }, [[10006, 7n]]],
    [
      'unknown ones among them',
      { severities: ['unknown', 'flow'] },
      [
        [2020, 14n],
        [4711, 9n],
      ],
    ],
    ['evidence', { evidence: ['likely'] }, [[2020, 4n]]],
    ['two sorts of it', { evidence: ['inferred', 'likely'] }, [[2020, 12n]]],
    ['both kinds of evidence', { evidence: ['inferred', 'likely'], minEvidence: 'likely' }, [[2020, 4n]]],
    ['evidence below the floor', { evidence: ['inferred'], minEvidence: 'certain' }, []],
    ['no sources', { sources: [] }, []],
  ])('%s', async (_, filter, expected) => {
    expect(await found(filled(), filter)).toEqual(expected)
  })

  it('sources, with the times that they saw it', async () => {
    const store = filled()
    expect(await topCodes(store, { limit: 9, ...(await ofOther(store)) })).toMatchObject([
      { code: 2020, n: 4n, firstSeen: minute + 3600, lastSeen: minute + 3601 },
    ])
    expect(
      await topCodes(store, { limit: 9, ...(await ofOther(store)), since: minute, until: minute + 7200 }),
    ).toMatchObject([{ code: 2020, n: 4n, firstSeen: minute + 3600, lastSeen: minute + 3600 }])
    expect(await found(store, { ...(await ofOther(store)), evidence: ['certain'] })).toEqual([])
  })

  it('all sources are as good as none', async () => {
    const store = filled()
    const all = await sourcesNamed(store, () => true)
    expect(all.names).toEqual(['app.log', 'other.log'])
    for (const range of [{}, { since: minute - 60, until: minute + 86_460 }]) {
      expect(await topCodes(store, { limit: 9, ...range, sources: all.numbers })).toEqual(
        await topCodes(store, { limit: 9, ...range }),
      )
    }
  })
})

describe('a read-only file', () => {
  it('answers, too', async () => {
    const file = scratchFile()
    filled(file)
    const reader = readScratch(file)
    expect(await topCodes(reader, { limit: 9, codes: [4711] })).toMatchObject([{ code: 4711, n: 9n }])
  })
})
