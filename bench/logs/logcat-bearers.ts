/** Lines with a code as Authing's Android SDK, and the apps that use it, print them. */
import { androidCodes, type Code, serverCodes, socialCodes } from './codes.ts'
import type { Bearer } from './log.ts'
import { uuid } from './values.ts'

export interface LogcatBearer extends Bearer {
  readonly level: 'D' | 'I' | 'W' | 'E'
  readonly tag: string
}

const row = (
  weight: number,
  level: LogcatBearer['level'],
  tag: string,
  codes: readonly Code[],
  text: Bearer['text'],
): LogcatBearer => ({ weight, level, tag, codes, text })

/** `guard` prints these itself, without a number. */
const silent: readonly (readonly [code: number, tag: string, text: string])[] = [
  [10012, 'Weibo', 'Auth Failed, onCancel'],
  [10013, 'QQ', 'Auth Failed, onCancel'],
  [10016, 'DingTalk', 'Auth Failed, errorMessage is user cancel'],
  [10021, 'Xiaomi', 'Auth Canceled'],
  [10022, 'KuaiShou', 'Auth Failed, code is null'],
  [10025, 'HuaWei', 'Auth Failed, onError errorCode = 2012 errorMsg = back'],
]

export const logcatBearers: readonly LogcatBearer[] = [
  row(20, 'W', 'Guardian', serverCodes, ({ code, message }, random) => {
    return `Guardian failed. 499 message:{"uniqueId":"${uuid(random)}","statusCode":499,"message":"${message}","apiCode":"${code}","data":null}`
  }),
  row(20, 'W', 'Guardian', serverCodes, ({ code, message }, random) => {
    return `authRequest failed. 403 message:{"statusCode":403,"apiCode":${code},"message":"${message}","requestId":"${uuid(random)}"}`
  }),
  row(10, 'W', 'Guardian', serverCodes, ({ code, message }) => {
    return `Guardian failed. 499 message:{"code":499,"statusCode":300,"apiCode":${code},"message":"${message}","data":{"mfaToken":"<redacted>","applicationMfa":[{"mfaPolicy":"SMS","status":1,"sort":1}]}}`
  }),
  row(15, 'D', 'LoginActivity', serverCodes, ({ code, message }) => `onResult false ${code} ${message}`),
  row(10, 'E', 'LoginActivity', serverCodes, ({ code, message }) => {
    return `authing login failed code=${code} msg=${message}`
  }),
  row(10, 'E', 'LoginVM', androidCodes, ({ code, message }) => {
    return `AuthError(code=${code}, message=${message}, data=null)`
  }),
  row(10, 'E', 'SocialLoginButton', socialCodes, ({ code, message }) => {
    return `loginDone: errCode = ${code} errMessage = ${message}`
  }),
  row(15, 'I', 'okhttp.OkHttpClient', serverCodes, ({ code, message }) => {
    return `{"code":${code},"message":"${message}","data":null}`
  }),
  row(5, 'D', 'DeviceManager', serverCodes, ({ code, message }) => {
    return `createDevice : code = ${code} message = ${message}`
  }),
  row(5, 'D', 'ScanAuthActivity', serverCodes, ({ code, message }) => {
    return `markQRCodeScanned result:${code} ${message}`
  }),
  row(5, 'E', 'PushAuthRequestButton', serverCodes, ({ code, message }) => {
    return `push auth request failed:{"code":${code},"message":"${message}"}`
  }),
  row(5, 'I', 'chromium', serverCodes, ({ code, message }, { between }) => {
    return `[INFO:CONSOLE(2)] "${code} ${message}", source: https://cdn.authing.co/packages/guard/5.3.9/guard.min.js (${between(1, 99)})`
  }),
  ...silent.map(([code, tag, text]) => row(1, 'E', tag, [{ code, message: '' }], () => text)),
]
