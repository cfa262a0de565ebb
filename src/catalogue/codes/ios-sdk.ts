/**
 * Codes of the iOS SDKs whose number means something else than on Android: 10005 to 10007. 10001 to 10004
 * are in `android-sdk.ts`, with the iOS spellings beside them.
 *
 * `ios-sdk` is Guard for iOS (its page ends with 10005; the rest is from its source), `ios-sdk-v3` the newer
 * authing-ios-sdk-v3, which puts these numbers into `statusCode`. Authing's advice exists in Chinese only.
 */
import type { CodeRecord } from '../record.ts'

const page = 'https://docs.authing.cn/v2/reference/sdk-for-ios/errorcode.html'

export const iosSdkCodes: readonly CodeRecord[] = [
  {
    code: 10005,
    origin: 'ios-sdk',
    severity: 'error',
    message: 'Social login failed',
    zh: {
      description: '易盾一键登录授权失败时，返回此错误。',
      advice:
        '查看打印台易盾详细报错，易盾返回码对照表请查看：https://support.dun.163.com/documents/287305921855672320?docId=314946816851496960 。',
    },
    en: {
      description: 'One-click login through NetEase Yidun was not authorized.',
      advice: '',
      projectAdvice:
        "Find Yidun's own error in the Xcode console just before this line and look it up in Yidun's table of codes (https://support.dun.163.com/documents/287305921855672320?docId=314946816851496960). On one phone it is usually mobile data switched off or no SIM card; on all of them, the bundle id or business id registered with Yidun.",
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10005,
    origin: 'ios-sdk-v3',
    severity: 'error',
    message: 'Social login failed',
    zh: {
      description: '社会化登录失败。',
      advice: '根据控制台打印第三方登录错误进行排查。',
    },
    en: {
      description: 'Social login failed.',
      advice: '',
      projectAdvice:
        "Find the provider's own error in the Xcode console just before this line and look it up with that provider. If every user fails, compare the bundle id, URL scheme and universal link registered there with the app's.",
    },
    adviceBy: 'authing',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 10006,
    origin: 'ios-sdk',
    severity: 'error',
    message: 'Social binding failed',
    zh: {
      description: '微信账号绑定失败：接口返回成功，但没有带回用户数据。',
      advice: '',
      projectAdvice:
        '服务端答了 200 却没有 data，重发同一请求意义不大：让用户从微信登录重走一遍，以取得新的绑定 key。稳定复现，就抓这次绑定请求的响应体，连同 `uniqueId` 或 `requestId` 交给 Authing 支持。',
    },
    en: {
      description: 'Binding the WeChat account failed: the call succeeded but brought no user data.',
      advice: '',
      projectAdvice:
        'The server answered 200 without data, so repeating the request is of little use: have the user start again from WeChat login, which gives a new binding key. If it always happens, capture the response of the binding call and hand it with its `uniqueId` or `requestId` to Authing support.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 10006,
    origin: 'ios-sdk-v3',
    severity: 'warning',
    message: 'User is nil',
    also: ['user is nil'],
    zh: {
      description: 'User 对象为空。',
      advice: '请检查用户是否登录。',
    },
    en: {
      description: 'The SDK holds no user object.',
      advice: '',
      projectAdvice:
        'Nobody is logged in on this device, for example because `logout` was called twice or before a login: harmless there. Elsewhere check `Authing.getCurrentUser()` before the call and send the user to log in if it is nil.',
    },
    adviceBy: 'authing',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 10007,
    origin: 'ios-sdk',
    severity: 'error',
    message: 'Webview error',
    zh: {
      description: '内嵌网页（WebView）出错。',
      advice: '',
      projectAdvice:
        '在同一台设备的 Safari 里打开同一个登录地址：打不开，是网络、域名或证书的问题；打得开，则查 `Authing.start` 的应用 ID、私有化部署的域名设置，以及应用的 ATS 配置。',
    },
    en: {
      description: 'The embedded web page (WebView) failed.',
      advice: '',
      projectAdvice:
        "Open the same login address in Safari on the same device: if that fails too, it is the network, the domain or its certificate; if it works, check the application id given to `Authing.start`, the on-premises host, and the app's ATS settings.",
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 10007,
    origin: 'ios-sdk-v3',
    severity: 'error',
    message: 'ExchangeToken is nil',
    zh: {
      description: '获取校验 Token 失败。',
      advice: '请确认 API 传入参数是否正确。',
    },
    en: {
      description: 'The verification token could not be obtained.',
      advice: '',
      projectAdvice:
        'The first of two requests succeeded but brought no token for the second (such as `updatePhoneToken` from verify-update-phone-request). Check the numbers, addresses and pass codes given to the call, and look at the raw response of that first request.',
    },
    adviceBy: 'authing',
    documented: 'official-sdk-doc',
    url: '',
  },
]
