/** Faults F27–F44: what is within a line, and how lines belong together. */
import { describe, expect, test } from 'vitest'
import { look } from '../look.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'
import { measure } from './peak-memory.ts'

const formats = ['below', 'splice', 'ndjson', 'pretty']

const nested = [
  { what: 'arrays', line: `{"code":2333,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
  { what: 'objects', line: `{"code":2333,"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}` },
  { what: 'objects that never close', line: '{"code":2333,"x":'.repeat(40_000) },
]

describe.each(nested)('F27 $what nested 100,000 deep', ({ line }) => {
  test.each(formats)('overflow no stack: %s', async (format) => {
    const { stdout, stderr, exit } = await runProgram(['--format', format], { input: `${line}\nnext\n` })
    expect(exit).toBe(0)
    expect(stderr).toBe('')
    expect(stdout.toString()).toContain('authing 2333'.slice(format === 'below' ? 0 : 8))
    expect(stdout.toString()).toContain('next')
  })

  test('come back from strip to the byte', async () => {
    const { stdout } = await runProgram([], { input: `${line}\n` })
    expect((await runProgram(['strip'], { input: stdout })).stdout.toString()).toBe(`${line}\n`)
  })
})

test.each(formats)('F28 an object with 100,000 keys: %s', async (format) => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`)
  const { peak, exit } = await measure(
    ['--format', format],
    [Buffer.from(`{"apiCode":2333,"statusCode":403,${keys.join(',').slice(0, 1_000_000)}}\n`)],
  )
  expect(exit).toBe(0)
  expect(peak).toBeLessThan(600)
})

interface Row {
  readonly title: string
  readonly log: string
  readonly codes: readonly number[]
}

const inString = (depth: number, text: string): string =>
  depth === 0 ? text : inString(depth - 1, JSON.stringify({ body: text }))
const authing = '{"statusCode":403,"apiCode":2333,"message":"no","requestId":"7c"}'
const withTime = '2026-11-22 10:00:00 ERROR'

const rows: readonly Row[] = [
  {
    title: 'F29 a key that stands twice: both values are seen',
    log: '{"code":2333,"code":2020}\n',
    codes: [2333, 2020],
  },
  { title: 'F31 2020.0 is not 2020', log: 'code=2020.0\n', codes: [] },
  { title: 'F31 2.02e3 is not 2020', log: 'code=2.02e3\n', codes: [] },
  { title: 'F31 "2020" is 2020', log: '{"code":"2020","message":"no"}\n', codes: [2020] },
  { title: 'F31 02020 is not 2020', log: 'code=02020\n', codes: [] },
  {
    title: 'F31 2^53+1 is nothing',
    log: '{"apiCode":9007199254740993,"statusCode":1,"requestId":"7c"}\n',
    codes: [],
  },
  { title: 'F32 truncated JSON', log: `${authing.slice(0, 34)}\n`, codes: [2333] },
  { title: 'F33 JSON in JSON strings, five deep', log: `${inString(5, authing)}\n`, codes: [2333] },
  { title: 'F34 URL-encoded JSON', log: `GET /log?body=${encodeURIComponent(authing)}\n`, codes: [2333] },
  { title: 'F34 HTML-escaped JSON', log: `${authing.replaceAll('"', '&quot;')}\n`, codes: [2333] },
  { title: 'F34 nginx’s \\x22', log: `${authing.replaceAll('"', '\\x22')}\n`, codes: [2333] },
  { title: 'F35 an array as root', log: `[${authing},${authing}]\n`, codes: [2333] },
  { title: 'F35 a scalar as root', log: `${JSON.stringify(authing)}\n2333\n"2333"\n`, codes: [2333] },
  {
    title: 'F36 two objects on one line',
    log: `${authing}{"code":2020,"message":"no"}\n`,
    codes: [2333, 2020],
  },
  {
    title: 'F37 an object over many lines',
    log: `${JSON.stringify(JSON.parse(authing), null, 2)}\n`,
    codes: [2333],
  },
  {
    title: 'F38 a trace that quotes the code again counts once',
    log: `${withTime} AuthingException: apiCode=2333\n    at a.b(C.java:1)\nCaused by: AuthingException: apiCode=2333\n    at a.b(C.java:2)\n${withTime} apiCode=2333\n`,
    codes: [2333, 2333],
  },
  {
    title: 'F39 the same code a thousand times in a line',
    log: `${'code=2333 '.repeat(1000)}\n`,
    codes: [2333],
  },
  {
    title: 'F40 a port, a year, a pid, a price and a phone number',
    log: 'listening on port 2333\nin the year 2020\npid 2020\nprice: 2333 CNY\nphone 2020-2333\n',
    codes: [],
  },
  {
    title: 'F41 an unknown code under a key of Authing’s',
    log: '{"statusCode":400,"apiCode":4711,"requestId":"7c"}\n',
    codes: [4711],
  },
  { title: 'F41 but not under just any key', log: '{"code":4711}\n', codes: [] },
  {
    title: 'F42 negative, hexadecimal and huge',
    log: `code=-2333\ncode=0x2333\ncode=2333${'0'.repeat(400)}\n`,
    codes: [],
  },
  {
    title: 'F44 half lines of two writers don’t merge',
    log: [
      '11-22 09:13:02.310  7432  7432 E AuthClient: response code=',
      '11-22 09:13:02.311  9999  9999 I Other   : 2333',
      'login failed code=2311-22 09:13:02.312  9999  9999 I Other   : 33',
      '',
    ].join('\n'),
    codes: [],
  },
]

test.each(rows)('$title', async ({ log, codes }) => {
  expect((await look(log)).codes).toEqual(codes)
})

test('F39 thousands of codes in one JSON line are spliced into it, and come out again', async () => {
  const codes = Array.from({ length: 12_000 }, (_, index) => `"apiCode":${3_000_000 + index}`)
  const line = `{"statusCode":400,"requestId":"7c",${codes.join(',')}}\n`
  const { stdout } = await runProgram(['--format', 'splice'], { input: line })
  expect(JSON.parse(stdout.toString()).authing_annotations).toHaveLength(12_000)
  // Far longer than any line that annotate reads to its end.
  expect(stdout.length).toBeGreaterThan(2 * 1024 * 1024)
  expect((await runProgram(['strip'], { input: stdout })).stdout.toString()).toBe(line)
})

test.each(formats)('F30 __proto__ and constructor are keys like others: %s', async (format) => {
  const line =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"code":2333,"msg":"m"}\n'
  const { stdout, exit } = await runProgram(['--format', format, '--lang', 'en'], { input: line.repeat(2) })
  expect(exit).toBe(0)
  expect(stdout.toString().match(/The account does not exist/g)).toHaveLength(2)
})

test('F35 arrays and scalars are wrapped in ndjson', async () => {
  const { stdout } = await runProgram(['--format', 'ndjson'], { input: '[1]\n"x"\n7\nnull\n' })
  const lines = stdout.toString().trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { line: '[1]' },
    { line: '"x"' },
    { line: '7' },
    { line: 'null' },
  ])
})

test('F36 two objects on a line are no object: the annotation stands under them', async () => {
  const { stdout } = await runProgram(['--lang', 'en'], { input: `${authing}${authing}\n` })
  expect(stdout.toString()).toMatch(/^\{.+\}\{.+\}\n↳ authing 2333/)
})

test('F41 an unknown code is said to be unknown, and counted as such', async () => {
  const file = scratchPath()
  const log = '{"statusCode":400,"apiCode":4711,"requestId":"7c"}\n'
  const { stdout } = await look(log, ['--db', file])
  expect(stdout.toString()).toContain('↳ authing 4711 error · Not in the catalogue')
  expect(query(file, 'SELECT code, n FROM unknown_codes')).toEqual([[4711, 1]])
})

describe.each(['below', 'splice'])('F43 our own output, fed back: %s', (format) => {
  const log = `${withTime} login failed code=2333\n${authing.replace('2333', '2004')}\n{"code":2020,"message":"no"}\r\nlast code=1639`
  const args = ['--format', format, '--color', 'always']

  test('is left as it is', async () => {
    const once = await runProgram(args, { input: log })
    expect(once.stdout.length).toBeGreaterThan(log.length)
    expect((await runProgram(args, { input: once.stdout })).stdout.toString()).toBe(once.stdout.toString())
  })

  test('is shown by --only with the annotations that it has', async () => {
    const once = await runProgram(args, { input: `nothing\n${log}` })
    const again = await runProgram([...args, '--only'], { input: once.stdout })
    expect(`nothing\n${again.stdout}`).toBe(once.stdout.toString())
  })

  test('is counted as the log was', async () => {
    const file = scratchPath()
    const once = await runProgram(args, { input: log })
    await runProgram([...args, '--db', file], { input: once.stdout })
    const counts = query(file, 'SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code')
    expect(counts).toEqual([
      [1639, 1],
      [2004, 1],
      [2020, 1],
      [2333, 1],
    ])
  })
})
