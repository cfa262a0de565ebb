/**
 * Codes of verifying a TOTP code or its recovery code as the second factor.
 *
 * From Authing's error-code page (reference-new), which has no English text. The request fields (`totp`,
 * `recoveryCode`, `mfaToken`) are those of the official SDKs.
 */
import type { CodeRecord } from '../record.ts'

const url = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'

export const totpMfaCodes: readonly CodeRecord[] = [
  {
    code: 6001,
    origin: 'totp-mfa',
    severity: 'warning',
    message: 'Totp 码错误',
    zh: {
      description: 'Totp 码错误。',
      advice: '',
      projectAdvice:
        '多半是输错，或提交时动态码已经换了：等下一个码再试。同一用户一直错，先让他打开手机的自动对时；时间没问题，就是验证器里留着旧的条目，用恢复码登录后重新绑定。',
    },
    en: {
      description: 'The TOTP code is wrong.',
      advice: '',
      projectAdvice:
        'Usually a typo, or the code had changed by the time it was sent: try the next one. If one user always fails, have them turn on automatic time on the phone; if the time is right, the authenticator holds an old entry: log in with the recovery code and bind again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 6002,
    origin: 'totp-mfa',
    severity: 'warning',
    message: 'Totp 恢复码错误',
    zh: {
      description: 'Totp 恢复码错误。',
      advice: '',
      projectAdvice:
        '让用户核对是不是最近一次展示的恢复码、有没有多复制空格，也别把 6 位动态码填到这里。恢复码找不到了，只能由管理员重置他的 MFA，再重新绑定。',
    },
    en: {
      description: 'The TOTP recovery code is wrong.',
      advice: '',
      projectAdvice:
        "Have the user check that it is the recovery code shown last, without stray spaces, and not the six-digit TOTP code. If it is lost, only an administrator can help, by resetting that user's MFA so it can be bound again.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 6003,
    origin: 'totp-mfa',
    severity: 'warning',
    message: '未输入 Totp 安全码',
    zh: {
      description: '未输入 Totp 安全码。',
      advice: '',
      projectAdvice:
        '零星出现是用户空着就点了提交，前端没输满就别放行；每次都出现，看请求体里的字段名是不是 `totp`（`mfa.verifyTotpMfa` 传 `totp` 和 `mfaToken`）。',
    },
    en: {
      description: 'No TOTP code was entered.',
      advice: '',
      projectAdvice:
        'Now and then it is a user submitting an empty field, so keep the button off until the code is complete. If it happens every time, check that the request field is named `totp` (`mfa.verifyTotpMfa` sends `totp` and `mfaToken`).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 6004,
    origin: 'totp-mfa',
    severity: 'warning',
    message: '未输入 Totp 恢复码',
    zh: {
      description: '未输入 Totp 恢复码。',
      advice: '',
      projectAdvice:
        '零星出现是用户没填恢复码就提交了，前端拦住即可；每次都出现，看请求体里有没有 `recoveryCode`（`mfa.verifyTotpRecoveryCode` 传 `recoveryCode` 和 `mfaToken`）。',
    },
    en: {
      description: 'No TOTP recovery code was entered.',
      advice: '',
      projectAdvice:
        'Now and then it is a user submitting without a recovery code, which the form should stop. If it happens every time, check that the request carries `recoveryCode` (`mfa.verifyTotpRecoveryCode` sends `recoveryCode` and `mfaToken`).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
]
