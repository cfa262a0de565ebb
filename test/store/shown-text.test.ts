import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyText, shownText } from '../../src/store/shared/shown-text.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 400, maxLength: 900 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
)
const isWritable = (shown: string): boolean =>
  !shown.includes('\0') && Buffer.from(shown).toString() === shown

describe('a text that is shown', () => {
  test('can be written to every database, within its bytes', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(128, 512, 1024), (any, bytes) => {
        const shown = shownText(any, bytes)
        expect(isWritable(shown)).toBe(true)
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(bytes)
        expect(shownText(shown, bytes)).toBe(shown)
      }),
    )
  })

  test('is left as it is where that can be', () => {
    for (const plain of ['', 'a b', '/var/log/应用.log', 'x'.repeat(1024)])
      expect(shownText(plain)).toBe(plain)
  })

  test('shows the beginning and the end of a long one, and tells two apart that share them', () => {
    const [a, b] = ['1', '2'].map((middle) =>
      shownText(`begin${'x'.repeat(2000)}${middle}${'x'.repeat(2000)}end`),
    )
    expect(a).toMatch(/^beginx+…[0-9a-f]{8}…x+end$/)
    expect(a).not.toBe(b)
  })
})

describe('a text that tells things apart', () => {
  test('never becomes that of another', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(isWritable(keyText(a))).toBe(true)
        expect(Buffer.byteLength(keyText(a))).toBeLessThanOrEqual(512)
        expect(keyText(a) === keyText(b)).toBe(a === b)
      }),
    )
  })

  test.each([
    ['a\0b', 'a␀b'],
    ['\ud83d', '\ud83e'],
    ['x'.repeat(600), `${'x'.repeat(600)}y`],
  ])('%j is not %j', (a, b) => {
    expect(keyText(a)).not.toBe(keyText(b))
  })
})
