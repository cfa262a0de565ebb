import { describe, expect, test } from 'vitest'
import { bar, cellsOf, sparkline, valuesIn } from '../../src/report/marks.ts'

const huge = 2n ** 63n - 1n

describe('sparkline', () => {
  test.each<[readonly bigint[], string]>([
    [[], ''],
    [[0n, 0n], '··'],
    [[1n], '█'],
    [[1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n], '▁▂▃▄▅▆▇█'],
    [[0n, 1n, 1_000_000n], '·▁█'],
    [[huge, huge / 2n, 1n], '█▄▁'],
  ])('%o', (values, marks) => {
    expect(sparkline(values)).toBe(marks)
  })
})

describe('bar', () => {
  test.each<[bigint, bigint, number, string]>([
    [0n, 8n, 10, ''],
    [8n, 8n, 4, '████'],
    [4n, 8n, 4, '██'],
    [1n, 8n, 4, '▌'],
    [1n, 1_000_000n, 4, '▏'],
    [huge, huge, 3, '███'],
    [0n, 0n, 3, ''],
  ])('%s of %s in %s columns', (value, highest, width, marks) => {
    expect(bar(value, highest, width)).toBe(marks)
  })
})

describe('cells', () => {
  test.each([
    ['whole units in each', [0, 3600 * 168, 3600, 12], { start: 0, length: 3600 * 14, count: 12 }],
    ['fewer than asked for', [0, 3600 * 5, 3600, 12], { start: 0, length: 3600, count: 5 }],
    [
      'from the unit that the range cuts',
      [3700, 3600 * 3, 3600, 12],
      { start: 3600, length: 3600, count: 2 },
    ],
    ['one for a moment', [60, 61, 60, 12], { start: 60, length: 60, count: 1 }],
    ['the last may be short', [0, 30 * 86_400, 86_400, 12], { start: 0, length: 3 * 86_400, count: 10 }],
  ] as const)('%s', (_, [since, until, unit, most], cells) => {
    expect(cellsOf(since, until, unit, most)).toEqual(cells)
  })

  test('add up what starts in them', () => {
    const points = [-1, 0, 9, 10, 29, 30].map((start, index) => ({ start, n: 10n ** BigInt(index) }))
    expect(valuesIn({ start: 0, length: 10, count: 3 }, points)).toEqual([110n, 1000n, 10_000n])
  })
})
