/**
 * The word in front of a number that says what the number is.
 *
 * `api` keys are Authing's own (`apiCode` and its spellings), `code` keys are what programs call any return code.
 * Every other key makes its number something else.
 */
import { lookBack } from './look-back.ts'

export type KeyKind = 'api' | 'code'

export interface Key {
  readonly kind: KeyKind
  /** The key as written. */
  readonly name: string
  /** The word `code` itself; `errCode` and its like never name an authorization code or a user's SMS code. */
  readonly plain: boolean
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

/** What a key is made of behind its first character. */
const inKey = String.raw`[\p{L}\p{N}_.$@-]`
const keyword = String.raw`[\p{L}_$@]${inKey}{0,60}`
const closing = String.raw`["'\x60\])]{0,3}`
const separator = String.raw`\s{0,4}(?:=>|->|:=|[:=：＝])\s{0,4}|\s{1,4}|`
const gluedVerb = String.raw`(?:is|was|为|是)\s{0,3}[:：]?\s{0,3}`
const verb = `(?<!${inKey})${gluedVerb}`
/** `int(` and `Optional(`; PHP's `string(4) `. */
const call = String.raw`[A-Za-z]\w{0,12}\((?:\d{1,6}\)\s{0,2})?`
const opening = String.raw`["'\x60([<「【]{0,2}?`
/** A verb that is glued to its key is read as part of it (`返回码为2004`), unless the number is padded too far. */
const rest = `(?:(?:${verb}|(?<!${inKey}))${call}|${verb})${opening}|${opening}|${gluedVerb}${opening}`

const keyBeforeNumber = lookBack(new RegExp(`((${keyword})(${closing})(${separator})(${rest}))`, 'u'))

/** OpenTelemetry's way of writing a member: `{"key":"authing.api_code","value":{"intValue":"2333"}}`. */
const attributeBeforeNumber = lookBack(
  /(["'](?:key|name)["']\s{0,2}:\s{0,2}["']([\w.-]{1,60})()["']\s{0,2}(,)\s{0,2}["']value["']\s{0,2}:\s{0,2}(?:\{\s{0,2}["']\w{1,20}["']\s{0,2}:\s{0,2})?(["']?))/,
)

/** How far before the number the words before its key are kept. */
const reach = 128

export function keyBefore(text: string, start: number): Key | undefined {
  const match = attributeBeforeNumber(text, start) ?? keyBeforeNumber(text, start)
  if (match === null) return undefined
  const [, whole = '', name = '', close = '', gap = '', open = ''] = match
  const word = wordOf(name)
  if (word === undefined) return undefined
  if (!word.chinese && close === '' && gap === '' && open === '') return undefined
  return {
    kind: word.kind,
    name,
    plain: word.plain,
    chinese: word.chinese,
    before: text.slice(Math.max(0, start - reach), start - whole.length),
    spoken: gap.trim() === '',
    quoted: open !== '' && /["'`]/.test(open),
    member: close !== '' && /["'`]/.test(close),
  }
}

/** What a key tells by itself, wherever it stands. */
type Word = Pick<Key, 'kind' | 'plain' | 'chinese'>

/** Logs use the same few keys line after line; `undefined` is kept for those that are no keys of a code. */
const words = new Map<string, Word | undefined>()
const maxWords = 512

function wordOf(name: string): Word | undefined {
  if (!words.has(name)) {
    if (words.size >= maxWords) words.clear()
    // A copy: the name itself is a piece of its line and would keep all of it in memory.
    words.set(Buffer.from(name).toString(), readWord(name))
  }
  return words.get(name)
}

function readWord(name: string): Word | undefined {
  const row = keyRowOf(name)
  if (row === undefined) return undefined
  return { kind: row.kind, plain: /(?:^|\.)code$/i.test(name), chinese: /\p{Script=Han}/u.test(name) }
}

/** What every key of the table ends in, as it is written: most keys are told apart by this alone. */
const endOfKey = /(?:code|ret|err[_-]?cd|[码号])[为是]?$/i
/** What every key of Authing's own has in it, as it is written. */
const ownName = /api|authing/i

export function keyRowOf(key: string): KeyRow | undefined {
  if (!endOfKey.test(key)) return undefined
  const dotted = key.replace(/[_.-]/g, '').toLowerCase()
  const plain = plainKey(key.replace(/[为是]$/, ''))
  return keyRows.find((row) =>
    row.kind === 'api'
      ? ownName.test(key) && (row.pattern.test(plain) || row.pattern.test(dotted))
      : row.pattern.test(plain),
  )
}

/** The last dotted part of a key, in lower case without `_` and `-`. */
export function plainKey(key: string): string {
  const last = key.slice(key.lastIndexOf('.') + 1).toLowerCase()
  return last.includes('_') || last.includes('-') ? last.replace(/[_-]/g, '') : last
}
