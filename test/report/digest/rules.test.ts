import { describe, expect, test } from 'vitest'
import { type Baseline, baselineOf } from '../../../src/report/digest/baseline.ts'
import {
  isNew,
  isShort,
  isSilent,
  isSpiking,
  newSamples,
  ruleSamples,
} from '../../../src/report/digest/rules.ts'

const rules = { spiking: isSpiking, silent: isSilent, short: isShort } as const

describe.each(ruleSamples)('$rule, where it was $counts', ({ rule, counts, holds, not }) => {
  const verdicts = (all: readonly number[]): boolean[] =>
    all.map((n) => rules[rule](n, baselineOf(counts) as Baseline))

  test('holds, and does not', () => {
    expect(verdicts(holds)).toEqual(holds.map(() => true))
    expect(verdicts(not)).toEqual(not.map(() => false))
    expect(holds.length + not.length).toBeGreaterThan(0)
  })
})

test.each(newSamples)('new: $n hits, the first $isFirst, after $windows windows', (sample) => {
  expect(isNew(sample.n, sample.isFirst, sample.windows)).toBe(sample.holds)
})

test.each([
  [[3], 3, Math.sqrt(3)],
  [[1, 1, 1, 1], 1, 1],
  [[0, 0, 0], 0, 1],
  [[1, 2], 1.5, Math.sqrt(1.5)],
  [[10, 20, 30, 40, 1000], 30, 14.826],
])('%j has the median %d and the spread %d', (counts, median, spread) => {
  const baseline = baselineOf(counts)
  expect(baseline?.median).toBe(median)
  expect(baseline?.spread).toBeCloseTo(spread, 10)
})

test('without a window nothing is usual', () => {
  expect(baselineOf([])).toBeUndefined()
})

/** Counts of chance alone; what is drawn is the same at each run. */
test('chance rarely makes a spike', () => {
  let state = 7
  const random = (): number => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
  const poisson = (rate: number): number => {
    let [count, left] = [0, random()]
    while (left > Math.exp(-rate)) {
      count += 1
      left *= random()
    }
    return count
  }
  const draws = [0.2, 1, 3, 10, 50].flatMap((rate) =>
    Array.from({ length: 2000 }, () => {
      const counts = Array.from({ length: 7 }, () => poisson(rate))
      return isSpiking(poisson(rate), baselineOf(counts) as Baseline)
    }),
  )
  expect(draws.filter(Boolean).length / draws.length).toBeLessThan(0.001)
})
