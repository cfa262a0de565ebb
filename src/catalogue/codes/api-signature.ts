/**
 * Codes of the AK/SK signature check in front of the v3 management API: the request never reached the API.
 *
 * From the v3 error-code page (docs-v3), which has no English text and whose published address is not known.
 * The header names and values (`x-authing-signature-*`, `date`) are those that the official SDKs send.
 */
import type { CodeRecord } from '../record.ts'

export const apiSignatureCodes: readonly CodeRecord[] = [
  {
    code: 1300,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名不合法',
    zh: {
      description: 'AK/SK 签名不合法。',
      advice: '',
      projectAdvice:
        '用官方 SDK 和同一对 AK/SK 发一次：SDK 也报 1300，就是 AK 与 SK 不配对（换过密钥，或取自别的用户池）；SDK 能通，就是自己拼的待签名串不对，或代理改了路径、查询参数、`x-authing-*` 请求头。',
    },
    en: {
      description: 'The AK/SK signature is invalid.',
      advice: '',
      projectAdvice:
        'Send one request through an official SDK with the same AK/SK. If that gets 1300 too, the AK and SK do not belong together (a rotated secret, or another user pool); if it passes, your own string-to-sign is wrong or a proxy rewrote the path, the query or the `x-authing-*` headers.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1301,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名方式和服务端不匹配',
    zh: {
      description: 'AK/SK 签名方式和服务端不匹配。',
      advice: '',
      projectAdvice:
        '抓一次请求看 `x-authing-signature-method`：官方 SDK 发的是 HMAC-SHA1，自己签名就照此改；用 SDK 还报，看这个头是否被网关删改。',
    },
    en: {
      description: 'The AK/SK signature method is not the one the server expects.',
      advice: '',
      projectAdvice:
        'Capture a request and look at `x-authing-signature-method`: the official SDKs send HMAC-SHA1, so your own signer should too. If you do use an SDK, see whether a gateway drops or changes that header.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1302,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名版本和服务端不匹配',
    zh: {
      description: 'AK/SK 签名版本和服务端不匹配。',
      advice: '',
      projectAdvice:
        '看请求头 `x-authing-signature-version`：官方 SDK 发的是 1.0，自己签名就填它；私有化部署还要核对 SDK 与服务端的版本是否配套。',
    },
    en: {
      description: 'The AK/SK signature version is not the one the server expects.',
      advice: '',
      projectAdvice:
        'Look at the `x-authing-signature-version` header: the official SDKs send 1.0, so your own signer should too. On a private deployment, also check that the SDK release fits the server.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1303,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名时间戳格式不正确，应该是单位为毫秒的 Unix 时间戳',
    zh: {
      description: 'AK/SK 签名时间戳格式不正确，应该是单位为毫秒的 Unix 时间戳。',
      advice: '',
      projectAdvice:
        '看 `date` 头的值：13 位数字才是毫秒（如 `Date.now()`）；10 位是秒，乘以 1000；带字母的是日期字符串（如 `toUTCString()` 的结果），换成毫秒数，改完重新签名。',
    },
    en: {
      description: 'The AK/SK signature timestamp is malformed; it must be a Unix timestamp in milliseconds.',
      advice: '',
      projectAdvice:
        'Look at the `date` header: 13 digits are milliseconds (as from `Date.now()`); 10 are seconds, so multiply by 1000; letters mean a date string (as from `toUTCString()`), so send milliseconds instead and sign again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1304,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: '使用 AK/SK 签名机制时，请求头中没有 date 请求头',
    zh: {
      description: '使用 AK/SK 签名机制时，请求头中没有 date 请求头。',
      advice: '',
      projectAdvice:
        '在发出端和网关后各抓一次：发出时就没有，给请求补上 `date` 头；到网关后才没有，让网关放行它。从浏览器直接调的补不了（浏览器不允许脚本设置 `date`），要改由后端调用，SK 也不该出现在前端。',
    },
    en: {
      description: 'The request is signed with AK/SK but has no date header.',
      advice: '',
      projectAdvice:
        'Capture the request where it is sent and behind the gateway: if `date` is missing at the start, add it; if it is lost on the way, let the gateway pass it. Browsers do not let scripts set `date`, so such calls must come from your server, where the SK belongs anyway.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1305,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名时间戳和服务器时间戳相差较大，此次请求不被允许',
    zh: {
      description: 'AK/SK 签名时间戳和服务器时间戳相差较大，此次请求不被允许。',
      advice: '',
      projectAdvice:
        '先对时：在发请求的主机（容器看宿主机）比较 `date -u` 与标准时间，偏了就开 NTP。时间准也报，说明签名后排队太久才发出，改成发送前才签名；重试要重新签名。',
    },
    en: {
      description: 'The AK/SK signature timestamp is too far from the server time; the request is refused.',
      advice: '',
      projectAdvice:
        'Check the clock first: compare `date -u` on the sending host (the host of the container) with real time and turn on NTP if it is off. If the clock is right, requests wait too long after being signed: sign just before sending, and again for every retry.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
  {
    code: 1306,
    origin: 'api-v3-aksk',
    severity: 'error',
    message: 'AK/SK 签名已经被消费过，此次请求不被允许',
    zh: {
      description: 'AK/SK 签名已经被消费过，此次请求不被允许。',
      advice: '',
      projectAdvice:
        '同一份签名发了两次，多半是重试逻辑或代理原样重发：每次发送都要换新的 `x-authing-signature-nonce` 并重新签名。第一次请求可能已经生效，写操作先查结果再重做。',
    },
    en: {
      description: 'The AK/SK signature has been used before; the request is refused.',
      advice: '',
      projectAdvice:
        'One signature was sent twice, usually by a retry or a proxy repeating the request as it was: every sending needs a new `x-authing-signature-nonce` and a new signature. The first one may have taken effect, so look before you repeat a write.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: '',
  },
]
