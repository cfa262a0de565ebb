/**
 * Codes known only from the web login component Guard.
 *
 * On no page: the meanings are comments, enum names and the handling in Guard's source (2042 also in the
 * Android SDK's), so no emitted text is known but LOGIN_INVALID. 2021 is documented as something else, which
 * stands as a record of origin `api`.
 */
import type { CodeRecord } from '../record.ts'

// Guard's source says of 3720001 to 3720003 only "metering and billing", so they share their texts.
const metering: Omit<CodeRecord, 'code'> = {
  origin: 'guard-web',
  severity: 'error',
  message: '',
  zh: {
    description: '登录被计量计费的限制挡住（据 Guard 源码注释，3720001 至 3720003 的区别未公开）。',
    advice: '',
    projectAdvice:
      '与用户的操作无关，重试没有用：看同一响应的 `message` 说的是哪一项用量，再到控制台核对套餐是否到期、用量是否用尽。所有人都登不进时按线上故障处理。',
  },
  en: {
    description:
      "A metering or billing limit stops the login (from a comment in Guard's source; how 3720001 to 3720003 differ is not published).",
    advice: '',
    projectAdvice:
      'Nothing the user did, and retrying does not help: the `message` of the same response says which quota it is; then check in the console whether the plan has expired or the quota is used up. If nobody can log in, treat it as an outage.',
  },
  adviceBy: 'project',
  documented: 'sdk-source-only',
  url: '',
}

export const guardWebCodes: readonly CodeRecord[] = [
  {
    code: 1002,
    origin: 'guard-web',
    severity: 'warning',
    message: '',
    zh: {
      description: '登录或注册过于频繁（据 Guard 源码注释）。',
      advice: '',
      projectAdvice:
        '让用户过一两分钟再试，客户端不要自动重试；集中在少数 IP 或账号时，先查有没有脚本在刷。飞书的错误码和 WebSocket 的关闭码也有 1002，先确认这行确实来自 Authing。',
    },
    en: {
      description: "Logging in or registering too often (from a comment in Guard's source).",
      advice: '',
      projectAdvice:
        "Let the user wait a minute or two, and keep the client from retrying by itself; if a few IPs or accounts cause it, look for a script. Feishu errors and WebSocket close codes have a 1002 too, so first make sure the line is Authing's.",
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1708,
    origin: 'guard-web',
    severity: 'flow',
    message: '',
    zh: {
      description: '租户已创建，需要重新认证（据 Guard 源码注释）。',
      advice: '',
      projectAdvice:
        '不是失败：按 `data` 里的 `tenantId`（有 `host` 就连域名一起）切过去，让用户重新登录。不要再提交一次创建，租户已经建好了。',
    },
    en: {
      description:
        "The tenant has been created and the user must authenticate again (from a comment in Guard's source).",
      advice: '',
      projectAdvice:
        'Not a failure: switch to the `tenantId` in `data` (and to its `host`, if there is one) and have the user log in again. Do not submit the creation once more; the tenant exists.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2021,
    origin: 'guard-web',
    severity: 'warning',
    message: 'LOGIN_INVALID',
    zh: {
      description:
        '登录或 MFA 会话已失效，要回登录页重新登录（据 Guard 源码；官方页把 2021 写作邮件模板问题）。',
      advice: '',
      projectAdvice:
        '看是哪个接口返回的：MFA 接口（路径含 `/mfa/`）返回 2021，多半是 `mfaToken` 没带、过期或不属于这次登录，解开它看 `exp`，再让用户重新登录取新的；发邮件的接口返回，按邮件模板问题查。',
    },
    en: {
      description:
        "The login or MFA session is no longer valid and the user must log in again (from Guard's source; the official page gives 2021 as a mail-template problem).",
      advice: '',
      projectAdvice:
        'See which endpoint answered. If it was an MFA one (path with `/mfa/`), the `mfaToken` is probably missing, expired or from another login: decode it, look at `exp`, and let the user log in again for a new one. If it was sending mail, treat it as the mail-template problem.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2042,
    origin: 'guard-web',
    severity: 'warning',
    message: '',
    zh: {
      description: '邮箱还没有验证（据 Guard 与 Android SDK 源码注释）。',
      advice: '',
      projectAdvice:
        '让用户点开验证邮件里的链接再登录；没收到就重发（`sendEmail`，场景 `VERIFY_EMAIL`）并看垃圾箱。很多用户都收不到时，查邮件服务是否正常。',
    },
    en: {
      description:
        'The e-mail address has not been verified (from comments in the source of Guard and the Android SDK).',
      advice: '',
      projectAdvice:
        'Have the user open the link in the verification mail, then log in; if it did not arrive, send it again (`sendEmail`, scene `VERIFY_EMAIL`) and check the spam folder. If many users miss it, check the mail service.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2057,
    origin: 'guard-web',
    severity: 'warning',
    message: '',
    zh: {
      description: '多次登录失败，账号被锁定（据 Guard 源码注释）。',
      advice: '',
      projectAdvice:
        '个别用户：等锁定到期，或由管理员在控制台解锁；提醒他检查手机、脚本里存着的旧密码。短时间大量账号被锁，当撞库处理，按来源 IP 看登录日志。',
    },
    en: {
      description: "The account is locked after repeated failed logins (from a comment in Guard's source).",
      advice: '',
      projectAdvice:
        'A single user waits for the lock to end or has an administrator lift it in the console, and should look for an old password saved on a device or in a script. Many locked accounts in a short time are credential stuffing: go through the login logs by source IP.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2080,
    origin: 'guard-web',
    severity: 'warning',
    message: '',
    zh: {
      description: '一分钟内已发送过邮箱验证码（据 Guard 源码注释）。',
      advice: '',
      projectAdvice:
        '上一封已经发出，让用户先查收；给发送按钮加 60 秒倒计时，不要自动重发。第一次点就报，多半是前端把发送请求提交了两遍。',
    },
    en: {
      description:
        "A verification mail was already sent within the last minute (from a comment in Guard's source).",
      advice: '',
      projectAdvice:
        'The previous mail is on its way, so let the user look for it; put a 60-second countdown on the button and never resend automatically. If the very first click gets this, the front end probably submits twice.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  { code: 3720001, ...metering },
  { code: 3720002, ...metering },
  { code: 3720003, ...metering },
]
