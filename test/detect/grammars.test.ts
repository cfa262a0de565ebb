/** Sentences of the SDKs whose number is the code by its place. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { grammars } from '../../src/detect/grammars.ts'

const { detect } = createDetector(catalogue)

describe.each(grammars)('$name', (grammar) => {
  test('has samples', () => {
    expect(grammar.yes).not.toEqual([])
    expect(grammar.no).not.toEqual([])
  })

  test.each(grammar.yes)('%s → %i', (line, code) => {
    expect(detect(line)).toMatchObject([{ code, evidence: 'certain', rule: grammar.name, known: true }])
  })

  test.each(grammar.no)('not in %s', (line) => {
    expect(grammar.pattern.test(line)).toBe(false)
    expect(detect(line)).toEqual([])
  })
})

test('an HTTP status in the place of a code needs the text of the code', () => {
  expect(detect('["statusCode": 10006, "message": "order is nil"]')).toEqual([])
})
