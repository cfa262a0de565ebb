/**
 * Text without a number that only one code's path in an SDK prints: evidence `inferred`.
 *
 * From the sources of guard-android (branch mobile) and guard-ios. A row with `tags` needs one of these log tags;
 * a `weak` row is everyday English and needs an Authing SDK's tag or package on the line. The vendor's own number
 * that such lines print (`errorCode = 2012`) is no Authing code, so a row also keeps the rest of its line from being
 * read for `code` keys (`vendorNumber`). Rows are tried in order.
 */

export interface Signature {
  readonly code: number
  readonly tags?: readonly string[]
  readonly text: RegExp
  readonly weak?: true
  readonly vendorNumber?: true
  /** `[tag, message]` that the row must and must not match. */
  readonly yes: readonly (readonly [tag: string, message: string])[]
  readonly no: readonly (readonly [tag: string, message: string])[]
}

/** Social logins: the tag that the SDK prints under, the sentence, the code. */
const social = (code: number, tags: readonly string[], text: RegExp, ...samples: string[]): Signature => ({
  code,
  tags,
  text,
  vendorNumber: true,
  yes: samples.map((sample) => [tags[0] as string, sample] as const),
  no: [['NewsFeed', samples[0] as string]],
})

/** `Login by X failed` and `Login by X canceled`, under any tag. */
const loginBy = (code: number, name: string): Signature => ({
  code,
  text: new RegExp(`\\bLogin by ${name} (?:failed|canceled|onWarning)`),
  yes: [
    ['SignInActivity', `callback(false): Login by ${name} failed`],
    ['', `Login by ${name} canceled`],
  ],
  no: [['', `Login by ${name}`]],
})

export const signatures: readonly Signature[] = [
  {
    code: 10001,
    tags: ['Authing'],
    text: /^Get public config failed for appId: .{0,80}? ?Msg: ?Network error/,
    yes: [['Authing', 'Get public config failed for appId: 60caaf41df670b771fd08937 Msg:Network error']],
    no: [['Authing', 'Get public config failed for appId: 60caaf41df670b771fd08937 Msg:应用已停用']],
  },
  {
    code: 10002,
    tags: ['Authing'],
    text: /^Get public config failed for appId: .{0,80}? ?Msg:/,
    yes: [['Authing', 'Get public config failed for appId: 60caaf41df670b771fd08937 Msg:应用已停用']],
    no: [['Settings', 'Get public config failed for appId: 60caaf41df670b771fd08937 Msg:应用已停用']],
  },
  {
    code: 10002,
    tags: ['Google'],
    text: /^Config not found/,
    yes: [['Google', 'Config not found']],
    no: [['Settings', 'Config not found']],
  },
  {
    code: 2020,
    tags: ['Authing'],
    text: /^auto login token expired/,
    yes: [['Authing', 'auto login token expired']],
    no: [['Session', 'auto login token expired']],
  },
  social(
    10005,
    ['OneClick'],
    /^(?:Got phone error|onGetTokenError) ?:/,
    'Got phone error:{"code":-20000}',
    'onGetTokenError:timeout',
  ),
  social(
    10007,
    ['Alipay'],
    /^Auth Failed, errorCode is: /,
    'Auth Failed, errorCode is: 5000,errorMessage is: repeat request',
  ),
  social(
    10010,
    ['FaceBook', 'Facebook'],
    /^Auth Failed, (?:onCancel|errorMessage is)/,
    'Auth Failed, onCancel',
    'Auth Failed, errorMessage is timeout',
  ),
  social(
    10012,
    ['Weibo'],
    /^Auth Failed, (?:onCancel|errorMessage is)/,
    'Auth Failed, onCancel',
    'Auth Failed, errorMessage is{"error_code":10013}',
  ),
  social(
    10013,
    ['QQ'],
    /^Auth Failed, (?:onCancel|onWarning|errorMessage is)/,
    'Auth Failed, onCancel',
    'Auth Failed, onWarning',
  ),
  social(
    10014,
    ['Baidu'],
    /^(?:appKey is null|Auth Failed, (?:onError|onCancel))/,
    'appKey is null',
    'Auth Failed, onError',
  ),
  social(
    10015,
    ['Linkedin', 'LinkedIn'],
    /^Auth Failed, onError errorCode = /,
    'Auth Failed, onError errorCode = 1 errorMsg = no',
  ),
  social(10016, ['DingTalk'], /^Auth Failed, errorMessage is/, 'Auth Failed, errorMessage is cancel'),
  social(
    10017,
    ['DouYinCallBackActivity'],
    /^Auth Failed(?::|$)/,
    'Auth Failed: errorCode = -2 errorMsg = canceled',
    'Auth Failed',
  ),
  social(
    10018,
    ['Github', 'GitHub'],
    /^Auth Failed, onError errorCode = /,
    'Auth Failed, onError errorCode = 1 errorMsg = no',
  ),
  social(
    10019,
    ['Gitee'],
    /^Auth Failed, onError errorCode = /,
    'Auth Failed, onError errorCode = 1 errorMsg = no',
  ),
  social(
    10020,
    ['GitLab', 'Gitlab'],
    /^Auth Failed, onError errorCode = /,
    'Auth Failed, onError errorCode = 1 errorMsg = no',
  ),
  social(
    10021,
    ['Xiaomi'],
    /^Auth (?:Failed, errorMsg = |Canceled)/,
    'Auth Failed, errorMsg = no',
    'Auth Canceled',
  ),
  social(
    10022,
    ['KuaiShou', 'Kuaishou'],
    /^Auth (?:Failed|Canceled)/,
    'Auth Failed, code is null',
    'Auth Failed',
    'Auth Canceled',
  ),
  social(
    10023,
    ['Line'],
    /^Auth (?:Canceled|Failed, onError errorCode = )/,
    'Auth Canceled',
    'Auth Failed, onError errorCode = -1',
  ),
  social(
    10024,
    ['Slack'],
    /^Auth Failed, onError errorCode = /,
    'Auth Failed, onError errorCode = 1 errorMsg = no',
  ),
  social(
    10025,
    ['HuaWei', 'Huawei'],
    /^Auth Failed, (?:code is null|onError )/,
    'Auth Failed, code is null',
    'Auth Failed, onError = x',
    'Auth Failed, onError errorCode = 2012 errorMsg = back',
  ),
  social(10027, ['OPPO', 'Oppo'], /^Auth Failed, code is null/, 'Auth Failed, code is null'),
  social(
    10028,
    ['Amazon'],
    /^Auth (?:Failed, errCode = |canceled)/,
    'Auth Failed, errCode = 1 errMessage = no',
    'Auth canceled',
  ),
  social(
    10030,
    ['Twitter'],
    /^Auth Failed, errorMessage is ?[:：]/,
    'Auth Failed, errorMessage is ：Request token failed',
  ),
  {
    code: 10023,
    tags: ['ERROR'],
    text: /^(?:com\.linecorp\.|java\.|android\.|kotlin\.)[\w.$]*(?:Exception|Error)\b/,
    yes: [['ERROR', 'java.lang.IllegalStateException: channel id is not set']],
    no: [['System.err', 'java.lang.IllegalStateException: channel id is not set']],
  },
  loginBy(10022, 'Xiaomi Kuaishou'),
  loginBy(10010, 'FaceBook'),
  loginBy(10011, 'WebAuthn'),
  loginBy(10012, 'Weibo'),
  loginBy(10013, 'QQ'),
  loginBy(10014, 'Baidu'),
  loginBy(10015, 'Linkedin'),
  loginBy(10016, 'DingTalk'),
  loginBy(10017, 'dou yin'),
  loginBy(10017, 'Douyin'),
  loginBy(10018, 'Github'),
  loginBy(10019, 'Gitee'),
  loginBy(10020, 'GitLab'),
  loginBy(10021, 'Xiaomi'),
  loginBy(10022, 'Kuaishou'),
  loginBy(10023, 'Line'),
  loginBy(10024, 'Slack'),
  loginBy(10025, 'Huawei'),
  loginBy(10027, 'OPPO'),
  loginBy(10028, 'Amazon'),
  loginBy(10030, 'Twitter'),
  {
    code: 10008,
    text: /在 ?60 ?秒[内內]已[发發]送短信[验驗][证證][码碼]|SMS already send within the last 60 seconds|60秒以内にsms認証コードが送信されました/i,
    yes: [
      ['SmsActivity', 'toast -> 在 60 秒内已发送短信验证码'],
      ['', '在 60 秒內已發送短信驗證碼'],
      ['', 'SMS already send within the last 60 seconds'],
      ['', '60秒以内にsms認証コードが送信されました'],
    ],
    no: [['', '60 秒后可重新发送短信验证码']],
  },
  {
    code: 10029,
    text: /请先申请 ?READ_PHONE_STATE ?权限/,
    yes: [['DeviceActivity', '请先申请 READ_PHONE_STATE 权限']],
    no: [['', 'android.permission.READ_PHONE_STATE denied']],
  },
  {
    code: 10001,
    text: /\["Guardian request network error:(?!\s?Status code)/,
    yes: [
      ['AuthClient', '["Guardian request network error:The Internet connection appears to be offline."]'],
    ],
    no: [['AuthClient', '["Guardian request network error. Status code:499. url:https://core.authing.cn"]']],
  },
  {
    code: 10001,
    tags: ['OIDCClient'],
    text: /^\["network error /,
    vendorNumber: true,
    yes: [
      [
        'OIDCClient',
        '["network error https://core.authing.cn/oidc/token \nError Domain=NSURLErrorDomain Code=-1001"]',
      ],
    ],
    no: [['ImageLoader', '["network error x"]']],
  },
  {
    code: 10004,
    text: /\["(?:data is null|data is not json|parsing json error) when requesting /,
    yes: [['AuthClient', '["data is not json when requesting https://core.authing.cn/api/v2/users/me"]']],
    no: [['AuthClient', '["data saved"]']],
  },
  {
    code: 10002,
    text: /\["Cannot get config\. /,
    yes: [
      ['AuthClient', '["Cannot get config. app id:60caaf41df670b771fd08937"]'],
      ['Client', '["Cannot get config. Maybe not calling start(appId)?. app id:"]'],
    ],
    no: [['Client', '["Cannot get configuration"]']],
  },
  {
    code: 10001,
    text: /\["error when getting public cofig: ?Network error/,
    yes: [['Config', '["error when getting public cofig:Network error"]']],
    no: [['Config', '["error when getting public cofig:Config not found"]']],
  },
  {
    code: 10002,
    text: /\["error when getting public cofig:/,
    yes: [['Config', '["error when getting public cofig:Config not found"]']],
    no: [['Config', '["error when saving public config:Config not found"]']],
  },
  ...(
    [
      [10001, 'Network error'],
      [10002, 'Config not found'],
      [10002, '未启用设备管理'],
      [10003, 'Login failed'],
      [10004, 'JSON parse failed'],
      [10004, 'Json parse failed'],
      [10006, 'OnClick login cancelled'],
      [10007, 'Alipay auth failed'],
      [10009, 'Upload avatar failed'],
    ] as const
  ).map(
    ([code, text]): Signature => ({
      code,
      weak: true,
      text: new RegExp(`(?:^|[:：=>"'(\\s])${text}(?=$|[\\s.,;"')}\\]，。！!])`),
      yes: [['AuthClient', text]],
      no: [['NewsFeedFragment', text]],
    }),
  ),
]
