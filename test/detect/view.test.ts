/** A line without its escapes and colours, and where each character of it came from. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewOf } from '../../src/detect/view.ts'
import { arbitraryLine } from './arbitrary-line.ts'

const plainBody = '{"code":2020}'

/** The ladder of escapes that bodies are met under. */
const ladder: readonly (readonly [name: string, line: string])[] = [
  ['raw', '{"code":2020}'],
  ['in a JSON string', String.raw`{\"code\":2020}`],
  ['in a JSON string in a JSON string', String.raw`{\\\"code\\\":2020}`],
  ['five strings deep', `{${'\\'.repeat(31)}"code${'\\'.repeat(31)}":2020}`],
  ['nginx', String.raw`{\x22code\x22:2020}`],
  ['nginx, in a JSON string', String.raw`{\\x22code\\x22:2020}`],
  ['HTML', '{&quot;code&quot;:2020}'],
  ['HTML by number', '{&#34;code&#x22;:2020}'],
  ['HTML twice', '{&amp;quot;code&amp;quot;:2020}'],
  ['URL', '%7B%22code%22%3A2020%7D'],
  ['URL in lower case', '%7b%22code%22%3a2020%7d'],
  ['URL twice', '%257B%2522code%2522%253A2020%257D'],
  ['URL three times', '%25257B%252522code%252522%25253A2020%25257D'],
  ['URL, digits too', '%7B%22%63%6F%64%65%22%3A%32%30%32%30%7D'],
  ['by code unit', String.raw`{\u0022code\u0022:2020}`],
  ['by code unit, in a JSON string', String.raw`{\\u0022code\\u0022:2020}`],
  ['a URL in HTML', '%7B&quot;code&quot;%3A2020}'],
  ['coloured', '{"code":\u001b[33m2020\u001b[39m}'],
]

describe('the ladder', () => {
  test.each(ladder)('%s', (_, line) => {
    const { text, origin } = viewOf(line)
    expect(text).toBe(plainBody)
    const start = origin(text.indexOf('2020'))
    expect(viewOf(line.slice(start)).text).toBe('2020}')
  })
})

test.each([
  ['\\u7528\\u6237', '用户'],
  ['\\\\U7528\\\\U6237', '用户'],
  ['%E7%94%A8%E6%88%B7', '用户'],
  ['\\xE7\\x94\\xA8', '用'],
  ['%F0%9F%93%98 a', '📘 a'],
  ['\\ud83d\\udcd8', '📘'],
  ['a\\nb\\tc', 'a\nb\tc'],
  ['it\\\'s \\/ "x"', 'it\'s / "x"'],
  ['&lt;a&gt; &apos;&amp;', "<a> '&"],
])('%s reads %s', (line, text) => {
  expect(viewOf(line).text).toBe(text)
})

test.each(['100%', '%zz', '%E7', '%FF%32', '\\xFF', '\\u12', '&copy;', '&quot', '\u001b[2J', 'C:\\Users'])(
  'what is no escape stays: %s',
  (line) => {
    expect(viewOf(line).text).toBe(line)
  },
)

test('nesting beyond the passes stays as it is', () => {
  expect(viewOf('%2525252522').text).toBe('%2522')
})

describe('where a character came from', () => {
  test.each([
    ['a\\"b', 'b', 3],
    ['a\\\\\\"b', '"', 1],
    ['%7B%22code', '"', 3],
    ['%7B%22code', 'c', 6],
    ['%E7%94%A8%32', '2', 9],
    ['%F0%9F%93%98%32', '2', 12],
    ['\\x22\\x32', '2', 4],
    ['\\\\x22\\\\x32', '2', 5],
    ['%2532%2530', '0', 5],
    ['\u001b[33m2020', '2', 5],
    ['&amp;quot;7', '7', 10],
  ])('%j: %s at %i', (line, character, index) => {
    const { text, origin } = viewOf(line)
    expect(origin(text.indexOf(character))).toBe(index)
  })

  test('is in order, within the line, and reaches its end', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const { text, origin } = viewOf(line)
        const origins = Array.from({ length: text.length + 1 }, (_, index) => origin(index))
        expect(origins.filter((at, index) => index > 0 && at < (origins[index - 1] as number))).toEqual([])
        expect(origins[0]).toBeGreaterThanOrEqual(0)
        expect(origins.at(-1)).toBe(line.length)
      }),
    )
  })

  test('is the same place where nothing is escaped', () => {
    fc.assert(
      fc.property(arbitraryLine, fc.nat(), (line, at) => {
        const plain = line.replace(/[\\%&\u001b]/g, '')
        const { text, origin } = viewOf(plain)
        expect(text).toBe(plain)
        expect(origin(at % (plain.length + 1))).toBe(at % (plain.length + 1))
      }),
    )
  })

  test('a character that is no part of an escape is found where it stands', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const { text, origin } = viewOf(line)
        const moved = [...text].some((_, index) => {
          const original = line.charAt(origin(index))
          return !/[\\%&\u001b]/.test(original) && original !== text.charAt(index)
        })
        expect(moved).toBe(false)
      }),
    )
  })
})

test('JSON in JSON strings reads like the JSON itself, however deep', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), (depth) => {
      let line = plainBody
      for (let count = 0; count < depth; count++) line = JSON.stringify(line).slice(1, -1)
      expect(viewOf(line).text).toBe(plainBody)
    }),
  )
})

test('text encoded as a URL reads like the text, and each character is found at its escape', () => {
  const text = fc
    .string({ unit: 'grapheme-composite', minLength: 1 })
    .filter((chosen) => !/[\\%&\u001b]/.test(chosen))
  fc.assert(
    fc.property(text, fc.nat(), (chosen, at) => {
      const characters = [...chosen]
      const kept = at % characters.length
      const encode = (parts: string[]): string => parts.map((part) => encodeURIComponent(part)).join('')
      const view = viewOf(encode(characters))
      expect(view.text).toBe(chosen)
      expect(view.origin(characters.slice(0, kept).join('').length)).toBe(
        encode(characters.slice(0, kept)).length,
      )
    }),
  )
})
