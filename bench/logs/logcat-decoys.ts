/**
 * Lines of a phone without an Authing code: the app, the system and other vendors' SDKs, with the numbers that look
 * like codes most. Some are the SDK's own: what it prints when all went well, and what it prints of others.
 */
import type { Decoy } from './log.ts'
import {
  address,
  amount,
  byteSize,
  drinks,
  milliseconds,
  orderId,
  page,
  port,
  shops,
  uuid,
} from './values.ts'

export type Process = 'app' | 'system' | 'services' | 'push'

export interface LogcatDecoy extends Decoy {
  readonly process: Process
  readonly level: 'V' | 'D' | 'I' | 'W' | 'E'
  readonly tag: string
}

const row = (
  weight: number,
  process: Process,
  level: LogcatDecoy['level'],
  tag: string,
  text: LogcatDecoy['text'],
): LogcatDecoy => ({ weight, process, level, tag, text })

const screens = ['MainActivity', 'MenuActivity', 'OrderActivity', 'LoginActivity', 'ProfileActivity']

export const logcatDecoys: readonly LogcatDecoy[] = [
  // The system
  row(60, 'system', 'I', 'ActivityTaskManager', (r) => {
    return `Displayed cn.example.teahouse/.${r.pick(screens)}: +${milliseconds(r)}ms`
  }),
  row(50, 'system', 'D', 'WindowManager', (r) => `finishDrawingWindow: Window{${r.hex(7)} u0 Toast}`),
  row(40, 'system', 'V', 'AlarmManager', (r) => {
    return `sending alarm Alarm{${r.hex(7)} type 2 when ${r.between(1_780_000_000, 1_790_000_000)}${r.between(100, 999)} com.android.systemui}`
  }),
  row(30, 'system', 'I', 'ActivityManager', (r) => {
    return `Start proc ${r.between(2000, 31_000)}:cn.example.teahouse:push/u0a${r.between(10, 299)} for service {cn.example.teahouse/cn.example.teahouse.PushService}`
  }),
  row(25, 'system', 'D', 'BatteryService', (r) => {
    return `level:${r.between(5, 100)}, scale:100, status:2, health:2, voltage:${r.between(3700, 4400)}, temperature:${r.between(200, 410)}`
  }),
  row(20, 'system', 'W', 'PackageManager', (r) => {
    return `Not granting permission android.permission.READ_PHONE_STATE to package cn.example.demo (protectionLevel=1 uid=${r.between(10_000, 10_299)})`
  }),
  row(60, 'services', 'D', 'wpa_supplicant', (r) => {
    return `wlan0: CTRL-EVENT-SIGNAL-CHANGE above=1 signal=-${r.between(40, 80)} noise=9999 txrate=${r.between(60_000, 433_300)}`
  }),
  row(40, 'services', 'D', 'ConnectivityService', (r) => {
    return `NetReassign [${r.between(100, 140)} : null → ${r.between(100, 140)}] [c 0] [a 1] [i ${r.below(4)}]`
  }),
  row(
    20,
    'services',
    'I',
    'chatty',
    (r) => `uid=${r.between(10_000, 10_299)}(u0_a1) identical ${r.between(2, 40)} lines`,
  ),
  // The app
  row(60, 'app', 'I', 'Choreographer', (r) => {
    return `Skipped ${r.between(30, 120)} frames!  The application may be doing too much work on its main thread.`
  }),
  row(50, 'app', 'D', 'OpenGLRenderer', (r) => `Swap behavior ${r.below(2)}`),
  row(60, 'app', 'I', 'xample.teahouse', (r) => {
    return `Background concurrent copying GC freed ${r.between(20_000, 300_000)}(${r.between(2, 12)}MB) AllocSpace objects, ${r.between(0, 40)}(${r.between(100, 3000)}KB) LOS objects, 49% free, 12MB/24MB, paused ${r.between(60, 400)}us total ${r.between(20, 190)}.${r.between(100, 999)}ms`
  }),
  row(90, 'app', 'I', 'okhttp.OkHttpClient', (r) => {
    return `--> GET https://api.example.cn/v1/menu?page=${page(r)}&limit=20&filter=%7B%22year%22%3A2026%2C%22maxPrice%22%3A${amount(r)}%7D`
  }),
  row(90, 'app', 'I', 'okhttp.OkHttpClient', (r) => {
    return `<-- 200 https://api.example.cn/v1/orders/${orderId(r)} (${milliseconds(r)}ms, ${byteSize(r)}-byte body)`
  }),
  row(60, 'app', 'I', 'okhttp.OkHttpClient', (r) => {
    return `{"orderId":"${orderId(r)}","amount":${amount(r)},"shop":"${r.pick(shops)}","items":[{"sku":${r.between(1000, 9999)},"name":"${r.pick(drinks)}","count":${r.between(1, 4)}}],"createdAt":${r.between(1_780_000_000, 1_790_000_000)}${r.between(100, 999)}}`
  }),
  row(30, 'app', 'I', 'okhttp.OkHttpClient', (r) => `x-request-id: ${uuid(r)}`),
  row(30, 'app', 'I', 'okhttp.OkHttpClient', (r) => `<-- END HTTP (${byteSize(r)}-byte body)`),
  row(50, 'app', 'D', 'OrderActivity', (r) => {
    return `订单 ${orderId(r)} 已下单：${r.pick(drinks)}，共 ${amount(r)} 分，优惠 ${r.between(100, 2400)} 分，门店 ${r.pick(shops)}`
  }),
  row(
    30,
    'app',
    'I',
    'MemberFragment',
    (r) => `会员积分 ${r.between(10, 9000)} 已到账，余额 ${r.between(100, 20_000)}`,
  ),
  row(
    30,
    'app',
    'D',
    'MenuRepository',
    (r) =>
      `cached ${r.between(20, 60)} items in ${milliseconds(r)} ms, version 3.${r.between(0, 9)}.${r.between(0, 20)}`,
  ),
  row(
    20,
    'app',
    'D',
    'LoginActivity',
    (r) => `onRequestPermissionsResult requestCode=${r.between(10_001, 10_009)} granted=true`,
  ),
  row(
    20,
    'app',
    'D',
    'LoginActivity',
    (r) => `onActivityResult requestCode=${r.between(2000, 2040)} resultCode=0`,
  ),
  row(
    20,
    'app',
    'I',
    'TeahouseApp',
    (r) => `version 3.8.1 versionCode=${r.between(10_001, 10_030)} channel=store`,
  ),
  row(15, 'app', 'I', 'flutter', () => 'calendar built, 30 days'),
  row(30, 'app', 'W', 'System.err', (r) => {
    return `\tat cn.example.teahouse.menu.MenuRepository.refresh(MenuRepository.kt:${r.between(20, 2400)})`
  }),
  row(
    30,
    'app',
    'W',
    'System.err',
    (r) => `\tat okhttp3.internal.connection.RealCall.execute(RealCall.kt:${r.between(100, 300)})`,
  ),
  // Authing's SDK, with no code to report
  row(30, 'app', 'D', 'AuthClient', (r) => `loginByAccount cost:${milliseconds(r)}ms`),
  row(10, 'app', 'I', 'Guard', (r) => `Guard-Android@1.5.8 versionCode=${r.between(10_001, 10_030)}`),
  row(10, 'app', 'E', 'Util', () => 'pushCid : code = 200 message = 绑定成功'),
  row(10, 'app', 'D', 'DeviceManager', () => 'createDevice : code = 200 message = 创建成功'),
  row(10, 'app', 'I', 'okhttp.OkHttpClient', (r) => {
    return `{"statusCode":200,"message":"操作成功","apiCode":20001,"requestId":"${uuid(r)}","data":{"allowed":true}}`
  }),
  row(
    5,
    'app',
    'W',
    'Guardian',
    () =>
      'Guardian failed. 429 message:{"statusCode":429,"message":"您的请求已超过最大数量限制，请稍后重试"}',
  ),
  row(5, 'app', 'E', 'WebAuthView', (r) => {
    return `https://guard.authing/redirect?code=${r.between(1000, 2999)}&state=${r.hex(12)}`
  }),
  row(10, 'app', 'I', 'chromium', (r) => {
    return `[INFO:CONSOLE(${r.between(1, 2400)})] "guard mounted in ${milliseconds(r)} ms", source: https://cdn.authing.co/packages/guard/5.3.9/guard.min.js (${r.between(1, 2400)})`
  }),
  // Other vendors
  row(
    15,
    'push',
    'I',
    'GTIntentService',
    (r) => `onReceiveCommandResult -> action = 10010, code = ${r.between(10_001, 10_009)}`,
  ),
  row(10, 'push', 'D', 'PayTask', (r) => `resultStatus={${r.pick([6001, 6002, 9000])}};memo={};result={}`),
  row(10, 'push', 'D', 'WeiboShareActivity', (r) => {
    return `{"request":"/users/show.json","error_code":"${r.between(10_001, 10_030)}","error":"Insufficient app permissions!"}`
  }),
  row(
    40,
    'push',
    'D',
    'PushConnection',
    (r) => `connected ${address(r)}:${port(r)}, heartbeat ${r.between(200, 300)} s, session ${r.hex(16)}`,
  ),
]
