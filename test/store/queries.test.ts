import { describe, expect, it } from 'vitest'
import { topCodes, trend } from '../../src/store/queries.ts'
import { openStoreReadOnly, type Store } from '../../src/store/store.ts'
import { batchOf, count, minute, openScratch, rows, scratchFile } from './sample.ts'

const hour = Date.UTC(2026, 10, 22, 8) / 1000
const day = Date.UTC(2026, 10, 22) / 1000

function filled(file = scratchFile()): Store {
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
  it('gives the most frequent first, with texts, numbers and times', () => {
    expect(topCodes(filled(), { limit: 2 })).toEqual([
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
  ] as const)('counts what is at least %s', (minEvidence, expected) => {
    expect(topCodes(filled(), { limit: 9, minEvidence }).map(({ code, n }) => [code, n])).toEqual(expected)
  })

  it('gives the texts in the language that is asked for', () => {
    const [top] = topCodes(filled(), { limit: 1, language: 'en' })
    expect(top).toMatchObject({ description: 'description of 2020', advice: 'project advice on 2020' })
  })

  it('agrees with the public view', () => {
    const store = filled()
    const view = rows(store, 'SELECT code, severity, message, description, advice, n FROM top_codes')
    const query = topCodes(store, { limit: 9 }).map(({ code, severity, message, description, advice, n }) => [
      ...[code, severity, message, description, advice],
      Number(n),
    ])
    expect(query).toEqual(view)
  })
})

describe('trend', () => {
  it.each([
    [
      { by: 'hour' },
      [
        [hour, 2n],
        [hour + 3600, 4n],
        [hour + 86_400, 8n],
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
  ] as const)('%j', (options, expected) => {
    const points = trend(filled(), { code: 2020, ...options })
    expect(points.map(({ start, n }) => [start, n])).toEqual(expected)
  })

  it('of a code that never occurred is empty', () => {
    expect(trend(filled(), { code: 1, by: 'day' })).toEqual([])
  })
})

describe('a read-only file', () => {
  it('answers, too', () => {
    const file = scratchFile()
    filled(file)
    const reader = openStoreReadOnly(file)
    expect(trend(reader, { code: 4711, by: 'day' })).toEqual([{ start: day, n: 9n }])
    reader.close()
  })
})
