import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochOf } from '../../src/time/epoch.ts'

test.each([
  ['1795365460', 1795365460000],
  ['1795365460.133', 1795365460133],
  ['1795365460.1339999', 1795365460133],
  ['1795365460.1', 1795365460100],
  ['1795365460133', 1795365460133],
  ['1795365460133.9', 1795365460133],
  ['1795365460133999', 1795365460133],
  ['1795365460133000000', 1795365460133],
  ['1795365460132999999', 1795365460132],
  ['1.795365460133e+09', 1795365460133],
  ['1.795365460133E12', 1795365460133],
  ['17953654601330e-1', 1795365460133],
  ['631152000', Date.UTC(1990, 0)],
  ['4102444799.999', Date.UTC(2100, 0) - 1],
])('%s is %d', (text, at) => {
  expect(epochOf(text)).toBe(at)
})

test.each([
  '',
  '0',
  '2004',
  '631151999',
  '4102444800',
  '4102444800000',
  '13800138000',
  '1795365460133000000000',
  '-1795365460',
  '+1795365460',
  '1e400',
  '1e-400',
  '1e99',
  'Infinity',
  '0x6B02F954',
  '1795365460 ',
  '1795365460.',
  'garbage',
])('%j is no time', (text) => {
  expect(epochOf(text)).toBeUndefined()
})

test('a number is read in one unit only: the one in which it lies between 1990 and 2100', () => {
  const range = { min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) - 1 }
  const places = fc.constantFrom(-3, 0, 3, 6)
  fc.assert(
    fc.property(fc.integer(range), places, (at, place) => {
      const seconds = `${String(at).slice(0, -3)}.${String(at).slice(-3)}`
      const text = place < 0 ? seconds : `${at}${'9'.repeat(place)}`
      expect(epochOf(text)).toBe(at)
    }),
  )
})
