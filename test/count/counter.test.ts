import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch, CountRow, Occurrence } from '../../src/count/batch.ts'
import { createCounter } from '../../src/count/counter.ts'
import { otherCode } from '../../src/count/unknown-codes.ts'
import { evidences } from '../../src/detect/hit.ts'

const isKnown = (code: number): boolean => code < 2100

/** 2020–2029 are known, 9000–9020 are not; three sources, five minutes. */
const occurrence: fc.Arbitrary<Occurrence> = fc.record({
  code: fc.oneof(fc.integer({ min: 2020, max: 2029 }), fc.integer({ min: 9000, max: 9020 })),
  evidence: fc.constantFrom(...evidences),
  source: fc.constantFrom('app.log', 'app.log 1', ''),
  at: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_300_000 }),
})

function keyOf({ minute, code, source, evidence }: CountRow): string {
  return JSON.stringify([minute, code, source, evidence])
}

function sorted(batch: Batch): readonly CountRow[] {
  return batch.counts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function total(batch: Batch): number {
  return batch.counts.reduce((sum, { n }) => sum + n, 0)
}

describe('createCounter', () => {
  it('folds by minute, code, source and evidence', () => {
    const counter = createCounter({ isKnown })
    counter.add({ code: 2020, evidence: 'certain', source: 'a', at: Date.parse('2026-11-22T08:37:59.999Z') })
    counter.add({ code: 2020, evidence: 'certain', source: 'a', at: Date.parse('2026-11-22T08:37:01.500Z') })
    counter.add({ code: 2020, evidence: 'certain', source: 'a', at: Date.parse('2026-11-22T08:38:00.000Z') })
    counter.add({ code: 2020, evidence: 'likely', source: 'a', at: Date.parse('2026-11-22T08:38:00.000Z') })
    counter.add({ code: 2020, evidence: 'likely', source: 'b', at: Date.parse('2026-11-22T08:38:00.000Z') })
    const minute = Date.parse('2026-11-22T08:37Z') / 1000
    const next = { minute: minute + 60, code: 2020, n: 1, first: minute + 60, last: minute + 60 }
    expect(counter.size).toBe(4)
    expect(counter.take().counts).toEqual([
      { minute, code: 2020, source: 'a', evidence: 'certain', n: 2, first: minute + 1, last: minute + 59 },
      { ...next, source: 'a', evidence: 'certain' },
      { ...next, source: 'a', evidence: 'likely' },
      { ...next, source: 'b', evidence: 'likely' },
    ])
    expect(counter.size).toBe(0)
    expect(counter.take()).toEqual({ counts: [], issues: [] })
  })

  it('gives the same rows however the occurrences are split into batches', () => {
    fc.assert(
      fc.property(fc.array(occurrence), fc.array(fc.nat(20)), (occurrences, cuts) => {
        const options = { isKnown, maxUnknownCodes: 5 }
        const whole = createCounter(options)
        const split = createCounter(options)
        const sum = createCounter(options)
        occurrences.forEach((one, index) => {
          whole.add(one)
          split.add(one)
          if (cuts.includes(index)) sum.putBack(split.take())
        })
        sum.putBack(split.take())
        expect(sorted(sum.take())).toEqual(sorted(whole.take()))
      }),
    )
  })

  it('keeps totals exact and known codes apart, whatever the limit', () => {
    fc.assert(
      fc.property(fc.array(occurrence), fc.nat(5), (occurrences, maxUnknownCodes) => {
        const counter = createCounter({ isKnown, maxUnknownCodes })
        occurrences.forEach(counter.add)
        const batch = counter.take()
        expect(total(batch)).toBe(occurrences.length)
        const unknown = new Set(batch.counts.map(({ code }) => code).filter((code) => code > 2100))
        const given = new Set(occurrences.map(({ code }) => code).filter((code) => code > 2100))
        expect(unknown.size).toBe(Math.min(given.size, maxUnknownCodes))
        const known = batch.counts.filter(({ code }) => code > 0 && code < 2100)
        expect(known.reduce((sum, { n }) => sum + n, 0)).toBe(
          occurrences.filter(({ code }) => isKnown(code)).length,
        )
      }),
    )
  })

  it('holds the limit on unknown codes across batches', () => {
    const counter = createCounter({ isKnown, maxUnknownCodes: 2 })
    const codes = [9001, 9002, 9003, 9001].map((code) => {
      counter.add({ code, evidence: 'certain', source: 'a', at: 0 })
      return counter.take().counts.map((row) => row.code)
    })
    expect(codes).toEqual([[9001], [9002], [otherCode], [9001]])
  })

  it.each([2 ** 53, 1.5, 1e300, Number.POSITIVE_INFINITY])(
    'counts %s, which no column can hold, as other',
    (code) => {
      const counter = createCounter({ isKnown })
      counter.add({ code, evidence: 'certain', source: 'a', at: 0 })
      expect(counter.take().counts[0]?.code).toBe(otherCode)
    },
  )

  it('takes a failed batch back without changing it', () => {
    const counter = createCounter({ isKnown })
    const one: Occurrence = { code: 2020, evidence: 'certain', source: 'a', at: 5_000 }
    counter.add(one)
    counter.issue('truncated', 'a', 5_000, 'gzip')
    const failed = counter.take()
    const before = structuredClone(failed)
    counter.add({ ...one, at: 2_000 })
    counter.issue('truncated', 'a', 2_000, 'gzip')
    counter.putBack(failed)
    expect(failed).toEqual(before)
    expect(counter.take()).toEqual({
      counts: [{ minute: 0, code: 2020, source: 'a', evidence: 'certain', n: 2, first: 2, last: 5 }],
      issues: [{ kind: 'truncated', source: 'a', at: 5, detail: 'gzip', n: 2 }],
    })
  })

  it('keeps issues apart whose parts only look alike when joined', () => {
    const counter = createCounter({ isKnown })
    counter.issue('a', 'b c', 0, 'd')
    counter.issue('a', 'b', 0, 'c d')
    expect(counter.size).toBe(2)
  })
})
