/** What holds for every line, sensible or not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { evidences, type Hit } from '../../src/detect/hit.ts'
import { createRecordDetector } from '../../src/detect/records.ts'
import { viewOf } from '../../src/detect/view.ts'
import { arbitraryLine, arbitraryLongLine } from './arbitrary-line.ts'

const detector = createDetector(catalogue)
const { detect } = detector

function expectWellFormed(hits: readonly Hit[], line: string): void {
  const codes = hits.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(hits.map(({ start }) => start)).toEqual(hits.map(({ start }) => start).toSorted((a, b) => a - b))
  for (const { code, evidence, rule, start, end, known } of hits) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(start).toBeLessThan(end)
    expect(end).toBeLessThanOrEqual(line.length)
    expect(known).toBe(catalogue.recordsOf(code).length > 0)
    expect(evidences).toContain(evidence)
    expect(rule).not.toBe('')
  }
}

describe('detect', () => {
  test('hits are in order, each code once, inside the line, known as the catalogue knows them', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => expectWellFormed(detect(line), line)),
      { numRuns: 2000 },
    )
  })

  test('the same for long lines', () => {
    fc.assert(
      fc.property(arbitraryLongLine, (line) => expectWellFormed(detect(line), line)),
      { numRuns: 50 },
    )
  })

  test('the digits of a code stand where its hit says', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        for (const { code, evidence, start, end } of detect(line)) {
          const digits = viewOf(line.slice(start, end)).text.normalize('NFKC')
          if (evidence !== 'inferred') expect(digits).toBe(`${code}`)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('on a line without escapes it is the code to the letter', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const plain = line.replace(/[\\%&\u001b\uff10-\uff19]/g, '')
        for (const { code, evidence, start, end } of detect(plain)) {
          if (evidence !== 'inferred') expect(plain.slice(start, end)).toBe(`${code}`)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('text gives a code only where no number did', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const hits = detect(line)
        if (hits.some(({ evidence }) => evidence === 'inferred')) expect(hits).toHaveLength(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('the same line gives the same hits, whatever came before and whoever looks', () => {
    fc.assert(
      fc.property(arbitraryLine, fc.array(arbitraryLine, { maxLength: 5 }), (line, others) => {
        const first = detect(line)
        for (const other of others) detect(other)
        expect(detect(line)).toEqual(first)
        expect(createDetector(catalogue).detect(line)).toEqual(first)
      }),
    )
  })

  test('a million objects in each other are read like any line', () => {
    const depth = 1_000_000
    expect(detect(`${'{"a":'.repeat(depth)}{"code":2004}${'}'.repeat(depth)}`)).toMatchObject([
      { code: 2004 },
    ])
  })

  /** What took the square of its length once, or would with one careless pattern: such a line must not stop a stream. */
  test.each([
    ['refused numbers', 'mysql code=2002 '.repeat(65_000)],
    ['numbers in one query', `x?${'code=2004&'.repeat(100_000)}`],
    ['long words and numbers', `${'a'.repeat(900)}" ${'code=2004 '.repeat(100)}`.repeat(500)],
    ['backslashes', '\\'.repeat(1_000_000)],
    ['spaces behind a time', `2026-11-22 16:37:40 ${' '.repeat(1_000_000)}`],
    ['brackets', '(['.repeat(500_000)],
    ['per cent signs', '%25'.repeat(350_000)],
  ])('a megabyte of %s is read to its end', (_, line) => {
    expect(detect(`${line} apiCode=2333`)).toMatchObject([{ code: 2333 }])
  })
})

describe('records', () => {
  /** Another writer's record: its own process and tag. */
  const elsewhere = arbitraryLine.map((line) => `06-03 13:50:04.000  1111  1111 I Other: ${line}`)
  const target = arbitraryLine.map((line) => `06-03 13:50:05.461  7432  7490 W Shop: ${line}`)

  test('the hits of any stream are well-formed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(arbitraryLine, target), { maxLength: 12 }), (lines) => {
        const records = createRecordDetector(detector)
        for (const line of lines) expectWellFormed(records.push(line), line)
      }),
      { numRuns: 1000 },
    )
  })

  test('the first line of a stream is a line like any other', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        expect(createRecordDetector(detector).push(line)).toEqual(detect(line))
      }),
    )
  })

  test("what others write does not change a writer's line", () => {
    fc.assert(
      fc.property(target, fc.array(elsewhere, { maxLength: 8 }), (line, others) => {
        const records = createRecordDetector(detector)
        for (const other of others) records.push(other)
        expect(records.push(line)).toEqual(detect(line))
      }),
      { numRuns: 500 },
    )
  })

  test('nor do finished records of its own', () => {
    const finished = fc.constantFrom(
      'started',
      'code=2004',
      '{"apiCode":2333}',
      'Network error',
      'took 2020 ms',
    )
    const line = arbitraryLine.map((text) => `06-03 13:50:05.461  7432  7490 W Shop: tea ${text}`)
    fc.assert(
      fc.property(line, fc.array(finished, { maxLength: 8 }), (chosen, earlier) => {
        const records = createRecordDetector(detector)
        for (const text of earlier) records.push(`06-03 13:50:04.000  7432  7490 W Shop: ${text}`)
        expect(records.push(chosen)).toEqual(detect(chosen))
      }),
      { numRuns: 500 },
    )
  })

  test('a stream is read the same way twice', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLine, { maxLength: 12 }), (lines) => {
        const read = (): Hit[][] => {
          const records = createRecordDetector(detector)
          return lines.map((line) => records.push(line))
        }
        expect(read()).toEqual(read())
      }),
    )
  })
})
