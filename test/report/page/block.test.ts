/** Counts come out of a block as they went in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSeries, unpackSeries } from '../../../src/report/page/model/block.ts'
import { createVarintReader, createVarintWriter } from '../../../src/report/page/model/varints.ts'

const count = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

const series = fc
  .record({
    code: fc.nat(300),
    source: fc.nat(250),
    evidence: fc.integer({ min: 1, max: 3 }),
    cells: fc.uniqueArray(fc.tuple(fc.nat(10_080), count), { selector: ([time]) => time, minLength: 1 }),
  })
  .map(({ cells, ...head }) => {
    const ordered = cells.toSorted(([a], [b]) => a - b)
    return { ...head, times: ordered.map(([time]) => time), counts: ordered.map(([, n]) => n) }
  })

test('whatever is packed is unpacked', () => {
  fc.assert(
    fc.property(fc.array(series, { maxLength: 8 }), (packed) => {
      const unpacked = unpackSeries(packSeries(packed))
      expect(
        unpacked.map((one) => ({ ...one, times: Array.from(one.times), counts: Array.from(one.counts) })),
      ).toEqual(packed)
    }),
  )
})

test('numbers take a byte for each seven bits', () => {
  const numbers = [0, 1, 127, 128, 16_383, 16_384, 2 ** 32, Number.MAX_SAFE_INTEGER]
  const writer = createVarintWriter()
  for (const number of numbers) writer.add(number)
  expect(writer.take()).toHaveLength(1 + 1 + 1 + 2 + 2 + 3 + 5 + 8)
  const read = createVarintReader(writer.take())
  expect(numbers.map(() => read())).toEqual(numbers)
})
