/** Logs as they come: well-formed, ill-formed and made to look like something else, in any encoding, cut anywhere. */
import fc from 'fast-check'
import { encode } from '../../src/input/encoding.ts'

const body = fc
  .record({
    code: fc.constantFrom(2333, 2020, 1639, 10_001, 99_999, 2_220_001),
    key: fc.constantFrom('apiCode', 'code', 'errCode'),
    message: fc.constantFrom('no', '尚未登录，无权限访问此请求', 'ok', 'a"b\\c', '\u2028', '𝒳'),
    space: fc.constantFrom('', ' ', '\t'),
  })
  .map(
    ({ code, key, message, space }) =>
      `${space}{"statusCode":403,${space}"${key}":${code},"message":${JSON.stringify(message)},"requestId":"7c"}${space}`,
  )

const spoken = fc.constantFrom(
  '2026-11-22 10:00:00 ERROR login failed code=2333',
  '2026-11-22 10:00:01 INFO port 2333, pid 2020',
  '登录失败，错误码：1639',
  'E/Guardian(  12): Guardian failed. 401 message:{"code":2020,"message":"尚未登录"}',
  '11-22 09:13:02.310  7432  7432 E QQ      : Auth Failed, onCancel',
  'Authing Request Error: 2004 用户不存在',
  '2020',
  '尚未登录，无权限访问此请求',
  'java.net.UnknownHostException: core.authing.cn',
  '\tat cn.authing.guard.network.Guardian.request(Guardian.java:42)',
  'response {',
  '  "apiCode": 2333,',
  '  "statusCode": 403',
  '}',
)

const deceitful = fc.constantFrom(
  '{',
  '{}',
  '{ }',
  '{"code":2333',
  '{"code":2333}{"code":2020}',
  '{"code":2333} x',
  'x {"code":2333}',
  '[{"code":2333}]',
  '\u00a0{"code":2333}',
  '{"code":2333}\u2028',
  '\ufeff{"code":2333}',
  '\ufeff',
  '{"a":"\u0001","code":2333}',
  '{"authing_annotations":[]}',
  '{"code":2333,"authing_annotations":"none"}',
  '{"code":2333,"authing_annotations":[]}',
  '↳ authing',
  '↳ authing nothing',
  '↳',
  '↳ auth 2333',
  ' ↳ authing 2333',
  '\r',
  'progress 10%\rprogress 20% code=2333\r',
  '\0',
  'a\0b',
  'code=2333\0\0',
  '\u001b[31mcode=2333\u001b[0m',
  '上海 code=2333 上',
  '"',
  '\\',
  ' ',
  '',
)

/** Longer than 256 bytes, which the properties take for a long line. */
const long = fc
  .tuple(
    fc.constantFrom('', '{"code":2333,"x":"', 'code=2333 ', '错误码：1639 ', '[', '\ufeff'),
    fc.constantFrom('x', '上', '\\"', '\r', '𝒳', ' code=10001 '),
    fc.constantFrom('', '"}', ' code=2020'),
  )
  .map(([start, filler, end]) => start + filler.repeat(260) + end)

/** A line of text without its line end. */
export const textLine: fc.Arbitrary<string> = fc.oneof(
  long,
  { weight: 3, arbitrary: body },
  { weight: 3, arbitrary: spoken },
  { weight: 3, arbitrary: deceitful },
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\n', '')),
)

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\r')

const text = fc
  .tuple(fc.array(fc.tuple(textLine, lineEnd), { maxLength: 12 }), fc.option(textLine))
  .map(([lines, last]) => lines.flat().join('') + (last ?? ''))

const bytes = (maxLength: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array))

/** Lines of text and lines of any bytes: much is no UTF-8. */
const mixed = fc
  .array(
    fc.oneof(
      fc.tuple(textLine, lineEnd).map((parts) => Buffer.from(parts.join(''))),
      bytes(12),
      fc.constantFrom('c0af', 'eda080', 'ff', 'e4b8', '80', 'f0909080').map((hex) => Buffer.from(hex, 'hex')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts))

export const utf8Log: fc.Arbitrary<Buffer> = text.map((lines) => Buffer.from(lines))

const utf16 = fc
  .tuple(fc.constantFrom('utf-16le', 'utf-16be'), fc.constantFrom('', '\ufeff'), text)
  .map(([encoding, mark, lines]) => encode(mark + lines, encoding))

/** UTF-16 that goes on in UTF-8, or whose last character is cut in two. */
const utf16AndMore = fc
  .tuple(utf16, fc.constantFrom('another program appends ASCII code=2333\nand goes on with it\n', 'x'))
  .map(([lines, tail]) => Buffer.concat([lines, Buffer.from(tail)]))

export const anyLog: fc.Arbitrary<Buffer> = fc.oneof(utf8Log, mixed, utf16, utf16AndMore, bytes(60))

/** Logs whose encoding is sure from the first line on. */
export const plainLog: fc.Arbitrary<Buffer> = utf8Log.filter((log) => !log.includes(0))

/** A log, and after how many bytes a line is long. With 256 many are, but then the encoding must not change in them. */
export const sizedLog: fc.Arbitrary<{ readonly log: Buffer; readonly maxLine: number }> = fc.oneof(
  fc.record({ log: anyLog, maxLine: fc.constant(1024 * 1024) }),
  fc.record({ log: fc.oneof(plainLog, utf16), maxLine: fc.constant(256) }),
)

/** Sizes of chunks, taken round and round. */
export const chunkSizes: fc.Arbitrary<number[]> = fc.oneof(
  fc.constant<number[]>([1]),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
  fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
)
