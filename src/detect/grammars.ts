/**
 * Sentences of Authing's own SDKs in which the place alone says that a number is the code, whatever stands before it.
 *
 * Each pattern has a group `code`. Sources: the SDKs' format strings (Python exceptions.py and AuthingException.py,
 * the C# v4 AuthingException, guard-android's ScanAuthActivity sample, Guard web's MFA page, Go's `%v` of a
 * response DTO). `needsOwnText` rows print an HTTP status in the same place, so the code's own text must be there.
 */

export interface Grammar {
  readonly name: string
  readonly pattern: RegExp
  readonly needsOwnText?: true
  /** The number stands behind a key, too, by which lines with it are found. */
  readonly behindKey?: true
  /** The number is the body's `apiCode`, so one outside the catalogue is an unknown code. */
  readonly apiCode?: true
  readonly yes: readonly (readonly [line: string, code: number])[]
  readonly no: readonly string[]
}

export const grammars: readonly Grammar[] = [
  {
    name: 'python-v2',
    pattern: /Authing Request Error: (?<code>\d+)(?!\d)/d,
    yes: [['AuthingException: Authing Request Error: 2004 用户不存在', 2004]],
    no: ['Authing Request Error: statusCode=500'],
  },
  {
    name: 'python-fields',
    pattern: /Authing Request Error: .{0,300}?\b(?:errorCode|apiCode)=(?<code>\d+)/d,
    apiCode: true,
    yes: [['Authing Request Error: code=403, message=no, errorCode=2333', 2333]],
    no: ['Authing Request Error: statusCode=500, message=get access token failed, apiCode=None'],
  },
  {
    name: 'python-repr',
    pattern: /AuthingException\(\d{3}, (?:'[^']{0,300}'|"[^"]{0,300}"), (?<code>\d+)\)/d,
    apiCode: true,
    yes: [["AuthingException(403, 'Account not exists or password is incorrect.', 2333)", 2333]],
    no: ["AuthingException(403, 'no', None)"],
  },
  {
    name: 'csharp-v4',
    pattern: /The API request failed with code (?<code>\d+):/d,
    behindKey: true,
    yes: [['AuthingException: The API request failed with code 2004: 用户不存在', 2004]],
    no: ['The API request failed: 用户不存在'],
  },
  {
    name: 'android-scan',
    pattern: /\bmarkQRCodeScanned result:(?<code>\d+)/d,
    yes: [['markQRCodeScanned result:2004 用户不存在', 2004]],
    no: ['markQRCodeScanned result:ok'],
  },
  {
    name: 'guard-web-mfa',
    pattern: /\bnot catch code (?<code>\d+)/d,
    behindKey: true,
    yes: [['not catch code 1699', 1699]],
    no: ['not catch'],
  },
  {
    name: 'go-positional',
    pattern: /&\{\d{3} .{0,200}? (?<code>\d{4,7}) [0-9a-f]{8}-[0-9a-f]{4}-/d,
    yes: [['&{403 no such account. 2333 19283746-5564-4738-8291-0a9b8c7d6e5f {  }}', 2333]],
    no: ['&{403 no such account. 19283746-5564-4738-8291-0a9b8c7d6e5f {  }}'],
  },
  {
    name: 'ios-v3-status',
    pattern: /\bstatusCode["']?\)?\s{0,2}[:=]\s{0,2}(?:Optional\()?(?<code>1000[1-7])(?!\d)/d,
    behindKey: true,
    needsOwnText: true,
    yes: [['["statusCode": 10006, "message": "user is nil"]', 10006]],
    no: ['{"statusCode":403,"message":"no"}'],
  },
]
