/** Chunks into lines: nothing is lost, moved or put together wrongly. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encode } from '../../src/input/encoding.ts'
import { createFramer, type Frame, type FramerOptions, type Line, textOf } from '../../src/input/framer.ts'
import { anyLog, chunkSizes } from '../annotate/arbitrary-log.ts'
import { cut } from '../annotate/harness.ts'

function frames(chunks: readonly Buffer[], options?: FramerOptions): Frame[] {
  const framer = createFramer(options)
  return [...chunks.map(framer.push), framer.end()]
}

const lines = (chunks: readonly Buffer[], options?: FramerOptions): Line[] =>
  frames(chunks, options).flatMap((frame) => frame.lines)

const texts = (chunks: readonly (Buffer | string)[], options?: FramerOptions): string[] =>
  lines(
    chunks.map((chunk) => Buffer.from(chunk)),
    options,
  ).map(textOf)

test('chunks come back as they are', () => {
  fc.assert(
    fc.property(anyLog, chunkSizes, (log, sizes) => {
      const chunks = cut(log, sizes)
      const back = frames(chunks).map(({ chunk }) => chunk)
      expect(back.slice(0, -1)).toEqual(chunks)
      expect(Buffer.concat(back)).toEqual(log)
    }),
  )
})

test('lines tile the stream, whichever way it is cut', () => {
  fc.assert(
    fc.property(anyLog, chunkSizes, (log, sizes) => {
      const chunks = cut(log, sizes)
      expect(Buffer.concat(lines(chunks).map(({ bytes }) => bytes))).toEqual(log)
      const all = frames(chunks)
      let before = 0
      let lineStart = 0
      for (const [index, { chunk, lines }] of all.entries()) {
        for (const { end, length, terminated } of lines) {
          lineStart += length
          expect(before + end).toBe(lineStart)
          // Only what is left at the end of the stream is a line without its newline.
          expect(terminated).toBe(index < all.length - 1)
        }
        before += chunk.length
      }
      expect(lineStart).toBe(log.length)
    }),
  )
})

test('a line that is cut keeps its first bytes and tells its length', () => {
  fc.assert(
    fc.property(anyLog, chunkSizes, (log, sizes) => {
      const whole = lines([log], { encoding: 'utf-8' })
      const short = lines(cut(log, sizes), { encoding: 'utf-8', maxLine: 10 })
      expect(short).toHaveLength(whole.length)
      for (const [index, line] of short.entries()) {
        const { bytes, length } = whole[index] as Line
        expect(line.bytes).toEqual(bytes.subarray(0, 10))
        expect(line.length).toBe(length)
        expect(line.cut).toBe(length > 10)
      }
    }),
  )
})

describe('a stream that begins with less than tells its encoding', () => {
  test.each([[['a\n', 'b\n']], [['a', '\nb', '\n']], [['', 'a\n', '', 'b\n', '']]])('%j', (chunks) => {
    expect(texts(chunks)).toEqual(['a', 'b'])
  })

  test('newlines alone are lines', () => {
    expect(texts(['\n\n\n'])).toEqual(['', '', ''])
    expect(texts(['\n', '\n', '\n'])).toEqual(['', '', ''])
  })

  test('gives out a line as soon as it is there', () => {
    const framer = createFramer()
    expect(framer.push(Buffer.from('a\n')).lines.map(textOf)).toEqual(['a'])
  })

  test('nothing at all has no line', () => {
    expect(lines([])).toEqual([])
  })
})

describe('UTF-16', () => {
  const log = encode('\ufeff上海\r\nx\n\n末', 'utf-16le')

  test('is cut at its newlines, also where one is split between chunks', () => {
    for (let at = 0; at <= log.length; at++) {
      expect(texts([log.subarray(0, at), log.subarray(at)])).toEqual(['上海', 'x', '', '末'])
    }
  })

  test('so is a long line of which only the beginning is held', () => {
    const long = encode(`${'x'.repeat(400)}\nnext\n`, 'utf-16le')
    for (const sizes of [[1], [801], [802], [803]]) {
      expect(texts(cut(long, sizes), { maxLine: 256 })).toEqual(['x'.repeat(128), 'next'])
    }
  })

  test('that goes on in UTF-8 is told, once', () => {
    const told: string[] = []
    const utf8 = Buffer.from('another program goes on\nand on\n')
    const chunks = [encode('x\n', 'utf-16le'), utf8]
    const found = texts([encode('ab\n', 'utf-16le'), ...chunks], { onSwitch: (to) => told.push(to) })
    expect(found).toEqual(['ab', 'x', 'another program goes on', 'and on'])
    expect(told).toEqual(['utf-8'])
  })

  test('short lines of UTF-8 prove nothing; they go with the next', () => {
    const chunks = [encode('ab\n', 'utf-16le'), Buffer.from('ok\n'), Buffer.from('a line that proves it\n')]
    expect(texts(chunks)).toEqual(['ab', 'ok\na line that proves it'])
    expect(texts([Buffer.concat(chunks)])).toEqual(['ab', 'ok\na line that proves it'])
  })
})

test('a frame tells the encoding of its unfinished line', () => {
  const framer = createFramer()
  expect(framer.push(Buffer.from('a')).encoding).toBe('utf-8')
  const utf16 = createFramer()
  expect(utf16.push(encode('ab', 'utf-16be')).encoding).toBe('utf-16be')
})

test('only a newline ends a line, and takes a CR before it along', () => {
  expect(texts(['a\r\nb\rc\n\rd\u2028e\r'])).toEqual(['a', 'b\rc', '\rd\u2028e\r'])
})

test('a byte order mark is no part of a text, on whichever line it stands', () => {
  expect(texts(['\ufeffa\n\ufeffb\n'])).toEqual(['a', 'b'])
})
