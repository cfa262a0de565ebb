/**
 * Codes that turn a device away: the account may be fine, this device is not allowed.
 *
 * On no page; from the constants and texts of the Android and web SDKs. For 1577 the message and the advice
 * are the two lines of the text that the SDK shows to the user; for 1578 it shows the server's own message.
 */
import type { CodeRecord } from '../record.ts'

export const deviceCodes: readonly CodeRecord[] = [
  {
    code: 1577,
    origin: 'device',
    severity: 'warning',
    message: '此设备被停用',
    also: ['The device is disabled'],
    zh: { description: '设备被停用。', advice: '请联系管理员恢复' },
    en: { description: 'The device is disabled.', advice: 'Contact the administrator for recovery' },
    adviceBy: 'authing',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1578,
    origin: 'device',
    severity: 'warning',
    message: '',
    zh: {
      description: '设备被挂起。',
      advice: '',
      projectAdvice:
        '重装或重试不会解除：看同一响应的 `message`，挂起的原因以它为准，应显示给用户；再请管理员恢复这台设备。被停用的设备返回的是 1577。',
    },
    en: {
      description: 'The device is suspended.',
      advice: '',
      projectAdvice:
        'Neither reinstalling nor retrying lifts this: read the `message` of the same response, which gives the reason and should be shown to the user, then have an administrator restore the device. A disabled device gets 1577 instead.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
]
