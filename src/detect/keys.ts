/**
 * The word in front of a number that says what the number is.
 *
 * `api` keys are Authing's own (`apiCode` and its spellings), `code` keys are what programs call any return code.
 * Every other key makes its number something else.
 */

export type KeyKind = 'api' | 'code'

export interface Key {
  readonly kind: KeyKind
  /** The key as written. */
  readonly name: string
  /** Words right before the key, for vetoes such as "exit code". */
  readonly before: string
  /** True where nothing but space or a verb stands between key and number: `code 2004`. */
  readonly spoken: boolean
  /** True where the number is quoted. */
  readonly quoted: boolean
  /** True where the key is quoted, as a member of a JSON object is. */
  readonly member: boolean
  /** True for a key of Chinese words. */
  readonly chinese: boolean
}

interface KeyRow {
  readonly kind: KeyKind
  readonly name: string
  /** Matched against the last dotted part of the key without `_` and `-`, in lower case, or a Chinese key's end. */
  readonly pattern: RegExp
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** First match wins; each row's samples are keys that must and must not be taken by it. */
export const keyRows: readonly KeyRow[] = [
  {
    kind: 'api',
    name: 'api-code',
    pattern: /^(?:x?authing)?api(?:err(?:or)?)?code$|authing(?:api|biz)?(?:err(?:or)?|ret(?:urn)?)?code$/,
    yes: [
      'apiCode',
      'ApiCode',
      'api_code',
      'authing_code',
      'authing.api_code',
      'X-Authing-Code',
      'authingErrorCode',
    ],
    no: ['code', 'statusCode', 'apiMsg', 'authing.status_code'],
  },
  {
    kind: 'code',
    name: 'code',
    pattern:
      /^(?:\w{0,24}(?:err(?:or)?|biz|business|(?<!sec)ret(?:urn)?|fail(?:ure)?|exception))?code$|^(?:ret|ecode|errcd)$/,
    yes: [
      'code',
      'Code',
      'errCode',
      'err_code',
      'errorCode',
      'loginErrorCode',
      'biz_code',
      'retCode',
      'ret',
      'err.code',
    ],
    no: [
      'statusCode',
      'requestCode',
      'resultCode',
      'versionCode',
      'passCode',
      'verifyCode',
      'phoneCountryCode',
      'zipcode',
      'secretCode',
      'oauth2_code',
      'errno',
    ],
  },
  {
    kind: 'code',
    name: 'chinese-code',
    pattern: /(?:错误|返回|业务|异常|失败|响应|接口)(?:代码|编码|编号|码)$|\p{Script=Han}code$/u,
    yes: ['错误码', '错误代码', '返回码', '业务码', '登录失败错误码', '失败code'],
    no: ['状态码', '验证码', '代码', '邀请码', '恢复码', 'oauth2_code'],
  },
]

/** Key, closing marks, a separator or a verb, an optional `int(` or `Optional(`, an opening mark; then the number. */
const keyBeforeNumber =
  /(?<key>[\p{L}_$@][\p{L}\p{N}_.$@-]{0,60})(?<close>["'`\])]{0,3})(?<gap>\s{0,4}(?:=>|->|:=|[:=：＝])\s{0,4}|\s{1,4}|)(?:(?:is|was|为|是)\s{0,3}[:：]?\s{0,3})?(?:[A-Za-z]\w{0,12}\((?:\d{1,6}\)\s{0,2})?)?(?<open>["'`([<「【]{0,2})$/u

/** OpenTelemetry's way of writing a member: `{"key":"authing.api_code","value":{"intValue":"2333"}}`. */
const attributeBeforeNumber =
  /["'](?:key|name)["']\s{0,2}:\s{0,2}["'](?<key>[\w.-]{1,60})["']\s{0,2},\s{0,2}["']value["']\s{0,2}:\s{0,2}(?:\{\s{0,2}["']\w{1,20}["']\s{0,2}:\s{0,2})?(?<open>["']?)$/

const reach = 128
/** What every key of the table ends in: most numbers are told apart by this alone. */
const endOfKey = /code|ret|errcd|[码号]/i

export function keyBefore(text: string, start: number): Key | undefined {
  const left = text.slice(Math.max(0, start - reach), start)
  if (!endOfKey.test(left)) return undefined
  const match = attributeBeforeNumber.exec(left) ?? keyBeforeNumber.exec(left)
  if (match?.groups === undefined) return undefined
  const { key = '', gap = ':', open = '', close = '' } = match.groups
  const row = keyRowOf(key)
  if (row === undefined) return undefined
  const chinese = /\p{Script=Han}/u.test(key)
  const separated = /\S/.test(gap)
  if (!separated && !chinese && close === '' && open === '' && gap === '') return undefined
  return {
    kind: row.kind,
    name: key,
    before: left.slice(0, match.index),
    spoken: !separated,
    quoted: /["'`]/.test(open),
    member: /["'`]/.test(close),
    chinese,
  }
}

export function keyRowOf(key: string): KeyRow | undefined {
  const last = key
    .replace(/[为是]$/, '')
    .split('.')
    .at(-1) as string
  const plain = last.replace(/[_-]/g, '').toLowerCase()
  const dotted = key.replace(/[_.-]/g, '').toLowerCase()
  return keyRows.find((row) => row.pattern.test(plain) || (row.kind === 'api' && row.pattern.test(dotted)))
}
