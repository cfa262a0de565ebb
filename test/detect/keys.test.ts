/** Which spellings are keys of a code, and how a key is read off the text in front of a number. */
import { describe, expect, test } from 'vitest'
import { type Key, keyBefore, keyRowOf, keyRows } from '../../src/detect/keys.ts'

describe.each(keyRows)('$name', (row) => {
  test('has samples', () => {
    expect(row.yes).not.toEqual([])
    expect(row.no).not.toEqual([])
  })

  test.each(row.yes)('takes %s', (key) => {
    expect(keyRowOf(key)?.name).toBe(row.name)
  })

  test.each(row.no)('leaves %s', (key) => {
    expect(keyRowOf(key)?.name).not.toBe(row.name)
  })
})

type Reading = Pick<Key, 'name' | 'kind' | 'spoken' | 'quoted' | 'member'>

const reading = (name: string, marks: Partial<Reading> = {}): Reading => ({
  name,
  kind: 'code',
  spoken: false,
  quoted: false,
  member: false,
  ...marks,
})

/** In each text the last four digits are the number. */
const keyed: readonly (readonly [text: string, reading: Reading])[] = [
  ['{"code":2004', reading('code', { member: true })],
  ['{"code" : "2004', reading('code', { member: true, quoted: true })],
  ['{ code: 2004', reading('code')],
  ["{'code': 2004", reading('code', { member: true })],
  ['{code=2004', reading('code')],
  ['code = 2004', reading('code')],
  ['["code"]=> int(2004', reading('code', { member: true })],
  ['["code"]=> string(4) "2004', reading('code', { member: true, quoted: true })],
  ['[code] => 2004', reading('code')],
  ['&{Code:2004', reading('Code')],
  ['code := 2004', reading('code')],
  ['code: Optional(2004', reading('code')],
  ['code 2004', reading('code', { spoken: true })],
  ['code is 2004', reading('code', { spoken: true })],
  ['Exception(code: 2004', reading('code')],
  ['err.code=2004', reading('err.code')],
  ['err_cd=2004', reading('err_cd')],
  ['"apiCode": 2004', reading('apiCode', { kind: 'api', member: true })],
  ['authing.api_code=2004', reading('authing.api_code', { kind: 'api' })],
  ['错误码：2004', reading('错误码')],
  ['错误码2004', reading('错误码', { spoken: true })],
  ['返回码为2004', reading('返回码为', { spoken: true })],
  ['返回码为     2004', reading('返回码', { spoken: true })],
  ['错误代码是 2004', reading('错误代码是', { spoken: true })],
  ['错误码【2004', reading('错误码', { spoken: true })],
  [
    '{"key":"authing.api_code","value":{"intValue":"2004',
    reading('authing.api_code', { kind: 'api', quoted: true }),
  ],
]

describe('the key in front of a number', () => {
  test.each(keyed)('%s', (text, expected) => {
    expect(keyBefore(text, text.length - 4)).toMatchObject({ ...expected })
  })

  test.each([
    '2004',
    'codes 2004',
    'decode: 2004',
    'statusCode=2004',
    'code, 2004',
    'code\n\n\n\n\n2004',
    'code of the shop: 2004',
    '验证码：2004',
    '{"code":{"value":2004',
    '{"key":"http.status_code","value":{"intValue":"2004',
  ])('none: %s', (text) => {
    expect(keyBefore(text, text.length - 4)).toBeUndefined()
  })

  test('comes with the words before it', () => {
    expect(keyBefore('worker exited with code 2004', 24)?.before).toBe('worker exited with ')
  })
})
