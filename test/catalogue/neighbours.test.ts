/** Known codes that a mistaken one may have been meant for. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { neighboursOf } from '../../src/catalogue/neighbours.ts'

const known = catalogue.records.map(({ code }) => code)

describe('one slip away comes first', () => {
  test.each([
    ['a changed digit', 9333, [2333]],
    ['a missing digit', 233, [2333]],
    ['a digit too many', 23333, [2333]],
    ['two digits swapped', 1663, [1636]],
    ['a zero too few', 1001, [10001]],
  ])('%s: %i', (_, code, expected) => {
    expect(neighboursOf(code, [9, 1636, 2333, 9700, 10_001, 99_999], 1)).toEqual(expected)
  })

  test('two slips are no slip', () => {
    expect(neighboursOf(1365, [1636, 1300], 1)).toEqual([1300])
  })
})

test('then the nearest numbers, on both sides', () => {
  expect(neighboursOf(5500, [9000, 5489, 5612, 3000], 3)).toEqual([5489, 5612, 3000])
})

test('each code is named once, at most as many as asked for, and all are known', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 0, max: 12 }), (code, count) => {
      const named = neighboursOf(code, known, count)
      expect(named).toHaveLength(count)
      expect(new Set(named).size).toBe(count)
      expect(named.filter((other) => !known.includes(other))).toEqual([])
    }),
  )
})

test('five unless asked, fewer where fewer are known', () => {
  expect(neighboursOf(2334, known)).toHaveLength(5)
  expect(neighboursOf(2334, [2333, 2333])).toEqual([2333])
  expect(neighboursOf(2334, [])).toEqual([])
})
