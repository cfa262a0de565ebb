/** What of an unfinished or a long line is out at once, and what waits for its end. */
import { describe, expect, test } from 'vitest'
import { isNoObject } from '../../src/annotate/formats/format.ts'
import { pieceReader } from '../../src/annotate/formats/piece-reader.ts'
import { encode } from '../../src/input/encoding.ts'
import { annotated, type FormatName, stripped } from './harness.ts'

const chunk = (text: string): Buffer => Buffer.from(text)

describe('the beginning of a line that can become no JSON object', () => {
  test.each(['Password: ', '请输入密码：', '\u001b[1mx', '[', '"', '，'])('%j', (text) => {
    expect(isNoObject(chunk(text))).toBe(true)
    expect(isNoObject(encode(text, 'utf-16le'))).toBe(true)
    expect(isNoObject(encode(text, 'utf-16be'))).toBe(true)
  })
})

describe('the beginning of a line that still can', () => {
  test.each(['{', ' {', '\t\r {"a"', '', '   ', '\ufeff', '\ufeff{'])('%j', (text) => {
    expect(isNoObject(chunk(text))).toBe(false)
    expect(isNoObject(encode(text, 'utf-16le'))).toBe(false)
    expect(isNoObject(encode(text, 'utf-16be'))).toBe(false)
  })
})

describe.each<FormatName>(['below', 'splice', 'ndjson', 'pretty', 'terminal'])('%s', (format) => {
  test.each(['Password: code=2333', '{"code":2333} and', '\r'])(
    '%j ends as it would in one piece',
    async (beginning) => {
      const whole = await annotated([chunk(`${beginning} end\n`)], { format })
      const pieces = await annotated([chunk(beginning), chunk(' end\n')], { format })
      expect(pieces.toString()).toBe(whole.toString())
    },
  )
})

describe('a long line', () => {
  const text = `${'x'.repeat(300)}𝒳"\\\t上\r`

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('is read in pieces of any size: %s', (encoding) => {
    const bytes = encode(text, encoding)
    for (const size of [1, 2, 3, 7]) {
      const reader = pieceReader(encoding)
      let read = ''
      for (let from = 0; from < bytes.length; from += size)
        read += reader.read(bytes.subarray(from, from + size))
      expect(read + reader.rest()).toBe(text)
    }
  })

  test('keeps back a carriage return until it is known what it does', () => {
    const reader = pieceReader('utf-8')
    expect(reader.read(chunk('a\r'))).toBe('a')
    expect(reader.read(chunk('\nb\r'))).toBe('\r\nb')
    expect(reader.rest()).toBe('\r')
  })

  test.each(['utf-8', 'utf-16le'] as const)('is one JSON string in ndjson: %s', async (encoding) => {
    const line = `${text}end`
    const log = encode(`first\n${line}\r\nlast`, encoding)
    const printed = await annotated([log.subarray(0, 50), log.subarray(50, 651), log.subarray(651)], {
      format: 'ndjson',
      maxLine: 256,
      encoding,
    })
    const lines = printed.toString().trimEnd().split('\n')
    expect(lines.map((each) => JSON.parse(each) as unknown)).toEqual([
      { line: 'first' },
      { line },
      { line: 'last' },
    ])
  })
})

describe('strip', () => {
  const annotation = '↳ authing 2333 error · x'

  test('keeps back a newline until it knows whose it is', () => {
    expect(stripped([chunk('prompt'), chunk(': code=2333\n'), chunk(annotation)]).toString()).toBe(
      'prompt: code=2333',
    )
    expect(stripped([chunk('prompt: code=2333\n'), chunk(`${annotation}\n`)]).toString()).toBe(
      'prompt: code=2333\n',
    )
  })

  test('shows no beginning that may be an annotation', () => {
    for (const size of [1, 2, 3, 5]) {
      const log = chunk(`one code=2333\n${annotation}\n\ufeff${annotation}\ntwo`)
      const chunks = Array.from({ length: Math.ceil(log.length / size) }, (_, index) =>
        log.subarray(index * size, (index + 1) * size),
      )
      expect(stripped(chunks).toString()).toBe('one code=2333\ntwo')
    }
  })
})
