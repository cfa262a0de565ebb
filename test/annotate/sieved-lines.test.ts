/** Reading through the sieve gives what reading every line gives. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyLine } from '../../src/annotate/every-line.ts'
import type { LineReader, LogLine, Others, ReaderOptions } from '../../src/annotate/log-lines.ts'
import { isJsonObject } from '../../src/annotate/member.ts'
import { printingBegins } from '../../src/annotate/printing.ts'
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

interface Told {
  readonly at: number
  readonly printed: string
  readonly hits: LogLine['hits']
  readonly mark: LogLine['mark']
  readonly counts: boolean
}

/** What is told of the lines that are given out, and of all lines together. */
function told(reader: LineReader, chunks: readonly Buffer[]) {
  const lines: Told[] = []
  const texts = createHash('sha256')
  let count = 0
  let position = 0
  const scans = function* () {
    for (const chunk of chunks) yield* reader.push(chunk)
    yield reader.end()
  }
  for (const scan of scans()) {
    const earlier = Array.from(scan.texts())
    for (const { line, before, ...logLine } of scan.lines) {
      const { length, cut: isCut, terminated } = line
      const counts = logLine.mark !== 'annotation' && (logLine.hits.length > 0 || logLine.repeats || isCut)
      if (counts) {
        const [nearest] = before()
        expect(nearest?.at).toBe(earlier.find((other) => other.at < logLine.at)?.at)
      }
      const end = position + line.end
      lines.push({ ...logLine, counts, length, isCut, terminated, end } as Told)
    }
    for (const { at, text } of earlier.reverse()) texts.update(`${at} ${text}\n`)
    count += scan.count
    position += scan.chunk.length
  }
  reader.close()
  return { lines, sums: { texts: texts.digest('hex'), count, position } }
}

/** Those that must be given out. */
function needed(lines: readonly Told[], others: Others): Told[] {
  let found = false
  return lines.filter(({ mark, hits, counts, printed }) => {
    if (mark !== 'annotation') found = hits.length > 0
    if (counts || (mark === 'annotation' && found)) return true
    return (
      others === 'all' || (others === 'not-objects' && (!isJsonObject(printed) || /\ufffd/.test(printed)))
    )
  })
}

function expectEqual(log: Buffer, sizes: readonly number[], others: Others = 'none'): void {
  const chunks = cut(log, sizes)
  const sieved = told(sievedLines({ ...options, others }), chunks)
  const straight = told(everyLine(options), chunks)
  expect(sieved.sums).toEqual(straight.sums)
  const given = new Set(sieved.lines.map(({ at }) => at))
  expect(sieved.lines).toEqual(straight.lines.filter(({ at }) => given.has(at)))
  expect(needed(straight.lines, others).filter(({ at }) => !given.has(at))).toEqual([])
  // Nor more than was asked for, but for what logcat begins with.
  if (others !== 'none') return
  const more = sieved.lines.length - needed(straight.lines, others).length
  expect(more).toBe(
    sieved.lines.filter(({ counts, printed }) => !counts && printingBegins.test(printed)).length,
  )
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
      '{"level":30,"time":1763829460123,"msg":"quiet"}',
      '{"level":30,"msg":"half"',
      'Auth Failed, onCancel',
      '↳ authing 2333 x',
    ),
  )
  .map((parts) => parts.join(''))

const anyOthers = fc.constantFrom<Others>('none', 'none', 'none', 'not-objects', 'all')

describe('equal', () => {
  const logs = new URL('../../fixtures/logs/', import.meta.url)
  test.each(readdirSync(logs).filter((name) => name !== 'expected.json'))('in %s', (name) => {
    const bytes = readFileSync(new URL(name, logs))
    for (const size of [1, 7, 64, 1000, bytes.length]) expectEqual(bytes, [size])
    for (const others of ['all', 'not-objects'] as const) expectEqual(bytes, [500], others)
  })

  test.each([
    ['of records of several lines', prefixed, 0, 1500],
    ['of records that are far apart', prefixed, 12, 200],
    ['of what loggers print', fc.oneof(textLine, arbitraryLine, escapedLine), 2, 400],
  ] as const)('in logs %s', (_, line, far, numRuns) => {
    const sizes = fc.oneof(chunkSizes, fc.constantFrom([1 << 16], [1 << 20], [300_000, 1]))
    fc.assert(
      fc.property(piecesOf(line, far), sizes, anyOthers, (pieces, chunks, others) => {
        const bytes = logOf(pieces)
        // Tiny chunks of a large log say nothing that those of a small one don't.
        expectEqual(bytes, bytes.length > 20_000 ? chunks.map((size) => size * 977) : chunks, others)
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
        const strip = (lines: readonly Told[]): object[] =>
          lines.filter((line) => line.at >= at && line.counts).map((line) => ({ ...line, end: 0 }))
        expect(strip(rest.lines)).toEqual(strip(straight.lines))
      }),
      { numRuns: 300 },
    )
  })
})
