/** Telling lines, each of whose characters may be written as an escape, also as an escape of an escape. */
import fc from 'fast-check'

const telling = [
  'code=2004',
  '"code":2020',
  '{"apiCode":9999,"statusCode":403}',
  '{"apiCode":20001,"statusCode":200}',
  'apiCode=20001',
  '2206&lt;用户不存在',
  'x-authing-api-error-code: 8888',
  'authing.api_code=7777',
  '错误码：１６３９',
  '错误码：10001',
  'Login by QQ failed',
  'Authing Request Error: code=403, message=no, errorCode=9876',
  "AuthingException(403, 'no', 9876)",
  'authing: Network error',
  'authing: 未启用设备管理',
  '在 60 秒内已发送短信验证码',
  '60秒以内にsms認証コードが送信されました',
  'SMS already send within the last 60 seconds',
  '请先申请 READ_PHONE_STATE 权限',
  '["Cannot get config. app id:60caaf"]',
  '06-03 13:50:05.461  7432  7490 W QQ: Auth Failed, onCancel',
  '2004 用户不存在',
  '2004 "err_msg": "message: 用户不存在"',
  '用户不存在 (2004)',
  'code is Optional("2020")',
  'code string(4) "2020"',
  '返回码为【2020',
  '{"key":"authing.code","value":{"intValue":"2333"}}',
  '&{403 no such account. 2333 19283746-5564-4738-8291-0a9b8c7d6e5f {  }}',
  'Authing Request Error: 2004',
  'markQRCodeScanned result:2004',
  'Guardian failed. 401 message:{"code":2333}',
  '2020',
  'code:',
  '"apiCode" =>',
  'a\tb\u00a0code =',
]

const glue = [
  '',
  ' ',
  '.',
  '5',
  '5.',
  '.5',
  'x',
  'm',
  'n',
  '\\',
  '%',
  '%2',
  '\\x',
  '\\u00',
  '"',
  '年',
  '/',
  '\u3000',
  '；',
  ':',
]

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

const asBytes = (character: string, mark: string): string =>
  [...Buffer.from(character)].map((byte) => mark + hex(byte, 2)).join('')

const asUnits = (character: string, mark: string): string =>
  character
    .split('')
    .map((unit) => mark + hex(unit.charCodeAt(0), 4))
    .join('')

const entities: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const ways: readonly ((character: string) => string)[] = [
  (character) => asBytes(character, '%'),
  (character) => asBytes(character, '%').toUpperCase(),
  (character) => asBytes(character, '\\x'),
  (character) => asUnits(character, '\\u'),
  (character) => asUnits(character, '\\\\u'),
  (character) => entities[character] ?? `\\${character}`,
  (character) => (character === '\t' ? '\\t' : `\u001b[31m${character}`),
  (character) => `${character}\u001b[0m`,
  (character) => `\\u001b[1m${character}`,
]

/** `text` with some of its characters written in `way`. */
const escaped = (text: string, chosen: readonly boolean[], way: (character: string) => string): string =>
  [...text].map((character, index) => (chosen[index % chosen.length] ? way(character) : character)).join('')

const some = fc.oneof(
  fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  fc.integer({ min: 0, max: 40 }).map((at) => Array.from({ length: 41 }, (_, index) => index === at)),
)

export const escapedLine: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...telling), fc.constantFrom(...glue)), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(some, fc.constantFrom(...ways)), { maxLength: 2 }),
    fc.constantFrom(...glue),
  )
  .map(
    ([parts, rounds, end]) =>
      rounds
        .reduce((line, [chosen, way]) => escaped(line, chosen, way), parts.join(''))
        .replaceAll('\n', ' ') + end,
  )
