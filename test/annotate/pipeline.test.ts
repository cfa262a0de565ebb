/** Inputs one after the other, inputs that fail, and lines that were annotated before. */
import { describe, expect, test } from 'vitest'
import { belowFormat } from '../../src/annotate/formats/below.ts'
import type { LogLine } from '../../src/annotate/log-lines.ts'
import { annotate } from '../../src/annotate/pipeline.ts'
import { lineWriter } from '../../src/annotate/writer.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { encode } from '../../src/input/encoding.ts'
import type { Line } from '../../src/input/framer.ts'
import {
  annotated,
  annotatedInputs,
  type FormatName,
  memoryOutput,
  never,
  sourceOf,
  streamOf,
  stripped,
  style,
} from './harness.ts'

const chunk = (text: string): Buffer => Buffer.from(text)
const shortened = (printed: Buffer): string => printed.toString().replaceAll(/^(↳ authing \d+) .+$/gm, '$1')

describe('several inputs', () => {
  const inputs = [[chunk('one code=2333')], [chunk('two\n')], [chunk('three code=2020')]]

  test('an annotation behind a last line without a newline gets one where another input follows', async () => {
    const printed = await annotatedInputs(inputs, { format: 'below' })
    expect(shortened(printed)).toBe('one code=2333\n↳ authing 2333\ntwo\nthree code=2020\n↳ authing 2020')
    // The one newline that strip can't know for ours: lines of two files never merge.
    expect(stripped([printed]).toString()).toBe('one code=2333\ntwo\nthree code=2020')
  })

  test.each<FormatName>(['splice', 'terminal'])('also line by line: %s', async (format) => {
    const printed = await annotatedInputs(inputs, { format })
    expect(shortened(printed)).toBe('one code=2333\n↳ authing 2333\ntwo\nthree code=2020\n↳ authing 2020')
  })

  test('not where an input is empty, or nothing was added', async () => {
    const empty = await annotatedInputs([[chunk('one code=2333')], [], [chunk('')]], { format: 'below' })
    expect(shortened(empty)).toBe('one code=2333\n↳ authing 2333')
    const plain = await annotatedInputs([[chunk('one')], [chunk('two')]], { format: 'below' })
    expect(plain.toString()).toBe('onetwo')
  })

  test('ndjson ends every line anyway', async () => {
    const printed = await annotatedInputs([[chunk('{"code":2333}')], [chunk('two')]], { format: 'ndjson' })
    const lines = printed.toString().split('\n')
    expect(lines.map((line) => line.slice(0, 13))).toEqual(['{"code":2333,', '{"line":"two"', ''])
  })

  test('in UTF-16 the newline is one of UTF-16', async () => {
    const utf16 = [encode('one code=2333', 'utf-16le')]
    const printed = await annotatedInputs([utf16, utf16], { format: 'below' })
    expect(shortened(Buffer.from(printed.toString('utf16le')))).toBe(
      'one code=2333\n↳ authing 2333\none code=2333\n↳ authing 2333',
    )
  })

  test('a record ends with its input', async () => {
    const seen: number[] = []
    const observer = {
      line: ({ hits }: LogLine) => void seen.push(...hits.map(({ code }) => code)),
      passed: () => {},
      encodingChanged: () => {},
    }
    const log = '2026-11-22 10:00:00 code=2333\n  at a.b(C.java:1) code=2333\n'
    await annotatedInputs([[chunk(log)], [chunk(log)]], { format: 'below', observer })
    expect(seen).toEqual([2333, 2333])
  })
})

describe('an input that fails', () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield chunk('one\n{"code":')
    throw new Error('the disk is gone')
  }

  test('loses nothing that was read, and says so', async () => {
    const output = memoryOutput()
    const lines: string[] = []
    const detector = createDetector(catalogue)
    const options = {
      catalogue,
      detector,
      language: 'en',
      minEvidence: 'inferred',
      encoding: undefined,
      maxLine: 1024,
    } as const
    const writer = lineWriter({ ...belowFormat(style), mayShowUnfinished: () => false }, output.write, {
      only: false,
      maxHeld: 1024,
      hasHit: () => false,
    })
    const observer = {
      line: ({ text }: LogLine) => void lines.push(text),
      passed: () => {},
      encodingChanged: () => {},
    }
    const passed = annotate(sourceOf(failing()), options, writer, output, observer, never)
    await expect(passed).rejects.toThrow('the disk is gone')
    expect(output.bytes().toString()).toBe('one\n{"code":')
    expect(lines).toEqual(['one', '{"code":'])

    await annotate(sourceOf(streamOf([chunk('two\n')])), options, writer, output, observer, never)
    expect(output.bytes().toString()).toBe('one\n{"code":two\n')
  })
})

describe('what an earlier run has annotated', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'is known wherever it is cut: %s',
    async (encoding) => {
      const log = encode('login code=2333\nnext\n', encoding)
      const once = await annotated([log], { format: 'below', encoding })
      for (let at = 1; at < once.length; at += encoding === 'utf-8' ? 1 : 7) {
        const chunks = [once.subarray(0, at), once.subarray(at)]
        expect((await annotated(chunks, { format: 'below', encoding })).equals(once)).toBe(true)
      }
    },
  )

  test('is not taken for a log: what an annotation says is no code', async () => {
    const seen: Line[] = []
    const observer = {
      line: ({ line }: LogLine) => void seen.push(line),
      passed: () => {},
      encodingChanged: () => {},
    }
    const once = await annotated([chunk('code=2333\n')], { format: 'below' })
    await annotated([once], { format: 'below', observer })
    expect(seen).toHaveLength(1)
  })

  test('a line of the log that only begins like an annotation is one of the log', async () => {
    const log = chunk('code=2333\n↳ authing said no, code=2020\n')
    const printed = await annotated([log], { format: 'below' })
    expect(shortened(printed)).toBe(
      'code=2333\n↳ authing 2333\n↳ authing said no, code=2020\n↳ authing 2020\n',
    )
    expect(stripped([printed]).toString()).toBe(log.toString())
  })
})
