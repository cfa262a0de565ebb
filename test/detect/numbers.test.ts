/** Which runs of digits could be a code by their looks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbersIn } from '../../src/detect/numbers.ts'

const values = (text: string): number[] => [...numbersIn(text)].map(({ value }) => value)

describe('could be a code', () => {
  test.each([
    ['2020', [2020]],
    ['"2020"', [2020]],
    ['code:2020.', [2020]],
    ['code:2020, 2004; (10001)', [2020, 2004, 10001]],
    ['错误码2020，用户', [2020]],
    ['[2020]:{', [2020]],
    ['2020:用户', [2020]],
    ['code=2020/', [2020]],
    ['int(2333)', [2333]],
    ['499 1320005 999999999', [499, 1320005, 999999999]],
    ['错误码：２００４', [2004]],
    ['.2004', [2004]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })
})

describe('is part of something longer or no code', () => {
  test.each([
    // Other ways to write a number: a code is compared by its exact text.
    '2020.0',
    '2.02e3',
    '2020e3',
    '1.2020',
    '02020',
    '２０２０4',
    '4２０２０',
    '２０２０４８４８４８',
    '0x2020',
    '-2020',
    '+2020',
    '1e2020',
    `${2 ** 53 + 1}`,
    '12345678901',
    // Dates, clocks, ranges, amounts, positions.
    '2020-11-22',
    '22/2020',
    '2020/11/22',
    '2020年',
    '2020:30',
    '192.168.2020',
    '2020.11',
    '$2020',
    '2020%',
    '~2020',
    '*10001',
    '#2020',
    // Identifiers, units, paths.
    'a2020',
    '2020ms',
    '_2020',
    '2020_',
    'user@2020',
    '/2020',
    'auth-2020',
    // Too short.
    '20',
    '',
  ])('%s', (text) => {
    expect(values(text).filter((value) => value !== 11)).toEqual([])
  })
})

test('full-width digits are marked, and stand where they stand', () => {
  expect([...numbersIn('码２００４ 2004')]).toEqual([
    { value: 2004, start: 1, end: 5, wide: true },
    { value: 2004, start: 6, end: 10, wide: false },
  ])
})

test('reading can start in the middle', () => {
  expect([...numbersIn('2004 2020', 4)].map(({ value }) => value)).toEqual([2020])
})

test('tokens are in order, do not touch, and are the digits that stand there', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789２０ .,:-/ax"') })
  fc.assert(
    fc.property(text, (chosen) => {
      const tokens = [...numbersIn(chosen)]
      expect(tokens.map(({ start, end }) => Number(chosen.slice(start, end).normalize('NFKC')))).toEqual(
        tokens.map(({ value }) => value),
      )
      const touching = tokens.filter(
        ({ start }, index) => index > 0 && start <= (tokens[index - 1]?.end ?? 0),
      )
      expect(touching).toEqual([])
    }),
  )
})
