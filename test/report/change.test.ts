import { describe, expect, test } from 'vitest'
import { changeOf } from '../../src/report/change.ts'
import { changeCells, changeValues } from '../../src/report/change-columns.ts'

const huge = 2n ** 63n - 1n

describe('a count beside the one before', () => {
  test.each<[bigint, bigint, ReturnType<typeof changeOf>, readonly string[]]>([
    [3n, 2n, { difference: 1n, percent: 50, change: 'more' }, ['2', '+1', '+50%']],
    [2n, 3n, { difference: -1n, percent: -33.3, change: 'fewer' }, ['3', '-1', '-33%']],
    [5n, 5n, { difference: 0n, percent: 0, change: 'same' }, ['5', '0', '0%']],
    [7n, 0n, { difference: 7n, percent: undefined, change: 'new' }, ['0', '+7', 'new']],
    [0n, 7n, { difference: -7n, percent: -100, change: 'gone' }, ['7', '-7', 'gone']],
    [0n, 0n, { difference: 0n, percent: undefined, change: 'same' }, ['0', '0', '']],
    [1003n, 1000n, { difference: 3n, percent: 0.3, change: 'more' }, ['1000', '+3', '+0.3%']],
    [huge, 1n, { difference: huge - 1n, percent: Number(huge) * 100, change: 'more' }, []],
  ])('%s after %s', (n, before, change, texts) => {
    expect(changeOf(n, before)).toEqual(change)
    expect(changeValues(n, before)).toEqual([
      before,
      change.difference,
      change.percent ?? null,
      change.change,
    ])
    if (texts.length > 0) expect(changeCells(n, before, 'en').map(({ text }) => text)).toEqual(texts)
  })

  test('is not called new where a quiet hour is no news', () => {
    expect(changeCells(7n, 0n, 'en', false).map(({ text }) => text)).toEqual(['0', '+7', ''])
  })
})
