/**
 * Codes that Guard for Android makes up on the device (10001 to 10030); 10001 to 10004 mean the same on iOS.
 *
 * The Chinese texts of 10001 to 10010 stand to the letter as on Authing's page, empty advice included. Above
 * that, only the English page and the SDK's source know the codes. `also` is what the SDK emits beside them.
 * A code that a cancelled login gives as well as a failed one is a `warning`. Numbers that the SDK prints
 * under a vendor's tag (QQ, Weibo, HuaWei) are the vendor's.
 */
import type { CodeRecord } from '../record.ts'

const page = 'https://docs.authing.cn/v2/reference/sdk-for-android/errorcode.html'
const englishPage = 'https://docs.authing.cn/v2/en/reference/sdk-for-android/errorcode.html'

export const androidSdkCodes: readonly CodeRecord[] = [
  {
    code: 10001,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Network error',
    zh: {
      description: '网络请求错误，当手机无网络、网络请求异常时返回此错误。',
      advice: '检查手机是否有网络信号，或切换网络环境重试。',
    },
    en: {
      description:
        'Network request error. This error is returned when the mobile phone is not connected or the network request is abnormal.',
      advice:
        'Check whether the phone has a network signal, or switch the network environment and try again.',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  // DeviceManager gives the same code with "未启用设备管理" when device management is off in the console.
  {
    code: 10002,
    origin: 'android-sdk',
    severity: 'error',
    message: 'Config not found',
    also: ['未启用设备管理'],
    zh: {
      description: '获取 Public config 失败，当获取不到 Authing 控制台应用配置时，返回此错误。',
      advice: '确认 Authing 控制台是否按文档要求进行配置，并查看打印台详细报错。',
    },
    en: {
      description:
        'Failed to obtain the Public config. This error is returned if the Authing console application configuration cannot be obtained.',
      advice:
        'Check whether the Authing console is configured according to the document requirements, and check the error information displayed on the printing table.',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10003,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login failed',
    zh: {
      description: '登录失败，当获取不到用户时返回此错误。',
      advice: '确认当前账号已登录成功并且本地有 User 对象。',
    },
    en: {
      description: 'Login failed. This error is returned when the user cannot be obtained.',
      advice:
        'Ensure that you have logged in successfully with the current account and that the User object exists locally.',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  // "Json parse failed" is how the iOS SDK spells it.
  {
    code: 10004,
    origin: 'android-sdk',
    severity: 'error',
    message: 'JSON parse failed',
    also: ['Json parse failed'],
    zh: {
      description: 'JSON 解析失败，当调用网络请求时返回 JSON 为空或 JSON 格式错误时，返回此错误。',
      advice: '查看打印台详细报错，定位具体错误 API 或 URL。',
    },
    en: {
      description:
        'JSON parsing failed: a network request returned an empty body or one that is not valid JSON.',
      advice: 'View the printing table for detailed error, locate the specific error API or URL.',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  // The SDK hands on the text of Yidun or the carrier as its message, not the documented one.
  // The English advice stands without the Chinese link text that the English page carries.
  {
    code: 10005,
    origin: 'android-sdk',
    severity: 'error',
    message: 'OnClick auth failed',
    zh: {
      description: '易盾一键登录授权失败时，返回此错误。',
      advice:
        '查看打印台易盾详细报错，易盾返回码对照表请查看：[易盾返回码（包括电信、联通、移动-iOS、移动-Android）](https://support.dun.163.com/documents/287305921855672320?docId=314946816851496960) 。',
    },
    en: {
      description: 'This error is returned when one-click login authorization (NetEase Yidun) fails.',
      advice:
        'Check the printing table easy shield detailed error, easy shield return code comparison table please see https://support.dun.163.com/documents/287305921855672320?docId=314946816851496960',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10006,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'OnClick login cancelled',
    zh: {
      description: '易盾一键登录授权取消时，返回此错误。',
      advice: '',
      projectAdvice:
        '用户在一键登录授权页点了返回或“其他登录方式”，不是故障，不必告警；应用接着给出短信或密码登录即可。占比突然升高时，看授权页是否显示异常。',
    },
    en: {
      description: 'The user cancelled the one-click login (NetEase Yidun) authorization.',
      advice: '',
      projectAdvice:
        'The user pressed back or "other login methods" on the one-click page: not a fault, no alarm; offer SMS or password login next. If the share suddenly rises, see whether that page is displayed properly.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10007,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Alipay auth failed',
    zh: {
      description: '支付宝登录授权失败时，返回此错误。',
      advice: '',
      projectAdvice:
        '用户在支付宝里取消也报此码，零星出现不必告警。稳定复现，则核对控制台支付宝身份源的 app_id 与支付宝开放平台登记的应用、包名和签名；`Alipay` 标签里的 errorCode 是支付宝的数字，到支付宝文档里查。',
    },
    en: {
      description: 'This error is returned when Alipay login authorization fails.',
      advice: '',
      projectAdvice:
        "Cancelling in Alipay gives this code too, so single cases need no alarm. If it happens every time, compare the app_id of the Alipay identity source in the console with the app, package name and signature registered with Alipay; an errorCode under the tag `Alipay` is Alipay's number, to be looked up there.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10008,
    origin: 'android-sdk',
    severity: 'warning',
    message: '在 60 秒内已发送短信验证码',
    also: [
      '在 60 秒內已發送短信驗證碼',
      'SMS already send within the last 60 seconds',
      '60秒以内にsms認証コードが送信されました',
    ],
    zh: {
      description: '短信验证码发送频繁时，返回此错误。',
      advice: '',
      projectAdvice:
        'SDK 在本地的 60 秒倒计时内拦下了这次发送，请求没有到服务器：等倒计时结束再发，期间把按钮置灰。用户说没收到短信，应查上一次发送的结果。',
    },
    en: {
      description: 'An SMS code was requested again within 60 seconds of the last one.',
      advice: '',
      projectAdvice:
        "The SDK's own 60-second countdown stopped this send; the server was not asked. Wait it out and disable the button meanwhile. If the user got no SMS, look at the result of the send before.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10009,
    origin: 'android-sdk',
    severity: 'error',
    message: 'Upload avatar failed',
    zh: {
      description: '更新头像失败时，返回此错误。',
      advice: '查看打印台详细报错，定位具体原因。',
    },
    en: {
      description: 'This error is returned when updating the avatar fails.',
      advice: 'Check the printing table for detailed error and locate the specific cause.',
    },
    adviceBy: 'authing',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10010,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by FaceBook canceled/Login by FaceBook failed',
    also: ['Login by FaceBook canceled', 'Login by FaceBook failed'],
    zh: {
      description: 'Facebook登录取消或者失败',
      advice: '',
      projectAdvice:
        '看前面 `FaceBook` 标签的日志：`onCancel` 是用户取消，不必告警；`errorMessage is` 后面是 Facebook 给的原因。出现 Invalid key hash，说明 Facebook 后台登记的密钥散列与当前签名不符（换签名、出新渠道包后常见）。',
    },
    en: {
      description: 'Facebook login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See the log just before, under the tag `FaceBook`: `onCancel` is the user's choice, no alarm; after `errorMessage is` stands Facebook's reason. Invalid key hash means that the key hash registered with Facebook does not match the app's signature (common with a new signing key or build channel).",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 10011,
    origin: 'android-sdk',
    severity: 'warning',
    message: '',
    zh: {
      description: 'WebAuthn（指纹、人脸等生物识别）登录取消或失败。',
      advice: '',
      projectAdvice:
        '随附的 message 是 WebAuthn 库的原文：含 CancelledException 或 TimeoutException 是用户取消或超时，不必告警。其他情况先确认本机录入了指纹、账号在这台手机上绑定过生物识别；换机或重装应用后需重新绑定。',
    },
    en: {
      description: 'WebAuthn (biometric) login was cancelled or failed.',
      advice: '',
      projectAdvice:
        'The message is the raw text of the WebAuthn library: CancelledException or TimeoutException is the user, no alarm. Otherwise see that the phone has a fingerprint enrolled and that the account was bound to biometrics on this phone; a new phone or a reinstalled app has to bind again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10012,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Weibo canceled/Login by Weibo failed',
    also: ['Login by Weibo canceled', 'Login by Weibo failed'],
    zh: {
      description: '微博登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `Weibo` 标签的日志：`onCancel` 是用户取消；`errorMessage is` 后面是微博的原因，其中的 error_code 是微博的数字（可能恰好也是 100xx），到微博开放平台查。新包必现，多半是登记的包名、签名或回调页与应用不一致。',
    },
    en: {
      description: 'Weibo login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See the log just before, under the tag `Weibo`: `onCancel` is the user's choice; after `errorMessage is` stands Weibo's reason, and an error_code in it is Weibo's number (even if it happens to be 100xx). If a new build always fails, compare package name, signature and redirect URL with those registered with Weibo.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10013,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by QQ canceled/Login by QQ failed',
    also: ['Login by QQ canceled', 'Login by QQ failed', 'Login by QQ onWarning'],
    zh: {
      description: 'QQ 登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `QQ` 标签的日志：`onCancel` 是用户取消，不必告警；`errorMessage is` 后面是腾讯给的原因。必现时核对 QQ 互联登记的 APP ID、包名、签名，以及 `AndroidManifest.xml` 里 `tencent` 加 APP ID 的 scheme。',
    },
    en: {
      description: 'QQ login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See the log just before, under the tag `QQ`: `onCancel` is the user's choice, no alarm; after `errorMessage is` stands Tencent's reason. If it always fails, compare APP ID, package name and signature with those registered at QQ Connect, and see that `AndroidManifest.xml` has the scheme `tencent` plus the APP ID.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10014,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Baidu canceled/Login by Baidu failed',
    also: ['Login by Baidu canceled', 'Login by Baidu failed', 'appKey is null'],
    zh: {
      description: '百度登录取消或失败。',
      advice: '',
      projectAdvice:
        '`appKey is null` 说明控制台的百度身份源没配全，或没有在本应用启用。`onCancel` 是用户取消；`onError` 没有原因可看（Guard 不打印），要在 `onBaiduException`、`onError` 打断点，并核对百度登记的 API Key、包名和签名。',
    },
    en: {
      description: 'Baidu login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "`appKey is null` means that the Baidu identity source in the console is incomplete or not enabled for this application. `onCancel` is the user's choice; `onError` comes without a reason (Guard does not print it), so set a breakpoint in `onBaiduException` and `onError`, and compare API key, package name and signature at Baidu.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10015,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Linkedin canceled/Login by Linkedin failed',
    also: ['Login by Linkedin canceled', 'Login by Linkedin failed'],
    zh: {
      description: 'LinkedIn 登录取消或失败。',
      advice: '',
      projectAdvice:
        "看前面 `Linkedin` 标签日志里的 errorMsg：User didn't allow access 可能是用户拒绝，也可能是 LinkedIn 跳回时没给授权码。个别用户出现不必告警；人人失败，核对 LinkedIn 应用的 Client ID、回调地址和 scope 与控制台身份源是否一致。",
    },
    en: {
      description: 'LinkedIn login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorMsg in the log just before, under the tag `Linkedin`: User didn't allow access stands for any redirect without an authorization code, not only for a refusal. Single users refused; if it is everyone, compare client id, redirect URL and scope of the LinkedIn app with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10016,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by DingTalk canceled/Login by DingTalk failed',
    also: ['Login by DingTalk canceled', 'Login by DingTalk failed'],
    zh: {
      description: '钉钉登录取消或失败。',
      advice: '',
      projectAdvice:
        'Guard 不区分取消与失败，都写 failed：看前面 `DingTalk` 标签日志里的 `errorMessage is`，后面是钉钉给的原因。个别用户出现多为取消；人人失败，核对钉钉开放平台应用的 AppKey、包名、签名和回调地址与控制台身份源一致。',
    },
    en: {
      description: 'DingTalk login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "Guard writes failed for a cancelled login too: see DingTalk's reason after `errorMessage is` in the log just before, under the tag `DingTalk`. Single users mostly cancelled; if it is everyone, compare AppKey, package name, signature and redirect URL of the DingTalk app with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  // The English page's description says "Login by DingTalk failed" here, a copying error; left out.
  {
    code: 10017,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Douyin canceled/Login by Douyin failed',
    also: ['Login by Douyin canceled', 'Login by Douyin failed', 'Login by dou yin failed'],
    zh: {
      description: '抖音登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `DouYinCallBackActivity` 标签日志里的 errorCode（抖音的数字）：-2 是用户取消，不必告警；其他值到抖音开放平台查，并核对登记的 Client Key、包名和签名。只有 `Auth Failed` 没有数字，是抖音回传的数据读不出来。',
    },
    en: {
      description: 'Douyin login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorCode (Douyin's number) in the log just before, under the tag `DouYinCallBackActivity`: -2 is the user's choice, no alarm; look others up with Douyin and compare the client key, package name and signature registered there. `Auth Failed` without a number means that Douyin's answer could not be read.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10018,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Github canceled/Login by Github failed',
    also: ['Login by Github canceled', 'Login by Github failed'],
    zh: {
      description: 'GitHub 登录取消或失败。',
      advice: '',
      projectAdvice:
        "看前面 `Github` 标签日志里的 errorMsg：User didn't allow access 可能是用户拒绝，也可能是 GitHub 跳回时没给授权码。个别用户出现不必告警；人人失败，核对 GitHub OAuth App 的 Client ID 和 callback URL 与控制台身份源是否一致。",
    },
    en: {
      description: 'GitHub login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorMsg in the log just before, under the tag `Github`: User didn't allow access covers a refusal as well as a redirect on which GitHub sent an error instead of a code. Single cases need no alarm; if it is everyone, compare client id and callback URL of the GitHub OAuth app with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10019,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Gitee canceled/Login by Gitee failed',
    also: ['Login by Gitee canceled', 'Login by Gitee failed'],
    zh: {
      description: 'Gitee 登录取消或失败。',
      advice: '',
      projectAdvice:
        "看前面 `Gitee` 标签日志里的 errorMsg：User didn't allow access 可能是用户拒绝，也可能是 Gitee 跳回时没给授权码。个别用户出现不必告警；人人失败，核对 Gitee 第三方应用的 Client ID、回调地址和勾选的权限与控制台身份源是否一致。",
    },
    en: {
      description: 'Gitee login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorMsg in the log just before, under the tag `Gitee`: User didn't allow access covers a refusal as well as a redirect without a code. Single cases need no alarm; if it is everyone, compare client id, callback URL and the ticked permissions of the Gitee application with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10020,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by GitLab canceled/Login by GitLab failed',
    also: ['Login by GitLab canceled', 'Login by GitLab failed'],
    zh: {
      description: 'GitLab 登录取消或失败。',
      advice: '',
      projectAdvice:
        "看前面 `GitLab` 标签日志里的 errorMsg：User didn't allow access 可能是用户拒绝，也可能是 GitLab 跳回时没给授权码。个别用户出现不必告警；人人失败，核对 GitLab 应用的 Application ID、Redirect URI 和 scope 与控制台身份源是否一致。",
    },
    en: {
      description: 'GitLab login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorMsg in the log just before, under the tag `GitLab`: User didn't allow access covers a refusal as well as a redirect without a code. Single cases need no alarm; if it is everyone, compare application id, redirect URI and scopes of the GitLab application with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10021,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Xiaomi canceled/Login by Xiaomi failed',
    also: ['Login by Xiaomi canceled', 'Login by Xiaomi failed'],
    zh: {
      description: '小米登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `Xiaomi` 标签日志里的 errorMsg：OperationCanceledException 是用户取消（文本却写 failed），IOException 是网络问题，让用户重试；XMAuthericationException 才是小米拒绝，核对小米开放平台的 AppID、回调地址、包名和签名。',
    },
    en: {
      description: 'Xiaomi login was cancelled or failed.',
      advice: '',
      projectAdvice:
        'See errorMsg in the log just before, under the tag `Xiaomi`: OperationCanceledException is the user cancelling (though the text says failed), IOException the network, worth a retry; XMAuthericationException is a refusal by Xiaomi, so compare AppID, redirect URL, package name and signature registered there.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  // The SDK writes "Xiaomi Kuaishou" in two of its texts: they mean this code, not 10021.
  {
    code: 10022,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Kuaishou canceled/Login by Kuaishou failed',
    also: [
      'Login by Kuaishou canceled',
      'Login by Kuaishou failed',
      'Login by Xiaomi Kuaishou canceled',
      'Login by Xiaomi Kuaishou failed',
    ],
    zh: {
      description: '快手登录取消或失败。',
      advice: '',
      projectAdvice:
        '文本里的 Xiaomi 是 SDK 的笔误，与小米无关。`canceled` 是用户取消；`errCode =` 后面是快手的数字，到快手开放平台查；标签 `KuaiShou` 下的 `code is null` 是快手没给授权码，核对登记的包名、签名和权限。',
    },
    en: {
      description: 'Kuaishou login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "Xiaomi in the text is a slip of the SDK. `canceled` is the user's choice; after `errCode =` stands Kuaishou's number, to be looked up there; `code is null` under the tag `KuaiShou` means that Kuaishou gave no code: compare package name, signature and permissions registered with Kuaishou.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10023,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Line canceled/Login by Line failed',
    also: ['Login by Line canceled', 'Login by Line failed', 'channelID is null'],
    zh: {
      description: 'LINE 登录取消或失败。',
      advice: '',
      projectAdvice:
        '`channelID is null` 说明控制台 LINE 身份源缺 Channel ID。否则看前面 `Line` 标签日志里的 errorCode：AUTHENTICATION_AGENT_ERROR 是用户在同意页点了取消或返回，NETWORK_ERROR 是连不上 LINE，其余看随后的 errorMsg。',
    },
    en: {
      description: 'LINE login was cancelled or failed.',
      advice: '',
      projectAdvice:
        '`channelID is null` means that the LINE identity source in the console has no channel id. Otherwise see errorCode in the log just before, under the tag `Line`: AUTHENTICATION_AGENT_ERROR is the user pressing cancel or back on the consent page, NETWORK_ERROR means LINE was out of reach; for others read errorMsg.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10024,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Slack canceled/Login by Slack failed',
    also: ['Login by Slack canceled', 'Login by Slack failed'],
    zh: {
      description: 'Slack 登录取消或失败。',
      advice: '',
      projectAdvice:
        "看前面 `Slack` 标签日志里的 errorMsg：User didn't allow access 可能是用户拒绝，也可能是 Slack 跳回时没给授权码（例如工作区要求管理员批准应用）。个别用户出现不必告警；人人失败，核对 Slack 应用的 Client ID、Redirect URL 和 scope 与控制台身份源是否一致。",
    },
    en: {
      description: 'Slack login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorMsg in the log just before, under the tag `Slack`: User didn't allow access covers a refusal as well as a redirect without a code (say, a workspace that wants an administrator's approval). Single cases need no alarm; if it is everyone, compare client id, redirect URL and scopes of the Slack app with the identity source in the console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10025,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Huawei canceled/Login by Huawei failed',
    also: ['Login by Huawei canceled', 'Login by Huawei failed', 'Auth Failed, code is null'],
    zh: {
      description: '华为登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `HuaWei` 标签日志里的 errorCode（华为的数字，不是 Authing 的）：2012 是用户取消，2005 是网络错误，其余查华为 Account Kit 的结果码表。`code is null` 是没拿到授权码：核对 AppGallery Connect 里的签名证书指纹，以及帐号服务是否开通。',
    },
    en: {
      description: 'Huawei login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See errorCode in the log just before, under the tag `HuaWei` (Huawei's number, not Authing's): 2012 is the user cancelling, 2005 the network, others are in the Account Kit result codes. `code is null` means no authorization code came: check the certificate fingerprint in AppGallery Connect and that Account Kit is enabled.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10026,
    origin: 'android-sdk',
    severity: 'error',
    message: '',
    zh: {
      description: '荣耀账号登录失败。',
      advice: '',
      projectAdvice:
        '已知的 Guard Android 只定义了此码，没有代码会返回它：先确认这个数字确实出自 Authing（微博的系统码、Android 应用的 uid 也会是 10026），再查是不是应用自己返回的。',
    },
    en: {
      description: 'Honor account login failed.',
      advice: '',
      projectAdvice:
        "The known versions of Guard for Android define this code but never return it: first make sure that the number is Authing's (Weibo's system codes and Android uids reach 10026 too), then whether the app itself returns it.",
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 10027,
    origin: 'android-sdk',
    severity: 'error',
    message: 'Login by OPPO canceled/Login by OPPO failed',
    also: ['Login by OPPO canceled', 'Login by OPPO failed', 'Auth Failed, code is null'],
    zh: {
      description: 'OPPO 登录取消或失败。',
      advice: '',
      projectAdvice:
        'OPPO 回报成功却没给授权码时才报此码：核对 OPPO 开放平台应用的 AppID、包名、签名和 scope 与控制台身份源一致。用户取消等其他结果，Guard 直接以 OPPO 自己的数字回调，到 OPPO 文档里查。',
    },
    en: {
      description: 'OPPO login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "Guard gives this code only when OPPO reports success without a code: compare AppID, package name, signature and scope of the app registered with OPPO with the identity source in the console. A cancelled login and other outcomes reach the callback as OPPO's own number.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10028,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Amazon canceled/Login by Amazon failed',
    also: ['Login by Amazon canceled', 'Login by Amazon failed'],
    zh: {
      description: '亚马逊登录取消或失败。',
      advice: '',
      projectAdvice:
        '看前面 `Amazon` 标签的日志：`Auth canceled` 是用户取消，不必告警；否则 errMessage 后面是原因。新签名或新渠道包必现，多半是 assets 里的 `api_key.txt` 与包名、签名不匹配，到亚马逊开发者控制台重新生成。',
    },
    en: {
      description: 'Amazon login was cancelled or failed.',
      advice: '',
      projectAdvice:
        "See the log just before, under the tag `Amazon`: `Auth canceled` is the user's choice, no alarm; otherwise the reason follows errMessage. If a new signing key or build channel always fails, `api_key.txt` in the assets does not match package name and signature: generate it anew in the Amazon developer console.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: englishPage,
  },
  {
    code: 10029,
    origin: 'android-sdk',
    severity: 'error',
    message: '请先申请 READ_PHONE_STATE 权限',
    zh: {
      description: '上报设备信息时，应用没有 READ_PHONE_STATE 权限。',
      advice: '',
      projectAdvice:
        '只出现在 Android 9 及以下：SDK 弹出授权框的同时就返回此码，用户同意后也不会自动再来一次。应用应先申请权限，得到后再调 `DeviceManager` 的 `createDevice`；`AndroidManifest.xml` 没声明该权限，则每次必现。',
    },
    en: {
      description: 'The device could not be reported because the app lacks the READ_PHONE_STATE permission.',
      advice: '',
      projectAdvice:
        'Only on Android 9 and below: the SDK returns this while it asks the user, and does not try again once the user agrees. Request the permission first and call `createDevice` of `DeviceManager` after it is granted; if `AndroidManifest.xml` does not declare it, every call fails.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 10030,
    origin: 'android-sdk',
    severity: 'warning',
    message: 'Login by Twitter failed',
    zh: {
      description: 'Twitter 登录失败（用户取消也报此码）。',
      advice: '',
      projectAdvice:
        '原因在前面 `Twitter` 标签的日志里，级别是 INFO，按错误级别过滤会漏掉。取 request token 失败，核对控制台身份源的 consumer key、consumer secret 与 Twitter 开发者后台的回调地址；只有个别用户出现，多为取消。',
    },
    en: {
      description: 'Twitter login failed; a cancelled login gives this code too.',
      advice: '',
      projectAdvice:
        'The reason is in the log just before, under the tag `Twitter`, at level INFO, so a filter on errors hides it. If the request token was refused, check consumer key and secret of the identity source in the console and the callback URL registered with Twitter; single users mostly cancelled.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
]
