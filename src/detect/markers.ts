/**
 * What shows that Authing is spoken of: its name, host, package or logger, and the fixed words its SDKs print around
 * a body. A code-like key in a record with a marker is `certain`.
 */
import { anyOf } from './any-of.ts'

export interface Marker {
  readonly name: string
  readonly pattern: RegExp
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

export const markers: readonly Marker[] = [
  {
    name: 'name',
    pattern: /(?<![a-z])authing|Authing|AUTHING/,
    yes: [
      'authing login failed',
      'cn.authing.guard',
      'core.authing.cn',
      'AuthingException',
      'myAuthing',
      'AUTHING_APP_ID',
    ],
    no: ['oauth login', 'author', 'reauth', 'reauthing the user'],
  },
  {
    name: 'guard-android-request',
    pattern: /\b(?:Guardian|authRequest|getCaptcha|_getUserInfoByAccessToken) failed\. \d{3} message:/,
    yes: ['Guardian failed. 401 message:{"code":2020}'],
    no: ['request failed. 401'],
  },
  {
    name: 'guard-android-upload',
    pattern: /\buploadFile result\. \d{3} message:/,
    yes: ['uploadFile result. 200 message:{"code":2020}'],
    no: ['uploadFile ok'],
  },
  {
    name: 'guard-android-push',
    pattern: /\bpush auth request failed:/,
    yes: ['push auth request failed:{"code":2020}'],
    no: ['push failed: {"code":2020}'],
  },
  {
    name: 'guard-android-login-done',
    pattern: /\bloginDone: errCode = /,
    yes: ['loginDone: errCode = 10013 errMessage = Login by QQ failed'],
    no: ['loginDone'],
  },
  {
    name: 'guard-android-device',
    pattern: /\b(?:createDevice|deleteDevice|pushCid) : code = /,
    yes: ['createDevice : code = 1577 message = 设备被停用'],
    no: ['createDevice ok'],
  },
  {
    name: 'guard-web-event',
    pattern: /\bguard login-error\b|\bnot catch code \d/,
    yes: ['guard login-error { code: 1636', 'not catch code 1699'],
    no: ['guard mounted'],
  },
  {
    name: 'java-graphql',
    pattern: /Graphql error: /,
    yes: ['Internal Server ErrorGraphql error: '],
    no: ['GraphQL error'],
  },
  {
    name: 'go-user-info',
    pattern: /根据 access token 获取用户信息失败\[\d{3}\]:/,
    yes: ['根据 access token 获取用户信息失败[401]:{"code":2020}'],
    no: ['获取用户信息失败'],
  },
]

/** Tags under which only Authing's Android and iOS SDKs print. */
export const sdkTags: ReadonlySet<string> = new Set([
  'Authing',
  'Guardian',
  'Guard',
  'AuthClient',
  'OIDCClient',
  'AuthFlow',
  'SocialLoginButton',
  'DeviceManager',
  'OneClick',
  'PushAuthRequestButton',
  'AuthingWebsocketClient',
  'WebAuthView',
])

const holdsMarker = anyOf(markers.map(({ pattern }) => pattern))

export function hasMarker(tag: string, message: string): boolean {
  return sdkTags.has(tag) || holdsMarker(message) || holdsMarker(tag)
}
