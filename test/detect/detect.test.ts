/** Which numbers of a line are codes, and how surely: grades, precedence, and what is counted once. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createCatalogue } from '../../src/catalogue/catalogue.ts'
import { createDetector } from '../../src/detect/detect.ts'

const { detect } = createDetector(catalogue)
const found = (line: string): string[] => detect(line).map(({ code, evidence }) => `${code} ${evidence}`)

describe('grades', () => {
  test.each([
    ['an apiCode in a body of Authing', '{"statusCode":403,"apiCode":2333}', ['2333 certain']],
    ['an apiCode as a string', '{"uniqueId":"1","apiCode":"2011"}', ['2011 certain']],
    ['an apiCode alone', 'signin apiCode=2333', ['2333 likely']],
    ['a key that names Authing', 'authing_code=2333', ['2333 certain']],
    ['a code key', 'login failed code=2333', ['2333 likely']],
    ['with its own text', '{"code":2333,"message":"用户名或密码错误"}', ['2333 certain']],
    ['with the text of another code', '{"code":2333,"message":"用户不存在"}', ['2333 likely']],
    ['with a marker', 'authing login failed code=2333', ['2333 certain']],
    ['under a tag of the SDK', 'W/Guardian( 2004): code=2333', ['2333 certain']],
    ['in a GraphQL answer', '{"errors":[{"message":{"code":2004}}]}', ['2004 certain']],
    ['with seven digits', 'code=1320005', ['1320005 certain']],
    ['a bare number and its text', '2020 尚未登录，无权限访问此请求', ['2020 certain']],
    ['full-width under a Chinese key', '错误码：２００４', ['2004 likely']],
    ['text alone', 'Login by QQ failed', ['10013 inferred']],
    [
      'a joined trace',
      'java.net.ConnectException: no\\n\\tat cn.authing.guard.network.Guardian.x(G.java:1)',
      ['10001 inferred'],
    ],
  ])('%s', (_, line, expected) => {
    expect(found(line)).toEqual(expected)
  })
})

describe('no hit', () => {
  test.each([
    ['a bare number', 'login took 2004'],
    ['full-width under another key', 'code：２００４'],
    ['full-width with its text', '２００４ 用户不存在'],
    ['a status', '{"statusCode":2004}'],
    ['an HTTP status with apiCode keys', '{"statusCode":403,"message":"no"}'],
    ['a success', '{"statusCode":200,"apiCode":0}'],
    ['a code that nobody knows under a code key', 'authing code=9999'],
    ['a small apiCode', '{"statusCode":200,"apiCode":200}'],
    ['an unknown apiCode without a sign of Authing', 'apiCode=9999'],
    ['a pid in a prefix', '06-03 13:50:05.461  2004  2020 W Guardian: ok'],
    ['everyday English without Authing', 'I/NewsFeed: Network error'],
    ['nothing', ''],
  ])('%s', (_, line) => {
    expect(found(line)).toEqual([])
  })
})

describe('precedence', () => {
  test.each([
    ['apiCode over code in one body', '{"code":2020,"apiCode":2333,"statusCode":403}', ['2333 certain']],
    [
      'but not over a code elsewhere',
      'code=2020 {"apiCode":2333,"statusCode":403}',
      ['2020 likely', '2333 certain'],
    ],
    ['a refused apiCode outranks nothing', '{"apiCode":0,"code":2020,"requestId":"x"}', ['2020 likely']],
    [
      'the inner body over the HTTP code around it',
      'code=499 msg={"apiCode":"2011","uniqueId":"1"}',
      ['2011 certain'],
    ],
    ['the stronger of two grounds', 'code=2004 then {"apiCode":2004,"requestId":"x"}', ['2004 certain']],
    ['a number over a text', 'Login by QQ failed code=2333', ['2333 likely']],
  ])('%s', (_, line, expected) => {
    expect(found(line)).toEqual(expected)
  })
})

test('a code counts once a line, however often it stands there', () => {
  expect(found('code=2004 '.repeat(1000))).toEqual(['2004 likely'])
})

test('two codes of one line come in the order in which they stand', () => {
  expect(found('code=2333 code=2004')).toEqual(['2333 likely', '2004 likely'])
  expect(found('code=2004 code=2333')).toEqual(['2004 likely', '2333 likely'])
})

test('and stay in that order where a later place of the first is the surer one', () => {
  expect(found('code=2004 errCode=2333 {"apiCode":2004,"requestId":"x"}')).toEqual([
    '2333 likely',
    '2004 certain',
  ])
})

test.each([
  ["AuthingException(400, 'no', 1640017)", [{ code: 1640017, evidence: 'certain', known: false }]],
  ['Authing Request Error: code=403, message=no, errorCode=2999', [{ code: 2999, known: false }]],
  ["AuthingException(400, 'no', 400)", []],
  ['Authing Request Error: 2999 no', []],
])('an SDK that prints the apiCode may print one that nobody knows: %s', (line, hits) => {
  expect(detect(line)).toMatchObject(hits)
})

test('an apiCode of an Authing body that nobody knows is a hit, marked', () => {
  expect(detect('{"statusCode":499,"apiCode":"1320099"}')).toEqual([
    { code: 1320099, evidence: 'certain', rule: 'api-code', start: 29, end: 36, known: false },
  ])
})

describe('where a hit stands', () => {
  const slice = (line: string): string => {
    const [hit] = detect(line)
    return line.slice(hit?.start, hit?.end)
  }

  test.each([
    ['06-03 13:50:05.461  2004  2020 W Guardian: code=2004', '2004'],
    ['api-1  | {\\"code\\":2004}', '2004'],
    ['%7B%22code%22%3A2004%7D', '2004'],
    ['%7B%22%63%6F%64%65%22%3A%32%30%30%34%7D', '%32%30%30%34'],
    ['错误码：２００４', '２００４'],
    ['I/x: Login by QQ failed now', 'Login by QQ failed'],
  ])('%s', (line, expected) => {
    expect(slice(line)).toBe(expected)
  })
})

test('the catalogue decides what is known', () => {
  const record = {
    ...(catalogue.records[0] as (typeof catalogue.records)[number]),
    code: 4711,
    message: 'tea is out',
  }
  const own = createDetector(createCatalogue([record]))
  expect(own.detect('code=4711')).toMatchObject([{ code: 4711, known: true }])
  expect(own.detect('4711 tea is out')).toMatchObject([{ code: 4711, evidence: 'certain' }])
  expect(own.detect('code=2004')).toEqual([])
  expect(own.detect('Login by QQ failed')).toEqual([])
})
