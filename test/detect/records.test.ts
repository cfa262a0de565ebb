/**
 * Records of several lines, told as small stories: each line with the hits that it completes.
 *
 * Lines are shortened, their shapes are those of the loggers named.
 */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { createRecordDetector } from '../../src/detect/records.ts'

const detector = createDetector(catalogue)

interface Story {
  readonly name: string
  /** Each line and what it completes, as `code evidence`. */
  readonly lines: readonly (readonly [line: string, ...hits: string[]])[]
}

const android = (tag: string, message: string, process = 7432): string =>
  `06-03 13:50:05.461  ${process}  7490 W ${tag}: ${message}`
const spring = (message: string): string =>
  `2026-11-22T16:37:40.133+08:00 ERROR 2004 --- [demo] [nio-8080-exec-1] c.e.auth.LoginService : ${message}`
const okhttpFrames = Array.from(
  { length: 25 },
  (_, line) => `\tat okhttp3.internal.Call.run(Call.kt:${2000 + line})`,
)
const guardFrame = '\tat cn.authing.guard.network.Guardian._request(Guardian.java:121)'
const javaBody = '{"statusCode":401,"message":"尚未登录，无权限访问此请求","apiCode":2020,"requestId":"1"}'
const prettyBody = ['{', '  "statusCode": 403,', '  "apiCode": 2333,', '  "message": "no"', '}']

const flutter: readonly Story[] = [
  {
    name: 'Flutter prints the number, other processes talk, then its text comes',
    lines: [
      [android('flutter ', '2333')],
      [android('flutter ', '2020', 9999)],
      [android('WifiHAL', 'code 7')],
      [android('flutter ', '用户名或密码错误'), '2333 certain'],
    ],
  },
  {
    name: 'the text of another code completes nothing',
    lines: [[android('flutter ', '2333')], [android('flutter ', '用户不存在')]],
  },
  {
    name: 'a number waits for the next line of its writer only',
    lines: [
      [android('flutter ', '2333')],
      [android('flutter ', 'hm')],
      [android('flutter ', '用户名或密码错误')],
    ],
  },
  {
    name: 'an HTTP status and its text are no code',
    lines: [[android('flutter ', '499')], [android('flutter ', 'network error')]],
  },
  {
    name: 'a text that would be inferred by itself is certain behind its number',
    lines: [[android('flutter ', '10013')], [android('flutter ', 'Login by QQ failed'), '10013 certain']],
  },
  {
    name: 'the same pair twice is two events',
    lines: [
      [android('flutter ', '2333')],
      [android('flutter ', '用户名或密码错误'), '2333 certain'],
      [android('flutter ', '2333')],
      [android('flutter ', '用户名或密码错误'), '2333 certain'],
    ],
  },
]

const traces: readonly Story[] = [
  {
    name: 'System.err: an exception, twenty-five frames and then the one of the SDK',
    lines: [
      [android('System.err', 'java.net.UnknownHostException: Unable to resolve host "core.authing.cn"')],
      ...okhttpFrames.map((frame) => [android('System.err', frame)] as const),
      [android('System.err', guardFrame), '10001 inferred'],
      [android('System.err', guardFrame)],
    ],
  },
  {
    name: 'System.err: frames of another app prove nothing',
    lines: [
      [android('System.err', 'java.net.UnknownHostException: Unable to resolve host "cn.example"')],
      [android('System.err', '\tat cn.example.Http.get(Http.java:2004)')],
      [android('System.err', 'the end')],
      [android('System.err', guardFrame)],
    ],
  },
  {
    name: 'an exception is over with the next line of text',
    lines: [
      ['2026-11-22 16:37:40 WARN'],
      ['java.net.ConnectException: refused'],
      ['trying again'],
      [guardFrame],
      ['java.net.ConnectException: refused'],
      [guardFrame, '10001 inferred'],
    ],
  },
  {
    name: 'System.err: two processes throw at the same time',
    lines: [
      [android('System.err', 'java.net.ConnectException: refused')],
      [android('System.err', 'org.json.JSONException: No value for data', 9999)],
      [
        android('System.err', '\tat cn.authing.guard.network.OIDCClient.a(OIDCClient.java:1)', 9999),
        '10004 inferred',
      ],
      [android('System.err', guardFrame), '10001 inferred'],
    ],
  },
  {
    name: 'System.err: the cause is what the SDK met',
    lines: [
      [android('System.err', 'java.lang.IllegalStateException: x')],
      [android('System.err', 'Caused by: java.net.SocketTimeoutException: timeout')],
      [android('System.err', guardFrame), '10001 inferred'],
    ],
  },
  {
    name: 'Spring: the head line has the code, the causes repeat it',
    lines: [
      [spring(`signin failed: ${javaBody}`), '2020 certain'],
      [''],
      [`java.lang.RuntimeException: ${javaBody}`],
      ['\tat cn.authing.sdk.java.util.HttpUtils.request(HttpUtils.java:65)'],
      [`Caused by: java.lang.RuntimeException: ${javaBody}`],
      ['\t... 23 common frames omitted'],
      [spring(`signin failed: ${javaBody}`), '2020 certain'],
    ],
  },
  {
    name: 'Spring: another code in the cause counts',
    lines: [
      [spring('signin failed, authing code=2333'), '2333 certain'],
      [`Caused by: java.lang.RuntimeException: ${javaBody}`, '2020 certain'],
    ],
  },
  {
    name: 'logcat prints its prefix on every line of a trace',
    lines: [
      [android('AndroidRuntime', `java.lang.RuntimeException: ${javaBody}`), '2020 certain'],
      [android('AndroidRuntime', '\tat cn.example.Login.run(Login.java:2004)')],
      [android('AndroidRuntime', `Caused by: java.io.IOException: ${javaBody}`)],
      [android('AndroidRuntime', '\t... 7 more')],
      [android('AndroidRuntime', `java.lang.RuntimeException: ${javaBody}`), '2020 certain'],
    ],
  },
  {
    name: 'Python: the traceback ends in what the head line said',
    lines: [
      [
        '2026-11-22 16:37:40,441 ERROR [accounts.views:11] 19331 login failed: Authing Request Error: 2004 用户不存在',
        '2004 certain',
      ],
      ['Traceback (most recent call last):'],
      ['  File "/srv/app/accounts/views.py", line 2020, in login'],
      ['    raise AuthingException(code=2004)'],
      ['authing.v2.exceptions.AuthingException: Authing Request Error: 2004 用户不存在'],
      [
        '2026-11-22 16:37:41,002 ERROR [accounts.views:11] 19331 Authing Request Error: 2004 x',
        '2004 certain',
      ],
    ],
  },
  {
    name: 'Python: the head line says nothing, the last line of the traceback does',
    lines: [
      ['2026-11-22 16:37:40,441 ERROR [accounts.views:11] 19331 login failed'],
      ['Traceback (most recent call last):'],
      ['authing.v2.exceptions.AuthingException: Authing Request Error: 2004 用户不存在', '2004 certain'],
    ],
  },
  {
    name: 'Java GraphQLException: two lines',
    lines: [
      [spring('Internal Server ErrorGraphql error: ')],
      ['[{"message":{"code":2004,"message":"用户不存在"}}]', '2004 certain'],
      ['\tat cn.authing.core.graphql.GraphQLCall.execute(GraphQLCall.kt:35)'],
    ],
  },
  {
    name: 'Java GraphQLException: two lines without a logger',
    lines: [
      ['cn.authing.core.graphql.GraphQLException: Graphql error: '],
      ['[{"message":{"code":2004}}]', '2004 certain'],
      ['\tat cn.authing.core.graphql.GraphQLCall.execute(GraphQLCall.kt:35)'],
    ],
  },
  {
    name: 'Java: the status on the first line, the code on the second',
    lines: [
      [
        'java.io.IOException: Unexpected code Response{protocol=h2, code=403, message=, url=https://core.authing.cn/}',
      ],
      ['{"code":2020,"message":"no"}', '2020 likely'],
    ],
  },
]

const bodies: readonly Story[] = [
  {
    name: 'a pretty-printed body without a logger',
    lines: [
      ['{'],
      ['  "statusCode": 403,'],
      ['  "apiCode": 2333,', '2333 certain'],
      ['  "message": "no"'],
      ['}'],
    ],
  },
  {
    name: 'two bodies, one after the other, count twice',
    lines: [...prettyBody, ...prettyBody].map((line) =>
      line.includes('apiCode') ? [line, '2333 certain'] : [line],
    ),
  },
  {
    name: 'a body with a logger’s prefix on every line, twice',
    lines: [...prettyBody, ...prettyBody].map((line) =>
      line.includes('apiCode')
        ? [android('okhttp.OkHttpClient', line), '2333 certain']
        : [android('okhttp.OkHttpClient', line)],
    ),
  },
  {
    name: 'a body behind the line that announces it',
    lines: [
      ['2026-11-22 16:37:40 ERROR signin rejected {'],
      ['  statusCode: 403,'],
      ['  data: {'],
      ['    code: 2004,', '2004 likely'],
      ['  },'],
      ['  apiCode: 2333,', '2333 certain'],
      ['}'],
      ['2026-11-22 16:37:41 ERROR apiCode: 2333', '2333 likely'],
    ],
  },
  {
    name: 'an apiCode that nobody knows, beside a statusCode',
    lines: [['{'], ['  "statusCode": 499,'], ['  "apiCode": "1320099",', '1320099 certain'], ['}']],
  },
  {
    name: 'an apiCode that nobody knows, beside nothing of the kind',
    lines: [['{'], ['  "id": 499,'], ['  "apiCode": "1320099",'], ['}']],
  },
  {
    name: 'keys of one body say nothing about the next',
    lines: [['{'], ['  "statusCode": 499'], ['}'], ['{'], ['  "apiCode": "1320099"'], ['}']],
  },
  {
    name: 'nor where both stand in one record',
    lines: [
      ['2026-11-22 16:37:40 INFO request {'],
      ['  "statusCode": 499'],
      ['}'],
      ['answer {'],
      ['  "apiCode": "1320099"'],
      ['}'],
    ],
  },
  {
    name: 'an indented line behind a body is a line of its own',
    lines: [['{'], ['  "code": 2004', '2004 likely'], ['}'], ['  code=2004', '2004 likely']],
  },
  {
    name: 'a body that repeats its own code',
    lines: [
      ['{'],
      ['  "code": 1640,', '1640 likely'],
      ['  "statusCode": 301,'],
      ['  "apiCode": 1640'],
      ['}'],
    ],
  },
  {
    name: 'the marker of the head line holds for the body',
    lines: [['guard login-error {'], ['  code: 1636,', '1636 certain'], ['  data: {}'], ['}']],
  },
  {
    name: 'an authorization code over several lines',
    lines: [['{'], ['  "grant_type": "authorization_code",'], ['  "code": "1636"'], ['}']],
  },
  {
    name: 'var_dump puts the number under its key',
    lines: [
      ['array(2) {'],
      ['  ["statusCode"]=>'],
      ['  int(403)'],
      ['  ["apiCode"]=>'],
      ['  int(2333)', '2333 certain'],
      ['}'],
    ],
  },
  {
    name: 'var_dump of something else',
    lines: [['array(1) {'], ['  ["port"]=>'], ['  int(2333)'], ['}']],
  },
  {
    name: 'what a line completes and what it holds come in its order',
    lines: [['login failed with code:'], ['2004, then errCode=2333', '2004 likely', '2333 likely']],
  },
  {
    name: 'a key that waits keeps the words that refuse it',
    lines: [['worker 7 exited with code:'], ['2020'], ['login failed with code:'], ['2020', '2020 likely']],
  },
]

const streams: readonly Story[] = [
  {
    name: 'logcat’s long form: tag and text apart',
    lines: [
      ['[ 06-03 13:50:05.461  2004: 2020 W/Guardian ]'],
      ['Guardian failed. 499 message:{"code":2011}', '2011 certain'],
      [''],
      ['[ 06-03 13:50:06.461  2004: 2020 E/QQ ]'],
      ['Auth Failed, onCancel', '10013 inferred'],
      [''],
      ['[ 06-03 13:50:07.461  2004: 2020 E/Shop ]'],
      ['Auth Failed, onCancel'],
    ],
  },
  {
    name: 'docker compose: the lines of two services lie between each other',
    lines: [
      ['member-1  | 2026-11-22 16:37:41,133 ERROR [exec-3] LoginService - authing code=2004', '2004 certain'],
      ['api-1     | 2026-11-22 16:37:41,134 ERROR [exec-9] LoginService - authing code=2004', '2004 certain'],
      [`member-1  | java.lang.RuntimeException: {"code":2004}`],
      [`api-1     | java.lang.RuntimeException: {"code":2333}`, '2333 certain'],
      ['member-1  | \tat cn.example.Login.run(Login.java:2020)'],
      ['api-1     | \tat cn.example.Login.run(Login.java:2020)'],
      ['member-1  | Caused by: java.io.IOException: {"code":2004}'],
      ['api-1     | Caused by: java.io.IOException: {"code":2333}'],
    ],
  },
  {
    name: 'docker compose: a body of one service, interrupted by another',
    lines: [
      ['api-1  | signin rejected {'],
      ['web-1  | signin rejected {'],
      ['api-1  |   statusCode: 403,'],
      ['web-1  |   status: 1,'],
      ['api-1  |   apiCode: 1320099', '1320099 certain'],
      ['web-1  |   apiCode: 1320099'],
    ],
  },
  {
    name: 'a JSON log line is a record, behind lines with a prefix too',
    lines: [
      ['2026-11-22 16:37:40 INFO started'],
      ['{"level":50,"time":1795365460133,"code":2004,"msg":"no"}', '2004 likely'],
      ['{"level":50,"time":1795365460134,"code":2004,"msg":"no"}', '2004 likely'],
    ],
  },
  {
    name: 'so is a logfmt line',
    lines: [
      ['2026-11-22 16:37:40 INFO started'],
      ['level=error msg=no code=2004', '2004 likely'],
      ['level=error msg=no code=2004', '2004 likely'],
    ],
  },
  {
    name: 'a line without a prefix belongs to the record above it where others have one',
    lines: [
      ['2026-11-22 16:37:40 ERROR no code=2004', '2004 likely'],
      ['details: code=2004'],
      ['details: code=2333', '2333 likely'],
    ],
  },
  {
    name: 'in a stream without any prefix every line counts',
    lines: [
      ['login failed code=2004', '2004 likely'],
      ['details: code=2004', '2004 likely'],
      ['2020 尚未登录，无权限访问此请求', '2020 certain'],
      ['2020 尚未登录，无权限访问此请求', '2020 certain'],
    ],
  },
  {
    name: 'the same line counts each time',
    lines: [
      [spring('返回码：2020'), '2020 likely'],
      [spring('返回码：2020'), '2020 likely'],
      [spring('返回码：2020'), '2020 likely'],
    ],
  },
  {
    name: 'a text adds nothing to a record that has a number',
    lines: [['2026-11-22 16:37:40 ERROR authing code=2333', '2333 certain'], ['Login by QQ failed']],
  },
]

const told = ({ lines }: Story): Story['lines'] => {
  const records = createRecordDetector(detector)
  return lines.map(([line]) => [
    line,
    ...records.push(line).map(({ code, evidence }) => `${code} ${evidence}`),
  ])
}

describe.each([
  ['Flutter', flutter],
  ['traces', traces],
  ['bodies', bodies],
  ['streams', streams],
] as const)('%s', (_, stories) => {
  test.each(stories.map((story) => [story.name, story] as const))('%s', (_name, story) => {
    expect(told(story)).toEqual(story.lines)
  })
})

test('a hit of a completed number stands on the line that completes it', () => {
  const records = createRecordDetector(detector)
  records.push('  ["apiCode"]=>')
  expect(records.push('  int(2333)')).toMatchObject([{ code: 2333, start: 6, end: 10 }])
})

test('a stream of very many writers keeps what it must', () => {
  const records = createRecordDetector(detector)
  for (let process = 10_000; process < 11_000; process++) {
    expect(records.push(android('flutter ', '2333', process))).toEqual([])
    expect(records.push(android('flutter ', '用户名或密码错误', process))).toMatchObject([{ code: 2333 }])
  }
})
