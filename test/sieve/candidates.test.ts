/** Nothing that a rule would find is lost to the sieve, however it is written. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createCatalogue } from '../../src/catalogue/catalogue.ts'
import { unfinishedIn } from '../../src/detect/continuation.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { grammars } from '../../src/detect/grammars.ts'
import { keyRows } from '../../src/detect/keys.ts'
import { layoutOf } from '../../src/detect/layout.ts'
import { signatures } from '../../src/detect/signatures.ts'
import { traces } from '../../src/detect/traces.ts'
import { createKernel } from '../../src/sieve/kernel.ts'
import { layOut } from '../../src/sieve/tables.ts'
import { needsOf } from '../../src/sieve/words.ts'
import { arbitraryLine, arbitraryLongLine } from '../detect/arbitrary-line.ts'
import { escapedLine } from './escaped-line.ts'

const detector = createDetector(catalogue)
const kernel = createKernel({
  tables: layOut(detector, needsOf()),
  windowSize: 4 * 1024 * 1024,
  maxLine: 2 * 1024 * 1024,
})

/** Indices, among the lines, of those that are let through. */
function candidatesOf(lines: readonly string[], { window, candidates } = kernel): number[] {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  bytes.copy(window)
  const starts = new Map<number, number>()
  let at = 0
  for (const [index, line] of lines.entries()) {
    starts.set(at, index)
    at += Buffer.byteLength(line) + 1
  }
  const found: number[] = []
  const count = candidates(0, bytes.length, (start, end) => {
    expect(window[end - 1]).toBe(0x0a)
    found.push(starts.get(start) as number)
  })
  expect(count).toBe(lines.length)
  expect(found).not.toContain(undefined)
  return found
}

const matters = (line: string): boolean =>
  detector.detect(line).length > 0 ||
  traces.some(({ frame }) => frame.test(line)) ||
  leavesOpen(layoutOf(line).text)

/** A lone number matters where it is a code, whose text may come next. */
function leavesOpen(message: string): boolean {
  const open = unfinishedIn(message)
  return open !== undefined && (!/^\d+$/.test(open) || detector.codes.has(Number(open)))
}

describe('every line with a hit is a candidate', () => {
  const logs = new URL('../../fixtures/logs/', import.meta.url)
  test.each(readdirSync(logs).filter((name) => name !== 'expected.json'))('in %s', (name) => {
    const lines = readFileSync(new URL(name, logs), 'utf8').split('\n')
    const candidates = candidatesOf(lines)
    for (const [index, line] of lines.entries()) {
      if (matters(line)) expect(candidates, line).toContain(index)
    }
  })

  test.each([
    ['made of what loggers print', arbitraryLine, 20_000],
    ['written in escapes', escapedLine, 30_000],
    ['of great length', arbitraryLongLine, 50],
  ] as const)('%s', (_, arbitrary, numRuns) => {
    fc.assert(
      fc.property(arbitrary, (line) => {
        if (matters(line)) expect(candidatesOf([line])).toEqual([0])
      }),
      { numRuns },
    )
  })
})

test('every sample of a rule is a candidate', () => {
  const samples = [
    ...signatures.flatMap(({ yes }) => yes.map(([, message]) => message.replaceAll('\n', ' '))),
    ...grammars.flatMap(({ yes }) => yes.map(([line]) => line)),
    ...keyRows.filter(({ kind }) => kind === 'api').flatMap(({ yes }) => yes.map((key) => `"${key}": 9999`)),
  ]
  expect(candidatesOf(samples)).toEqual(samples.map((_, index) => index))
})

test('every code beside every text of its own is a candidate, in the case and punctuation of others, too', () => {
  const ways: readonly ((code: number, text: string) => string)[] = [
    (code, text) => `x ${code} ${text}`,
    (code, text) => `x [${code}]${text.toUpperCase()}`,
    (code, text) => `x ${code}，message: Optional("${text.toLowerCase()}")`,
    (code, text) => `x ${code}&quot;,&quot;${text}`,
    (code, text) => `x ${code}&nbsp;${text}`,
    (code, text) => `x ${code}\\t${[...text].join('-')}`,
    (code, text) => `x ${code}%22%20${[...text].join('%20')}`,
    (code, text) => `x ${text} ${code} x`,
  ]
  const lines = catalogue.records
    .flatMap(({ code, message, also = [] }) =>
      [message, ...also].flatMap((text) => (text === '' ? [] : ways.map((way) => way(code, text)))),
    )
    .filter(matters)
  expect(lines.length).toBeGreaterThan(2000)
  expect(candidatesOf(lines)).toEqual(lines.map((_, index) => index))
})

test('lines are told apart wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(escapedLine, arbitraryLine), { maxLength: 30 }), (lines) => {
      const alone = lines.flatMap((line, index) => (candidatesOf([line]).length > 0 ? [index] : []))
      expect(candidatesOf(lines)).toEqual(alone)
    }),
    { numRuns: 2000 },
  )
})

describe('what is no code is passed by', () => {
  test.each([
    '2026-11-22T16:37:40.200Z GET /api/v2/users/2004 200 3.2004 s',
    '{"level":30,"time":1763829460123,"pid":31234,"msg":"user-2004 took 2020ms"}',
    '06-03 13:50:05.461  7432  7490 I Choreographer: Skipped 31 frames',
    'id=a2004 x2020 2004x -2020 $2333 10.2004 2004.5 2020:30 2020-11',
    'login ok',
    'statusCode 200, code=17',
    'GET /a?redirect_uri=https%3A%2F%2Fexample.com%2Fcb&x=%E4%BD%A0%E5%A5%BD HTTP/1.1',
    '\u001b[32minfo\u001b[39m: listening',
    '{"msg":"\\u001b[32minfo\\u001b[39m: listening \\"now\\""}',
    '{"res":{"statusCode":200},"responseTime":2004,"msg":"GET /users"}',
    '{"remote":"10.0.3.7:2004","took":2020,"order":2333,"path":"/a"}',
    'base64=aGVsbG8gd29ybGQ==',
    '{"statusCode":200,"message":"操作成功","apiCode":20001,"requestId":"08c4"}',
    '{"body":"{\\"apiCode\\":20001,\\"data\\":{}}"}',
    'x-authing-api-code: "20001"',
    '{"sql":"select * from orders where year = 2026","rows":39}',
    'GET /orders?year=2026&page=21',
  ])('%s', (line) => {
    expect(candidatesOf([line])).toEqual([])
  })
})

test("codes of a user's own are looked for, short ones too", () => {
  const [sample] = catalogue.records
  const own = createCatalogue([{ ...(sample as (typeof catalogue.records)[number]), code: 123 }])
  const ofOwn = createKernel({
    tables: layOut(createDetector(own), needsOf()),
    windowSize: 4096,
    maxLine: 1024,
  })
  expect(candidatesOf(['code: 123', 'code: 124', 'code: 2004', 'code: 1234'], ofOwn)).toEqual([0])
})

test('a line longer than is examined is a candidate whatever it holds', () => {
  const small = createKernel({ tables: layOut(detector, needsOf()), windowSize: 4096, maxLine: 100 })
  expect(candidatesOf(['x'.repeat(99), 'x'.repeat(100), 'x'.repeat(300), 'x'], small)).toEqual([1, 2])
})

test('more candidates than are given out at once', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => (index % 3 === 0 ? 'quiet' : 'code=2004'))
  expect(candidatesOf(lines)).toEqual(lines.flatMap((line, index) => (line === 'quiet' ? [] : [index])))
})
