import { describe, expect, it } from 'vitest'
import { startOf, toSeconds } from '../../src/count/seconds.ts'

describe('toSeconds', () => {
  it.each([
    [1_999, 1],
    [-1, -1],
    [Date.parse('0000-01-01T00:00:00Z'), -62_167_219_200],
    [Date.parse('-000001-12-31T23:59:59Z'), -62_167_219_200],
    [Date.parse('9999-12-31T23:59:59Z'), 253_402_300_799],
    [Date.parse('+010000-01-01T00:00:00Z'), 253_402_300_799],
    [Number.POSITIVE_INFINITY, 253_402_300_799],
  ])('%d ms is second %d', (milliseconds, second) => {
    expect(toSeconds(milliseconds)).toBe(second)
  })

  it('refuses what is no time', () => {
    expect(() => toSeconds(Number.NaN)).toThrow(RangeError)
  })
})

describe('startOf', () => {
  it.each([
    [60, 119, 60],
    [60, 120, 120],
    [3600, -1, -3600],
    [86_400, -86_400, -86_400],
  ])('span %d of second %d starts at %d', (span, second, start) => {
    expect(startOf(span, second)).toBe(start)
  })
})
