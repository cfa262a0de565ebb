/** One search for many patterns says what the patterns say one by one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyOf } from '../../src/detect/any-of.ts'
import { grammars } from '../../src/detect/grammars.ts'
import { markers } from '../../src/detect/markers.ts'
import { signatures } from '../../src/detect/signatures.ts'
import { arbitraryLine } from './arbitrary-line.ts'

test.each([
  ['a word', 'one tea', true],
  ['another', 'two teas', true],
  ['any case where its pattern ignores case', 'TEAS', true],
  ['the case of the others', 'ONE', false],
  ['none', 'three', false],
  ['nothing', '', false],
])('%s', (_, text, expected) => {
  expect(anyOf([/one/, /(?<number>two)/d, /teas/i])(text)).toBe(expected)
})

test('no pattern matches nothing', () => {
  expect(anyOf([])('tea')).toBe(false)
})

test.each([
  ['markers', markers.map(({ pattern }) => pattern)],
  ['grammars', grammars.map(({ pattern }) => pattern)],
  ['signatures', signatures.map(({ text }) => text)],
])('%s', (_, patterns) => {
  const holdsAny = anyOf(patterns)
  fc.assert(
    fc.property(arbitraryLine, (line) => {
      expect(holdsAny(line)).toBe(patterns.some((pattern) => pattern.test(line)))
    }),
    { numRuns: 1000 },
  )
})
