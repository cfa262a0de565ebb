/** How the lines of one record hang together, judged by the message alone. */
import { describe, expect, test } from 'vitest'
import {
  closesBody,
  continuesBody,
  continuesTrace,
  indentOf,
  isStructuredRecord,
  loneNumber,
  opensBody,
  unfinishedIn,
} from '../../src/detect/continuation.ts'

describe('a trace goes on with', () => {
  test.each([
    '\tat cn.authing.guard.network.Guardian._request(Guardian.java:121)',
    '    at HttpClient.request (/srv/app/http.js:54:23)',
    '   at Demo.Login() in /src/Login.cs:line 20',
    '\t... 23 more',
    '\t... 12 common frames omitted',
    'Caused by: java.net.ConnectException: refused',
    '\tSuppressed: java.io.IOException',
    'Traceback (most recent call last):',
    '  File "/srv/app/views.py", line 11, in login',
    '#0 /var/www/BaseClient.php(210): Authing\\BaseClient->checkResult()',
    '[stacktrace]',
    '[previous exception] [object] (Exception(code: 2004)',
  ])('%s', (message) => {
    expect(continuesTrace(message)).toBe(true)
  })
})

describe('a trace does not go on with', () => {
  test.each([
    'java.net.ConnectException: refused',
    'at first everything went well',
    'login failed, caused by code=2004',
    'File "x" not found',
    '#authing',
    '... and 3 more',
    '',
  ])('%s', (message) => {
    expect(continuesTrace(message)).toBe(false)
  })
})

describe('a body', () => {
  test.each(['login failed {', '{', 'res: [', '[{', 'array(4) {', '&{ ', 'Response('])(
    'opens with %s',
    (message) => {
      expect(opensBody(message)).toBe(true)
    },
  )

  test.each(['{"code":2004}', 'login failed', '', '{ code: 2004,'])('does not open with %j', (message) => {
    expect(opensBody(message)).toBe(false)
  })

  test.each([
    ['  "apiCode": 2333,', 0, true],
    ['', 2, true],
    ['}', 0, true],
    ['  ]', 2, true],
    ['"apiCode": 2333,', 0, false],
    ['  next', 2, false],
    ['{', 0, false],
  ])('%j continues one with an indent of %i: %s', (message, indent, expected) => {
    expect(continuesBody(message, indent)).toBe(expected)
  })

  test.each([
    ['}', 0, true],
    ['},', 0, true],
    ['  })', 2, true],
    ['  }', 0, false],
    ['  "code": 2004', 2, false],
  ])('%j closes one with an indent of %i: %s', (message, indent, expected) => {
    expect(closesBody(message, indent)).toBe(expected)
  })
})

test.each([
  ['', 0],
  ['a', 0],
  ['  a', 2],
  ['\t\ta', 2],
])('the indent of %j is %i', (message, indent) => {
  expect(indentOf(message)).toBe(indent)
})

describe('a log line of its own', () => {
  test.each([
    '{"level":50,"time":1795365460133,"msg":"no"}',
    '{"@timestamp":"2026-11-22T08:37:40Z","message":"no"}',
    '{"MESSAGE":"no","__REALTIME_TIMESTAMP":"1"}',
    '{"log":"no","stream":"stdout","time":"2026-11-22T16:37:40.1Z"}',
    '  {"ts": 1, "msg": "no"}',
    'level=error msg="no"',
    'time=2026 level=error',
  ])('%s', (message) => {
    expect(isStructuredRecord(message)).toBe(true)
  })

  test.each(['{"code":2004,"message":"no"}', '[{"level":50}]', 'x {"level":50}', 'slevel=error', '{', ''])(
    'not %s',
    (message) => {
      expect(isStructuredRecord(message)).toBe(false)
    },
  )
})

describe('a key that waits for its value', () => {
  test.each([
    ['  ["apiCode"]=>', '  ["apiCode"]=>'],
    ['  "apiCode":', '  "apiCode":'],
    ['login failed code = ', 'login failed code ='],
    ['worker exited with code:', 'worker exited with code:'],
    [`${'x'.repeat(200)} code:`, `${'x'.repeat(74)} code:`],
  ])('%j', (message, tail) => {
    expect(unfinishedIn(message)).toBe(tail)
  })

  test.each(['"apiCode": 2333,', 'code', ': ', '', 'login failed'])('none in %j', (message) => {
    expect(unfinishedIn(message)).toBeUndefined()
  })
})

test.each([
  ['2333', '2333'],
  ['  10001 ', '10001'],
  ['1320005', '1320005'],
  ['499', undefined],
  ['02333', undefined],
  ['12345678', undefined],
  ['2333 用户名或密码错误', undefined],
  ['', undefined],
])('the number that stands alone in %j: %s', (message, number) => {
  expect(loneNumber(message)).toBe(number)
})
