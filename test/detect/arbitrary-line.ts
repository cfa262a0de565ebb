/**
 * Lines that no logger would print: any characters at all, mixed with pieces of what SDKs and loggers do print, so
 * that the rules are met by accident and in every order.
 */
import fc from 'fast-check'

const pieces = [
  '{"code":',
  '{"statusCode":403,"apiCode":',
  '"apiCode":"',
  'apiCode=',
  '"errors":[{"message":{"code":',
  'errCode = ',
  'code ',
  'code=',
  '错误码：',
  '返回码为',
  '{"key":"authing.api_code","value":{"intValue":"',
  'Authing Request Error: ',
  "AuthingException(403, 'no', ",
  '&{403 no ',
  'markQRCodeScanned result:',
  'Guardian failed. 499 message:',
  '["statusCode": 10006, "message": "user is nil"]',
  'Auth Failed, onCancel',
  'Login by QQ failed',
  'Network error',
  '用户不存在',
  '用户名或密码错误',
  '尚未登录，无权限访问此请求',
  'java.net.ConnectException: refused',
  '\tat cn.authing.guard.network.Guardian._request(Guardian.java:121)',
  'Caused by: ',
  'mysql SQLSTATE[HY000] ',
  '&state=xyz',
  'exit ',
  'message=success ',
  '06-03 13:50:05.461  7432  7490 W Guardian: ',
  '06-03 13:50:05.461  7432  7490 I flutter : ',
  '2026-11-22 16:37:40,441 ERROR [accounts.views:11] 19331 ',
  '📘 2026-03-08 10:20:30:cn.authing.Guard.AuthClient:["',
  'api-1  | ',
  '[pod/auth-2020/app] ',
  '1004',
  '1636',
  '2004',
  '２０２０',
  '2333',
  '10001',
  '1320005',
  '9999',
  '2020.0',
  '-2020',
  '02020',
  '9007199254740993',
  '{',
  '}',
  '[',
  '(',
  '"',
  "'",
  '\\',
  '\\"',
  '\\\\\\"',
  '\\x22',
  '\\u0022',
  '&quot;',
  '&amp;quot;',
  '%22',
  '%2522',
  '%32%30%32%30',
  '%E7%94%A8',
  '%FF',
  '\\n',
  '\u001b[31m',
  '\u001b[0m',
  '\ud800',
  '\u0000',
  ' ',
  ',',
  ':',
  '=',
  '：',
]

const noise: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 12 })

/** Line feeds are what ends a line, so that none holds one. */
export const arbitraryLine: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, noise), { maxLength: 24 })
  .map((parts) => parts.join('').replaceAll('\n', ' '))

/** A few lines of the above with a body of tens of thousands of characters. */
export const arbitraryLongLine: fc.Arbitrary<string> = fc
  .tuple(arbitraryLine, fc.integer({ min: 100, max: 500 }))
  .map(([line, times]) => line.repeat(times))
