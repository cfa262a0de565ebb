import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enter, type Range, spanOf } from '../../src/store/shared/ledger.ts'

/** A ledger as a database has it: a step is given the ranges that hold a number, or lie beside one. */
function ledger(): {
  readonly enter: (numbers: readonly number[]) => number[]
  readonly ranges: () => Range[]
} {
  const held = new Map<number, number>()
  const ranges = (): Range[] =>
    [...held].map(([first, last]) => ({ first, last })).sort((a, b) => a.first - b.first)
  return {
    ranges,
    enter: (numbers) => {
      const touched = ranges().filter(({ first, last }) =>
        numbers.some((number) => first <= number + 1 && number <= last + 1),
      )
      const step = enter(touched, numbers)
      for (const first of step.gone) expect(held.delete(first)).toBe(true)
      for (const { first, last } of step.put) held.set(first, last)
      return [...step.fresh].sort((a, b) => a - b)
    },
  }
}

describe('a ledger', () => {
  test.each([
    { held: [], numbers: [1], fresh: [1], gone: [], put: [[1, 1]] },
    { held: [[1, 4]], numbers: [5, 6], fresh: [5, 6], gone: [], put: [[1, 6]] },
    { held: [[1, 4]], numbers: [2, 4], fresh: [], gone: [], put: [] },
    { held: [[3, 4]], numbers: [2], fresh: [2], gone: [3], put: [[2, 4]] },
    {
      held: [
        [1, 4],
        [6, 9],
      ],
      numbers: [5],
      fresh: [5],
      gone: [6],
      put: [[1, 9]],
    },
    {
      held: [[1, 4]],
      numbers: [9, 6, 9],
      fresh: [6, 9],
      gone: [],
      put: [
        [6, 6],
        [9, 9],
      ],
    },
  ])('$held and $numbers', ({ held, numbers, ...expected }) => {
    const { fresh, gone, put } = enter(
      held.map(([first = 0, last = 0]) => ({ first, last })),
      numbers,
    )
    expect({ fresh: [...fresh].sort(), gone, put: put.map(({ first, last }) => [first, last]) }).toEqual(
      expected,
    )
  })

  test('says of each number once that it is fresh, and holds all of them in as few ranges as there can be', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 12 }), (calls) => {
        const { enter, ranges } = ledger()
        const all = new Set<number>()
        for (const call of calls) {
          const fresh = [...new Set(call)].filter((number) => !all.has(number)).sort((a, b) => a - b)
          expect(enter(call)).toEqual(fresh)
          for (const number of call) all.add(number)
        }
        const held = ranges().flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        )
        expect(held).toEqual([...all].sort((a, b) => a - b))
        const starts = [...all].filter((number) => !all.has(number - 1))
        expect(ranges()).toHaveLength(starts.length)
      }),
    )
  })

  test('reaches to the largest number that is exact', () => {
    const { enter, ranges } = ledger()
    const most = Number.MAX_SAFE_INTEGER
    enter([most])
    enter([most - 1])
    expect(enter([most])).toEqual([])
    expect(ranges()).toEqual([{ first: most - 1, last: most }])
  })

  test.each([0, -3, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('%d is no number', (number) => {
    expect(() => spanOf([1, number])).toThrow(RangeError)
  })
})
