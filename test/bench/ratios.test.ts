/** Medians and ratios of times, and what counts as reached. */
import { expect, test } from 'vitest'
import { isReached, median, speedRatio, timeRatio } from '../../bench/speed/ratios.ts'

test.each([
  [[3], 3],
  [[3, 1], 2],
  [[5, 1, 3], 3],
  [[10, 9, 2, 1], 5.5],
  // As text, 10 comes before 9.
  [[10, 9, 100], 10],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('the median leaves its values in their order, and there is none of nothing', () => {
  const values = [3, 1, 2]
  median(values)
  expect(values).toEqual([3, 1, 2])
  expect(() => median([])).toThrow(RangeError)
})

test('ratios are taken pair by pair: a slow moment of the machine hits both of a pair', () => {
  // In the second round the machine was busy. The medians alone, 2 and 2, would say 1.
  const [ours, peer] = [
    [1, 20, 2],
    [2, 40, 1.5],
  ]
  expect(timeRatio(ours, peer)).toBe(0.5)
  expect(speedRatio(ours, peer)).toBe(2)
})

test.each([
  [{ timeAtMost: 3 }, 3, 1, true],
  [{ timeAtMost: 3 }, 3.01, 1, false],
  [{ speedAtLeast: 1.5 }, 2, 3, true],
  [{ speedAtLeast: 1.5 }, 2, 2.9, false],
  [{ speedAtLeast: 0.75 }, 4, 3, true],
])('%j with %d s beside %d s: %s', (wanted, ours, peer, reached) => {
  expect(isReached(wanted, [ours], [peer])).toBe(reached)
})
