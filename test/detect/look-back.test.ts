/** What stands right before a place of a text. */
import { describe, expect, test } from 'vitest'
import { lookBack } from '../../src/detect/look-back.ts'

const wordBefore = lookBack(/(tea|coffee) ?/i)

describe('a word before the end', () => {
  test.each([
    ['tea', 'tea'],
    ['green Tea ', 'Tea'],
    ['tea with milk', undefined],
    ['', undefined],
  ])('%j: %s', (text, word) => {
    expect(wordBefore(text)?.[1]).toBe(word)
  })
})

test('or before another place', () => {
  expect(wordBefore('tea, coffee', 3)?.[1]).toBe('tea')
  expect(wordBefore('tea, coffee', 5)).toBeNull()
  expect(wordBefore('tea, coffee', 0)).toBeNull()
})

test('one look has no influence on the next', () => {
  expect(
    [wordBefore('tea'), wordBefore('tea'), wordBefore('milk'), wordBefore('tea')].map((m) => m?.[1]),
  ).toEqual(['tea', 'tea', undefined, 'tea'])
})
