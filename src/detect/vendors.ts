/**
 * Other systems that give out numbers of the catalogue, and what gives them away on a line.
 *
 * Their number under a code-like key is theirs even where Authing is named too (an Authing service whose database is
 * down prints MySQL's 2002). A row vetoes only the numbers its vendor really uses, so a QQ login that failed with
 * Authing's 10013 is not taken for Weibo's. Number ranges and where they are printed: the vendors' public pages.
 */
import { once } from './once.ts'

export interface Vendor {
  readonly name: string
  readonly uses: (code: number) => boolean
  /** Searched in tag and message together. */
  readonly mark: RegExp
  /** `[code, tag, message]` that belong to the vendor, and that don't. */
  readonly yes: readonly (readonly [code: number, tag: string, message: string])[]
  readonly no: readonly (readonly [code: number, tag: string, message: string])[]
}

const oneOf = (...codes: number[]): ((code: number) => boolean) => {
  const set = new Set(codes)
  return (code) => set.has(code)
}
const between =
  (first: number, last: number): ((code: number) => boolean) =>
  (code) =>
    code >= first && code <= last

export const vendors: readonly Vendor[] = [
  {
    name: 'websocket',
    uses: between(1000, 1015),
    mark: /web ?socket|\bwss?\b|\bclose ?(?:event|frame|code|reason)|\bwasclean\b|\bonclos(?:e|ed|ing)\b/i,
    yes: [[1001, '', 'ws client disconnected: WebSocket onClosed code=1001 reason=']],
    no: [[2004, '', 'WebSocket push failed: code=2004']],
  },
  {
    name: 'apple',
    uses: between(1000, 1099),
    mark: /com\.apple\.|\bASAuthorization|AuthorizationError|\bASWebAuthenticationSession|\bAS\w+Error\b|Sign ?[Ii]n with Apple/,
    yes: [[1001, '', 'Error Domain=com.apple.AuthenticationServices.AuthorizationError Code=1001 "(null)"']],
    no: [[2020, '', 'com.apple.app login failed code=2020']],
  },
  {
    name: 'mysql',
    uses: (code) => between(1004, 1999)(code) || between(2000, 2069)(code) || between(3000, 3999)(code),
    mark: /mysql|mariadb|\bSQLSTATE\b|\(HY000\)|\(\d{2}[0-9A-Z]\d{2}\):|OperationalError|\bPDOException\b|QueryException|\bER_[A-Z_]+|\bsqlMessage\b|\bJDBC\b|SQLException/i,
    yes: [
      [2002, '', 'SQLSTATE[HY000] [2002] Connection refused QueryException(code: 2002)'],
      [2006, '', "django.db.utils.OperationalError: (2006, 'MySQL server has gone away')"],
    ],
    no: [[10001, '', 'mysql ok, authing code=10001']],
  },
  {
    name: 'winsock',
    uses: between(10004, 11031),
    mark: /SocketException|\bWSAE[A-Z]+|winsock|\bwsa(?:get)?lasterror\b|Win32Exception|socket error/i,
    yes: [[10013, '', 'System.Net.Sockets.SocketException: code=10013']],
    no: [[10001, '', 'SocketException while calling authing code=10001']],
  },
  {
    name: 'weibo',
    uses: between(10001, 10031),
    mark: /api\.weibo\.com|\bweibo sdk\b|"request"\s{0,2}:\s{0,2}"\/[\w/.]+\.json"|^(?:Weibo\w+|WBAgent|WbSdk\w*)\n/i,
    yes: [
      [
        10006,
        'WeiboShareActivity',
        '{"request":"/statuses/update.json","error_code":"10006","error":"Source paramter"}',
      ],
      [10006, '', '{"error":"Source paramter","error_code":10006,"request":"/2/statuses/update.json"}'],
    ],
    no: [[10012, 'LoginActivity', 'provider=weibo errCode=10012']],
  },
  {
    name: 'getui',
    uses: between(10000, 10014),
    mark: /getui|\bGT(?:Intent|Push|Sdk|Command)|igexin|gysdk|\bgeyan\b|个推|onReceiveCommandResult/i,
    yes: [[10003, 'GTIntentService', 'onReceiveCommandResult -> action = 10010, code = 10003']],
    no: [[10015, 'Push', 'getui registered, code = 10015']],
  },
  {
    name: 'feishu',
    uses: oneOf(1002, 10001, 10002, 10003, 10005, 10012, 10013, 10014, 10015, 10019),
    mark: /feishu|larksuite|larkoffice|\blark\b|飞书|open-apis/i,
    yes: [[10003, '', 'POST https://open.feishu.cn/open-apis/auth/v3 {"code":10003,"msg":"invalid param"}']],
    no: [[2333, '', 'lark login {"code":2333}']],
  },
  {
    name: 'huawei',
    uses: between(2000, 2099),
    mark: /\bHMS\w*|\bhwid\b|com\.huawei|huawei ?id\b|\bHuaweiId\w*|AccountAuth\w*|\bAGC?Connect|华为(?:账号|帐号)服务/i,
    yes: [[2012, 'HMSSDK_Account', 'signIn failed errorCode = 2012']],
    no: [[10025, 'HuaWei', 'com.huawei code = 10025']],
  },
  {
    name: 'alipay',
    uses: oneOf(4000, 5000, 6001, 6002, 6004, 8000, 9000, 10000, 10003, 20000, 20001),
    mark: /resultStatus|alipay|\bPayTask\b|支付宝/i,
    yes: [[6001, 'PayTask', 'pay result code=6001 memo=alipay cancelled']],
    no: [[10007, '', 'Alipay auth failed code=10007']],
  },
  {
    name: 'cloudflare',
    uses: between(1000, 2099),
    mark: /cloudflare|"success"\s{0,2}:\s{0,2}false\b.{0,80}"errors"\s{0,2}:\s{0,2}\[|"errors"\s{0,2}:\s{0,2}\[\{\s{0,2}"code".{0,300}"success"/i,
    yes: [
      [
        2001,
        '',
        '{"result":null,"success":false,"errors":[{"code":2001,"message":"Too many"}],"messages":[]}',
      ],
    ],
    no: [[2004, '', '{"errors":[{"message":{"code":2004}}],"data":null}']],
  },
  {
    name: 'alibaba-cloud',
    uses: oneOf(1000, 1001, 2000, 2002),
    mark: /aliyun|alibaba ?cloud|alicloud|\be-?kyc\b|cloudauth|阿里云/i,
    yes: [[2002, '', 'aliyun cloudauth DescribeFaceVerify Code=2002']],
    no: [[2004, '', 'aliyun sms sent, then code=2004']],
  },
  {
    name: 'weatherapi',
    uses: oneOf(1002, 1003, 1005, 1006, 2006, 2007, 2008, 2009),
    mark: /weather/i,
    yes: [
      [
        2006,
        '',
        'GET https://api.weatherapi.com/v1 {"error":{"code":2006,"message":"API key provided is invalid"}}',
      ],
    ],
    no: [[2004, '', 'weather card: code=2004']],
  },
  {
    name: 'jpush',
    uses: (code) => between(1000, 1099)(code) || between(2000, 2009)(code) || between(6001, 6030)(code),
    mark: /jpush|jiguang|极光/i,
    yes: [[6002, 'JIGUANG-TagAliasHelper', 'onAliasOperatorResult errorCode:6002 sequence:1']],
    no: [[2333, '', 'jpush registered, code=2333']],
  },
  {
    name: 'zoom',
    uses: (code) => between(1000, 3999)(code),
    mark: /\bzoom\.us\b/i,
    yes: [[1001, '', 'POST https://api.zoom.us/v2/users 404 {"code":1001,"message":"User does not exist."}']],
    no: [[10001, '', 'zoom.us reachable, code=10001']],
  },
  {
    name: 'juhe',
    uses: between(10001, 10022),
    mark: /\bjuhe\.cn\b|聚合数据/i,
    yes: [[10012, '', 'https://apis.juhe.cn/idcard/query {"resultcode":"112","error_code":10012}']],
    no: [[2333, '', 'juhe.cn error_code=2333']],
  },
  {
    name: 'amap',
    uses: between(10000, 10044),
    mark: /\bamap\.com\b|高德|\bAMap\w*/,
    yes: [[10003, 'AMapLocation', 'search failed errorCode = 10003']],
    no: [[2333, '', 'AMap code=2333']],
  },
  {
    name: 'rongcloud',
    uses: between(1000, 2099),
    mark: /rongcloud|\bRongIM\w*|融云/i,
    yes: [[1002, 'RongIMClient', 'connect error code=1002']],
    no: [[2333, '', 'rongcloud code=2333']],
  },
]

/** Whose a code is on a line with this tag and message; a line of many numbers is searched once a vendor. */
export function vendorsOn(tag: string, message: string): (code: number) => Vendor | undefined {
  const scene = once(() => `${tag}\n${message}`)
  const marked = new Map<Vendor, boolean>()
  const isMarked = (vendor: Vendor): boolean => {
    const held = marked.get(vendor) ?? vendor.mark.test(scene())
    marked.set(vendor, held)
    return held
  }
  return (code) => vendors.find((vendor) => vendor.uses(code) && isMarked(vendor))
}
