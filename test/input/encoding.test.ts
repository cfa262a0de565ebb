/** Which encoding a stream's first line shows, and characters in and out of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, type Encoding, encode, encodings, headOf, lineEnd, sniff } from '../../src/input/encoding.ts'

const bytes = (...values: number[]): Buffer => Buffer.from(values)

const samples: readonly (readonly [what: string, head: Buffer, encoding: Encoding])[] = [
  ['ASCII', Buffer.from('2026-11-22 INFO\n'), 'utf-8'],
  ['Chinese', Buffer.from('登录失败\n'), 'utf-8'],
  ['nothing', bytes(), 'utf-8'],
  ['a UTF-8 byte order mark', Buffer.from('\ufeffx\n'), 'utf-8'],
  ['a UTF-16LE byte order mark', bytes(0xff, 0xfe), 'utf-16le'],
  ['a UTF-16BE byte order mark', bytes(0xfe, 0xff), 'utf-16be'],
  ['half a byte order mark', bytes(0xff), 'utf-8'],
  ['UTF-16LE without a mark', Buffer.from('2026 INFO\n', 'utf16le').subarray(0, -1), 'utf-16le'],
  ['UTF-16BE without a mark', encode('2026 INFO\n', 'utf-16be'), 'utf-16be'],
  ['a line of UTF-16LE cut at 256 bytes', Buffer.from('x'.repeat(128), 'utf16le'), 'utf-16le'],
  ['a NUL', bytes(0x61, 0, 0x62, 0x0a), 'utf-8'],
  ['a NUL before the newline', bytes(0x61, 0x62, 0, 0x0a), 'utf-8'],
  ['nothing but a NUL', bytes(0, 0x0a), 'utf-8'],
  ['nothing but NULs', Buffer.alloc(256), 'utf-8'],
  ['NULs in every other place, and a newline where UTF-16LE has none', Buffer.from('a\0b\0c\0d\n'), 'utf-8'],
]

test.each(samples)('%s', (_, head, encoding) => {
  expect(sniff(head)).toBe(encoding)
})

describe('the head of a stream', () => {
  test('is its first line, newline included', () => {
    expect(headOf(Buffer.from('ab\ncd\n'))).toEqual(Buffer.from('ab\n'))
  })

  test('is not known before the newline has come', () => {
    expect(headOf(Buffer.from('ab'))).toBeUndefined()
    expect(headOf(Buffer.alloc(255))).toBeUndefined()
  })

  test('is 256 bytes of a longer line', () => {
    expect(headOf(Buffer.from(`${'x'.repeat(300)}\n`))).toEqual(Buffer.from('x'.repeat(256)))
  })
})

test.each(encodings.filter((encoding) => encoding !== 'gb18030'))(
  '%s gives back what it was given',
  (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(encode(text, encoding), encoding)).toBe(text.replace(/^\ufeff/, ''))
      }),
    )
  },
)

test('GB18030 is read', () => {
  expect(decode(Buffer.from('b5c7c2bccaa7b0dc', 'hex'), 'gb18030')).toBe('登录失败')
})

describe('the end of a line', () => {
  test.each([
    ['utf-8', 'a\nb', 2],
    ['utf-8', 'a\rb', -1],
    ['utf-8', 'a\u2028b\u0085', -1],
    ['gb18030', 'a\nb', 2],
    ['utf-16le', 'a\nb', 4],
    ['utf-16be', 'a\nb', 4],
    // U+0A00 and U+000A side by side: a newline's bytes stand across two characters.
    ['utf-16le', '\u0a0a\u0000', -1],
    ['utf-16le', '\u0a00\u0a0a', -1],
    ['utf-16be', '\u0a00\u0a00', -1],
    ['utf-16be', '\u4e00\u0a4d', -1],
  ] as const)('%s %j', (encoding, text, end) => {
    expect(lineEnd(encode(text, encoding), 0, encoding, 0)).toBe(end)
  })

  test('of UTF-16 is looked for on the even bytes of the stream, not of the chunk', () => {
    const stream = encode('a\nb\n', 'utf-16le')
    expect(lineEnd(stream.subarray(1), 0, 'utf-16le', 1)).toBe(3)
    expect(lineEnd(stream.subarray(1), 3, 'utf-16le', 1)).toBe(7)
  })
})
