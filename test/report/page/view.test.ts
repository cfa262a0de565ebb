/** A view becomes an address and is read from it again. */
import { describe, expect, test } from 'vitest'
import { openingView } from '../../../src/report/page/model/opening.ts'
import { readHash, type View, writeHash } from '../../../src/report/page/model/view.ts'
import { pageOf, readPage, second, storeOf } from './sample.ts'

const opened = async (range?: { since?: number; until?: number }) => {
  const rows = [
    { minute: second('2026-11-24T10:00Z') },
    { minute: second('2026-03-08T10:00Z'), code: 9, source: 'a&b=c#d.log' },
  ]
  const { facts, counts } = readPage(await pageOf(storeOf(rows), { range }))
  return { facts, opening: openingView(facts, counts) }
}

describe('an address', () => {
  test.each<[string, Partial<View>]>([
    ['nothing', {}],
    ['a preset', { period: '24h' }],
    ['a period', { period: { from: second('2026-11-20T10:00Z'), to: second('2026-11-21T10:01Z') } }],
    ['a source with any name', { sources: [1] }],
    [
      'everything',
      {
        zone: 'Asia/Kolkata',
        codes: [9, 2020],
        severities: ['error', 'unknown'],
        minEvidence: 'likely',
        search: '密码 & 100%',
        sort: 'change',
        language: 'en',
        theme: 'dark',
      },
    ],
  ])('keeps %s', async (_, changes) => {
    const { facts, opening } = await opened()
    const view = { ...opening, ...changes }
    expect(readHash(`#${writeHash(view, opening, facts)}`, opening, facts)).toEqual(view)
  })

  test.each([
    '#zone=Mars/Olympus&code=77&code=x&source=gone.log&severity=fatal&sort=luck&language=fr&theme=pink',
    '#from=2026-11-20T10:00&until=2026-11-20T10:00',
    '#from=2026-13-20T10:00&until=nonsense&period=century',
    '#%E0%A4%A&&&==',
  ])('%s is the opening view', async (hash) => {
    const { facts, opening } = await opened()
    expect(readHash(hash, opening, facts)).toEqual(opening)
  })
})

describe('the page opens with', () => {
  test('the last week that has counts', async () => expect((await opened()).opening.period).toBe('7d'))

  test('what was asked for', async () => {
    const range = { since: second('2026-11-20T10:00Z'), until: second('2026-11-21T10:00Z') }
    expect((await opened(range)).opening.period).toEqual({ from: range.since, to: range.until })
    expect((await opened({ since: range.since })).opening.period).toEqual({
      from: range.since,
      to: second('2026-11-25T01:20Z'),
    })
    expect((await opened({ until: range.until })).opening.period).toEqual({
      from: second('2026-03-08T10:00Z'),
      to: range.until,
    })
  })
})
