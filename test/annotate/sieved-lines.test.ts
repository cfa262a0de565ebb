/** Reading through the sieve gives what reading every line gives. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyLine } from '../../src/annotate/every-line.ts'
import type { LineReader, ReaderOptions } from '../../src/annotate/log-lines.ts'
import { sievedLines } from '../../src/annotate/sieved-lines.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { contextSpan, recordSpan, valueSpan } from '../../src/detect/record-state.ts'
import { arbitraryLine } from '../detect/arbitrary-line.ts'
import { escapedLine } from '../sieve/escaped-line.ts'
import { chunkSizes, textLine } from './arbitrary-log.ts'
import { cut } from './harness.ts'

const detector = createDetector(catalogue)
const maxLine = 256 * 1024
const options: ReaderOptions = { detector, minEvidence: 'inferred', encoding: 'utf-8', maxLine }

/** What is told of the lines that count, and of all lines together. */
function told(reader: LineReader, chunks: readonly Buffer[]) {
  const lines: object[] = []
  const texts = createHash('sha256')
  let count = 0
  let position = 0
  const scans = function* () {
    for (const chunk of chunks) yield* reader.push(chunk)
    yield reader.end()
  }
  for (const scan of scans()) {
    const earlier = Array.from(scan.texts())
    for (const { line, at, printed, text, hits, repeats, mark, before } of scan.lines) {
      if (mark === 'annotation' || (hits.length === 0 && !repeats && !line.cut)) continue
      const { length, cut: isCut, terminated } = line
      expect(Array.from(before())[0]?.at).toBe(earlier.find((other) => other.at < at)?.at)
      lines.push({
        at,
        printed,
        text,
        hits,
        repeats,
        mark,
        length,
        isCut,
        terminated,
        end: position + line.end,
      })
    }
    for (const { at, text } of earlier.reverse()) texts.update(`${at} ${text}\n`)
    count += scan.count
    position += scan.chunk.length
  }
  reader.close()
  return { lines, texts: texts.digest('hex'), count, position }
}

function expectEqual(log: Buffer, sizes: readonly number[]): void {
  const chunks = cut(log, sizes)
  expect(told(sievedLines(options), chunks)).toEqual(told(everyLine(options), chunks))
}

/** Pieces of a log with how often each is repeated: few words for large logs. */
type Pieces = readonly (readonly [text: string, times: number])[]

const logOf = (pieces: Pieces): Buffer =>
  Buffer.from(pieces.map(([text, times]) => text.repeat(times)).join(''))

/** What puts lines so far apart that they are no record. */
const filler = fc
  .tuple(
    fc.constantFrom(
      'z',
      'a quiet line\n',
      '  of a body\n',
      '{"time":1,"x":1}\n',
      '06-03 13:50:05.461  7432  7490 I x: y\n',
    ),
    fc.constantFrom(100, valueSpan, recordSpan, contextSpan, 300_000),
  )
  .map(([text, length]) => [text, Math.ceil(length / text.length)] as const)

const piecesOf = (line: fc.Arbitrary<string>, far: number): fc.Arbitrary<Pieces> =>
  fc.array(
    fc.oneof(
      { weight: 100, arbitrary: line.map((text) => [`${text}\n`, 1] as const) },
      { weight: far, arbitrary: filler },
    ),
    { maxLength: 40 },
  )

const prefixed = fc
  .tuple(
    fc.constantFrom(
      '06-03 13:50:05.461  7432  7490 W Guardian: ',
      '06-03 13:50:05.461  7432  7490 I flutter : ',
      '06-03 13:50:05.461  9999  7490 W System.err: ',
      '[ 06-03 13:50:05.461  2004: 2020 W/Guardian ]\n',
      '2026-11-22T16:37:40.133+08:00 ERROR 2004 --- [demo] [main] c.e.auth.LoginService : ',
      'api-1  | ',
      'db-1  | 2026-11-22 16:37:40 ERROR ',
      '',
      '',
    ),
    fc.constantFrom(
      '2333',
      '用户名或密码错误',
      'login failed {',
      '{',
      '  "apiCode": 2333,',
      '  "statusCode": 403',
      '}',
      '["apiCode"]=>',
      'int(9999)',
      'code:',
      '2020',
      'java.net.UnknownHostException: core.authing.cn',
      '\tat cn.authing.guard.network.Guardian.request(Guardian.java:42)',
      '\tat a.b.C.d(C.java:2004) code=2004',
      'Caused by: code=2333',
      'authing',
      'code=2333',
      'x',
      '',
      '   ',
      '{"level":50,"time":1763829460123,"msg":"code=2333"}',
      'Auth Failed, onCancel',
      '↳ authing 2333 x',
    ),
  )
  .map((parts) => parts.join(''))

describe('equal', () => {
  const logs = new URL('../../fixtures/logs/', import.meta.url)
  test.each(readdirSync(logs).filter((name) => name !== 'expected.json'))('in %s', (name) => {
    const bytes = readFileSync(new URL(name, logs))
    for (const size of [1, 7, 64, 1000, bytes.length]) expectEqual(bytes, [size])
  })

  test.each([
    ['of records of several lines', prefixed, 0, 3000],
    ['of records that are far apart', prefixed, 12, 300],
    ['of what loggers print', fc.oneof(textLine, arbitraryLine, escapedLine), 2, 600],
  ] as const)('in logs %s', (_, line, far, numRuns) => {
    const sizes = fc.oneof(chunkSizes, fc.constantFrom([1 << 16], [1 << 20], [300_000, 1]))
    fc.assert(
      fc.property(piecesOf(line, far), sizes, (pieces, chunks) => {
        const bytes = logOf(pieces)
        // Tiny chunks of a large log say nothing that those of a small one don't.
        expectEqual(bytes, bytes.length > 20_000 ? chunks.map((size) => size * 977) : chunks)
      }),
      { numRuns },
    )
  })

  test('wherever reading begins', () => {
    fc.assert(
      fc.property(piecesOf(prefixed, 8), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, place) => {
        const bytes = logOf(pieces)
        const at = bytes.lastIndexOf(0x0a, Math.floor(bytes.length * place)) + 1
        const from = Math.max(0, at - contextSpan - 1)
        const first = from === 0 ? 0 : bytes.indexOf(0x0a, from) + 1
        const context = { bytes: bytes.subarray(first, at), at: first }
        const straight = told(everyLine(options), [bytes])
        const rest = told(sievedLines({ ...options, context }), [bytes.subarray(at)])
        const strip = (line: object): object => ({ ...line, end: 0 })
        expect(rest.lines.map(strip)).toEqual(
          straight.lines.filter((line) => 'at' in line && (line.at as number) >= at).map(strip),
        )
      }),
      { numRuns: 500 },
    )
  })
})
