/**
 * Faults F1–F21: bytes that aren't text, other encodings, other line ends. The default rule: every byte passes
 * unchanged, what is certain is counted, nothing stops.
 */
import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../src/input/encoding.ts'
import { annotated } from '../annotate/harness.ts'
import { startProgram } from '../live-program.ts'
import { look } from '../look.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'

const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')
const bytes = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))

interface Row {
  readonly title: string
  readonly input: Buffer
  readonly codes: readonly number[]
}

const code = 'login failed code=2333\n'
const body = '{"statusCode":403,"apiCode":2333,"message":"no","requestId":"7c"}\n'
const bom = hex('efbbbf')

const rows: readonly Row[] = [
  {
    title: 'F1 invalid UTF-8',
    input: bytes('ok ', hex('fffe80'), ' code=2333\n', hex('c3'), '\n', code),
    codes: [2333, 2333],
  },
  { title: 'F2 a lone surrogate', input: bytes(hex('eda080'), ' code=2333\n'), codes: [2333] },
  { title: 'F2 CESU-8', input: bytes(hex('eda0bdedb880'), ' code=2333\n'), codes: [2333] },
  { title: 'F3 overlong UTF-8', input: bytes('a', hex('c0af'), 'b code=2333\n'), codes: [2333] },
  { title: 'F4 a NUL within a line', input: bytes('a\0b code=2333 c\0d\n', code), codes: [2333, 2333] },
  { title: 'F4 nothing but NULs in a line', input: bytes('\0\0\0\0\n', code), codes: [2333] },
  { title: 'F5 zeros at the end', input: bytes(code, Buffer.alloc(5000)), codes: [2333] },
  { title: 'F6 a byte order mark', input: bytes(bom, body), codes: [2333] },
  { title: 'F7 byte order marks in mid-stream', input: bytes(bom, body, bom, body), codes: [2333, 2333] },
  { title: 'F14 CRLF', input: bytes('code=2333\r\n', '\r\n', 'code=2020\r\n'), codes: [2333, 2020] },
  {
    title: 'F15 a lone CR ends no line',
    input: bytes('10%\r20%\rcode=2333\r90%\n', code),
    codes: [2333, 2333],
  },
  { title: 'F16 LF CR', input: bytes('code=2333\n\rcode=2020\n\r'), codes: [2333, 2020] },
  {
    title: 'F16 U+2028, U+2029 and U+0085 end no line',
    input: bytes('{"a":"x\u2028y\u2029z\u0085","code":2333}\n'),
    codes: [2333],
  },
  { title: 'F17 empty lines', input: bytes('\n\n\n', code, '\n\n'), codes: [2333] },
  { title: 'F18 lines of spaces', input: bytes('   \n\t\t\n', code, ' \n'), codes: [2333] },
  { title: 'F19 empty input', input: bytes(''), codes: [] },
  { title: 'F20 one newline', input: bytes('\n'), codes: [] },
  { title: 'F21 no newline at all', input: bytes('login failed code=2333'), codes: [2333] },
]

test.each(rows)('$title passes to the byte, and its codes are found', async ({ input, codes }) => {
  expect((await look(input)).codes).toEqual(codes)
})

test('F3 an overlong slash is never a slash', () => {
  expect(decode(hex('c0af'), 'utf-8')).toBe('\ufffd\ufffd')
})

test('F4 JSON shows a NUL as its escape', async () => {
  const { stdout } = await runProgram(['--format', 'ndjson'], { input: 'a\0b\n' })
  expect(stdout.toString()).toBe('{"line":"a\\u0000b"}\n')
})

test('F17 F18 empty lines and lines of spaces are not counted', async () => {
  const file = scratchPath()
  await look(`\n \n${code}\n\t\n`, ['--db', file])
  expect(query(file, 'SELECT code, n FROM code_counts')).toEqual([[2333, 1]])
})

const utf16 = [
  { title: 'F8 UTF-16LE as PowerShell writes it', encoding: 'utf-16le', mark: '\ufeff' },
  { title: 'F9 UTF-16BE', encoding: 'utf-16be', mark: '\ufeff' },
  { title: 'F9 UTF-16LE without a byte order mark', encoding: 'utf-16le', mark: '' },
  { title: 'F9 UTF-16BE without a byte order mark', encoding: 'utf-16be', mark: '' },
] as const

describe.each(utf16)('$title', ({ encoding, mark }) => {
  const log = `${mark}2026-11-22 10:00:00 错误码：2333 上海\r\nnothing\r\n{"code":2020,"message":"尚未登录，无权限访问此请求"}\r\n`

  test('stays UTF-16, annotations included', async () => {
    const { stdout } = await runProgram(['--format', 'below', '--lang', 'zh'], {
      input: encode(log, encoding),
    })
    const lines = (mark + decode(stdout, encoding)).split('\n')
    expect(lines.filter((line) => !line.startsWith('↳ authing ')).join('\n')).toBe(log)
    expect(lines.filter((line) => line.startsWith('↳ authing ')).map((line) => line.slice(10, 14))).toEqual([
      '2333',
      '2020',
    ])
  })

  test('is counted', async () => {
    const file = scratchPath()
    await runProgram(['--db', file], { input: encode(log, encoding) })
    expect(query(file, 'SELECT code, n FROM code_counts ORDER BY code')).toEqual([
      [2020, 1],
      [2333, 1],
    ])
  })

  test('is annotated within its JSON, still in UTF-16', async () => {
    const { stdout } = await runProgram(['--format', 'splice'], { input: encode(log, encoding) })
    const object = decode(stdout, encoding)
      .split('\r\n')
      .find((line) => line.startsWith('{'))
    expect(JSON.parse(object as string)).toMatchObject({ code: 2020, authing_annotations: [{ code: 2020 }] })
  })

  test('F10 gives the same when it is split within its characters', async () => {
    const input = encode(log, encoding)
    const whole = await annotated([input], { format: 'below' })
    for (let at = 1; at < input.length; at++) {
      const halves = [input.subarray(0, at), input.subarray(at)]
      expect((await annotated(halves, { format: 'below' })).equals(whole)).toBe(true)
    }
  })
})

test('F11 a UTF-16 file that goes on in UTF-8 is read on, and the switch is noted', async () => {
  const file = scratchPath()
  const input = bytes(encode('\ufeffcode=2333\n', 'utf-16le'), 'another program: code=2020\ncode=1639\n')
  const { stdout } = await runProgram(['--format', 'below', '--db', file], { input })
  expect(stdout.includes(encode('↳ authing 2333', 'utf-16le'))).toBe(true)
  expect(stdout.toString()).toContain('code=2020\n↳ authing 2020')
  expect(stdout.toString()).toContain('code=1639\n↳ authing 1639')
  expect(query(file, "SELECT kind, n FROM ingest_issues WHERE kind = 'encoding-switch'")).toEqual([
    ['encoding-switch', 1],
  ])
})

describe('F12 GB18030', () => {
  /** 登录失败, 错误码：2333 */
  const line = bytes(hex('b5c7c2bccaa7b0dc'), ' ', hex('b4edcef3c2eba3ba'), '2333\n')

  test('is passed on, and codes under ASCII keys are found, without a word', async () => {
    const input = bytes(hex('b5c7c2bccaa7b0dc'), ' code=2333\n')
    expect((await look(input)).codes).toEqual([2333])
    expect((await look(line)).codes).toEqual([])
  })

  test('is read as Chinese with --encoding gb18030', async () => {
    expect((await look(line, ['--encoding', 'gb18030'])).codes).toEqual([2333])
  })

  test('takes a member in ASCII, so that the line stays GB18030', async () => {
    const message = hex('b5c7c2bccaa7b0dc')
    const input = bytes('{"code":2333,"message":"', message, '"}\n')
    const { stdout } = await runProgram(['--encoding', 'gb18030', '--lang', 'zh'], { input })
    const object = JSON.parse(new TextDecoder('gb18030').decode(stdout)) as Record<string, unknown>
    expect(object).toMatchObject({
      message: '登录失败',
      authing_annotations: [{ description: '用户名或密码错误。' }],
    })
    const stripped = await runProgram(['strip'], { input: stdout })
    expect(stripped.stdout.equals(input)).toBe(true)
  })

  test('is known for annotated when it comes back', async () => {
    const args = ['--encoding', 'gb18030', '--format', 'below']
    const once = await runProgram(args, { input: line })
    expect(once.stdout.length).toBeGreaterThan(line.length)
    expect((await runProgram(args, { input: once.stdout })).stdout.equals(once.stdout)).toBe(true)
  })
})

/** A decision of detection: full-width digits are typed in Chinese, so they count under a Chinese key alone. */
test('F13 full-width digits are a code under a Chinese key only', async () => {
  expect((await look('code=２０２０\n')).codes).toEqual([])
  expect((await look('错误码：２０２０\n')).codes).toEqual([2020])
})

/** Decided against an idle timer: where the format allows, an unfinished line passes at once. */
test.each(['below', 'splice', 'pretty'])(
  'F21 a prompt without a newline is shown at once: %s',
  async (format) => {
    const { stdin, until, ended } = startProgram(['--format', format])
    stdin.write('请输入密码：')
    await until('请输入密码：')
    stdin.end()
    expect(await ended).toBe(0)
  },
)
