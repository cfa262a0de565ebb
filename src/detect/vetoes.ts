/**
 * What makes a claimed number something else, as a table. Vetoes beat evidence.
 *
 * `grounds` names the claims that a row may refuse; the code's own text beside the number answers every veto that
 * isn't marked `evenWithText`. Each row's samples are lines on which that row refuses the claim.
 */
import type { Claim } from './claims.ts'
import type { Group } from './groups.ts'
import { lookBack } from './look-back.ts'
import { keysBeside, queryKeysBeside, type Scene } from './scene.ts'

export interface Veto {
  readonly name: string
  readonly grounds: readonly Claim['ground'][]
  readonly evenWithText?: true
  readonly refuses: (claim: Claim, scene: Scene) => boolean
  readonly samples: readonly string[]
}

const anyOf = (keys: ReadonlySet<string>, names: readonly string[]): boolean =>
  keys.size > 0 && names.some((name) => keys.has(name))

const messageKeys = [
  'message',
  'msg',
  'errmsg',
  'errormsg',
  'errmessage',
  'errormessage',
  'error',
  'reason',
  'stack',
]
const oauthKeys = [
  'state',
  'scope',
  'granttype',
  'redirecturi',
  'codeverifier',
  'codechallenge',
  'sessionstate',
  'clientid',
  'clientsecret',
  'nonce',
  'responsetype',
]
const personKeys = [
  'phone',
  'mobile',
  'phonenumber',
  'email',
  'password',
  'newpassword',
  'phonecountrycode',
  'connection',
  'passcode',
  'captcha',
  'scene',
  'unionid',
]
const entityKeys = [
  'name',
  'namespace',
  'namespaceid',
  'namespacecode',
  'description',
  'resources',
  'actions',
  'displayname',
  'label',
  'id',
  'parentid',
  'price',
  'sku',
]

/** What Authing's own key says of a request that went well: nothing on the line makes these a failure. */
export const successNumbers: ReadonlySet<number> = new Set([20001])

/** Words that make the following "code" some other code. */
const otherCode = lookBack(
  /(?:\b(?:status|http|exit(?:ed)?|exits|request|result|response|zip|post(?:al)?|area|country|region|city|verif(?:y|ication)|sms|otp|totp|mfa|captcha|auth|authori[sz]ation|activation|invit(?:e|ation)|promo|coupon|discount|key|char|scan|clos(?:e|ed|ing)|sent|send|entered|typed|source|machine|byte|qr|bar|pin|pass|access|lang(?:uage)?|currency|product|item|swift|sort|color|colour|dress|build|version|error at|line of|your|confirmation|recovery|backup|security|referral|gift|voucher|tracking|stock|fund|signal|termination)[\s_-]*|exit(?:ed|s)?\s(?:with|by)\s(?:\w+\s)?|\byour (?:\w+ ){1,3}|(?:验证|短信|邀请|邮政|区号|状态|恢复|优惠|兑换|激活)码?\s?)/i,
)
const declaration = lookBack(
  /(?:^|[\s({;,])(?:const|let|var|int|long|final|static|return|if|case|define|enum|export|val|expect|assert\w*|when)\s+/,
)
const appleDomain = lookBack(/\bDomain=(?:NS|com\.apple\.|kCF|WK|CF|SK|LA)\S*\s/)
const groupAround = ({ token }: Claim, scene: Scene): Group => scene.groups().at(token.start)

export const vetoes: readonly Veto[] = [
  {
    name: 'success-number',
    grounds: ['api'],
    evenWithText: true,
    refuses: ({ token }) => successNumbers.has(token.value),
    samples: ['{"statusCode":200,"apiCode":20001,"data":{"list":[]},"requestId":"0d0c"}'],
  },
  {
    name: 'success-text',
    grounds: ['api', 'code'],
    refuses: (claim, scene) => scene.groups().saysSuccess(groupAround(claim, scene)),
    samples: ['{"code":2000,"message":"success","data":[]}', 'pay callback code=1000, msg=OK '],
  },
  {
    name: 'foreign-api-code',
    grounds: ['api'],
    refuses: ({ token }, scene) => anyOf(keysBeside(scene, token.start), ['apimsg']),
    samples: ['{"apiCode":1000,"apiMsg":"OK","data":{"list":[]}}'],
  },
  {
    name: 'status-repeated',
    grounds: ['code'],
    refuses: (claim, scene) => scene.groups().status(groupAround(claim, scene)) === claim.token.value,
    samples: ['{"code":2004,"statusCode":2004}'],
  },
  {
    name: 'authorization-code',
    grounds: ['code'],
    refuses: ({ token, key }, scene) =>
      key?.plain === true &&
      (anyOf(keysBeside(scene, token.start), oauthKeys) ||
        anyOf(queryKeysBeside(scene, token.start), oauthKeys)),
    samples: [
      'GET /callback?code=2004&state=xyz HTTP/1.1',
      '{"grant_type":"authorization_code","code":"1636"}',
    ],
  },
  {
    name: 'request-body',
    grounds: ['code'],
    refuses: ({ token, key }, scene) =>
      key?.plain === true &&
      // JSON carries a user's code as a string, for the sake of its zeros; a bare number there is a result.
      !(key.member && !key.quoted) &&
      [keysBeside(scene, token.start), queryKeysBeside(scene, token.start)].some(
        (keys) => anyOf(keys, personKeys) && !anyOf(keys, [...messageKeys, 'statuscode', 'level']),
      ),
    samples: [
      '{"body":{"phone":"13800138000","code":"2020"},"msg":"POST"}',
      'POST /login phone=138****0000&code=2001',
    ],
  },
  {
    name: 'template-parameter',
    grounds: ['code'],
    refuses: ({ token, key }, scene) => {
      const groups = scene.groups()
      const group = groups.at(token.start)
      if (key?.plain !== true || !key.quoted || group.parent === undefined || groups.keys(group).size > 1)
        return false
      const outer = groups.keys(group.parent)
      return anyOf(outer, [...personKeys, 'phonenumbers', 'templateparam', 'templatecode'])
    },
    samples: ['SendSms PhoneNumbers=139****2001 TemplateParam={"code":"2004"} BizId=2031640'],
  },
  {
    name: 'entity',
    grounds: ['code'],
    refuses: ({ token, key }, scene) => {
      const keys = keysBeside(scene, token.start)
      return (
        key?.quoted === true &&
        anyOf(keys, entityKeys) &&
        !anyOf(keys, [...messageKeys, 'data', 'statuscode', 'level'])
      )
    },
    samples: ['{"roles":[{"id":"61ada935ce06","code":"1640","name":"华北区"}],"namespaceId":36141}'],
  },
  {
    name: 'other-code',
    grounds: ['code'],
    refuses: ({ key }) =>
      key !== undefined &&
      (key.chinese || key.plain) &&
      otherCode(key.before + key.name.replace(/code$/i, '')) !== null,
    samples: [
      'worker exited with code 2020',
      'zip code: 10001',
      'verification code: 2001',
      'HTTP code=2004',
      '短信验证码code=2001',
    ],
  },
  {
    name: 'source-code',
    grounds: ['code'],
    refuses: ({ key }) => key !== undefined && declaration(key.before) !== null,
    samples: ['const code = 2004', 'static final int code = 10001;'],
  },
  {
    name: 'error-domain',
    grounds: ['code'],
    refuses: ({ key }) => key !== undefined && appleDomain(key.before) !== null,
    samples: ['Error Domain=NSCocoaErrorDomain Code=1640 "x"'],
  },
  {
    name: 'vendor',
    grounds: ['code'],
    refuses: ({ token }, scene) => scene.vendorOf(token.value) !== undefined,
    samples: ['ws client disconnected: WebSocket onClosed code=1001 reason='],
  },
  {
    name: 'vendor-number-in-sdk-line',
    grounds: ['code', 'text'],
    evenWithText: true,
    refuses: (_, scene) => scene.printsVendorNumber(),
    samples: [
      '06-03 13:51:06.552  7432  7432 E HuaWei  : Auth Failed, onError errorCode = 2012 errorMsg = back',
    ],
  },
  {
    name: 'number-of-something',
    grounds: ['text'],
    evenWithText: true,
    refuses: ({ token }, scene) =>
      namesSomethingElse(scene.text.slice(Math.max(0, token.start - 48), token.start)) !== null,
    samples: [
      'case 2020: // not logged in',
      'connect core.authing.cn:10001 Network error',
      'pid=2004 用户不存在',
      'LoginService.java:2004 用户不存在',
    ],
  },
]

/** `host:`, `File.java:`, `pid=`, `port ` … right before a bare number. */
const namesSomethingElse = lookBack(
  /(?:[\w-]+\.[\w.-]+:|\b(?:case|port|pid|tid|uid|gid|line|lineno|session|offset|id|tick|thread|conn|user|row|page|build|version|step|job|task|count|total|size|bytes|length|len|ms|cost|took|time|duration|latency|seq|index|year|phone|mobile|amount|price|status)["']?\s{0,2}[#:=：]?\s{0,2}["']?)/i,
)

const grounds: readonly Claim['ground'][] = ['grammar', 'api-grammar', 'api', 'code', 'text']
const vetoesOn = new Map(
  grounds.map((ground) => [ground, vetoes.filter((veto) => veto.grounds.includes(ground))]),
)

export function vetoOf(claim: Claim, scene: Scene): Veto | undefined {
  return vetoesOn
    .get(claim.ground)
    ?.find((veto) => veto.refuses(claim, scene) && (veto.evenWithText === true || !claim.ownText()))
}
