/**
 * Codes of the former token-checking endpoints on oauth.authing.cn (`validate_access_token`, `authenticate`).
 *
 * From the documentation of 2019–2020, since removed: the messages are those of its example bodies, and it
 * gives 1922 for a wrong signature. Old back ends still print them.
 */
import type { CodeRecord } from '../record.ts'

export const oidcLegacyCodes: readonly CodeRecord[] = [
  {
    code: 1920,
    origin: 'oidc-legacy',
    severity: 'error',
    message: '查找 session 发生错误',
    zh: {
      description: '查找 session 发生错误。',
      advice: '',
      projectAdvice:
        '是服务端查会话时出错，不是 token 的问题：隔几秒重试一次，能过就只是抖动。这个旧接口（oauth.authing.cn）已不在文档里，一直报错就改用应用域名下的 `/oidc/token/introspection` 校验 token。',
    },
    en: {
      description: 'Looking up the session failed.',
      advice: '',
      projectAdvice:
        "The server failed while looking up the session; the token is not to blame, so retry once after some seconds. The endpoint (oauth.authing.cn) is no longer documented: if it keeps failing, check tokens with `/oidc/token/introspection` on the application's domain.",
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: '',
  },
  {
    code: 1921,
    origin: 'oidc-legacy',
    severity: 'warning',
    message: 'session 不存在',
    zh: {
      description: 'session 不存在。',
      advice: '',
      projectAdvice:
        '用户已登出或会话过期时属正常，让他重新登录换新 token。刚登录就报，核对 token 里的 `iss` 与 `aud` 是不是这套环境、这个应用签发的。',
    },
    en: {
      description: 'The session does not exist.',
      advice: '',
      projectAdvice:
        'Normal once the user has logged out or the session has ended: log in again for a new token. If it comes right after a login, check by the `iss` and `aud` of the token that this environment and application issued it.',
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: '',
  },
  {
    code: 1922,
    origin: 'oidc-legacy',
    severity: 'error',
    message: 'token 不合法',
    zh: {
      description: 'token 不合法。',
      advice: '',
      projectAdvice:
        '签名没有通过：看传进去的是不是完整的 `access_token`（被截断、带着 Bearer 前缀、错传成 `id_token` 都会这样），再核对它是不是这个应用签发的。同一个 token 重试没有用。',
    },
    en: {
      description: 'The token is invalid.',
      advice: '',
      projectAdvice:
        'Its signature did not verify: make sure the whole `access_token` is passed (not cut short, without a Bearer prefix, not an `id_token`) and that this application issued it. The same token will fail again.',
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: '',
  },
  {
    code: 1923,
    origin: 'oidc-legacy',
    severity: 'warning',
    message: 'token 过期',
    zh: {
      description: 'token 过期。',
      advice: '',
      projectAdvice:
        '用 `refresh_token` 换新的，没有就让用户重新登录，不用告警。刚签发就过期，解开 token 比较 `iat` 与 `exp`，看控制台里 `access_token` 的有效期是不是设得太短。',
    },
    en: {
      description: 'The token has expired.',
      advice: '',
      projectAdvice:
        'Get a new one with the `refresh_token`, or let the user log in again; no alarm needed. If a fresh token is already expired, compare `iat` and `exp` in it: the `access_token` lifetime in the console may be too short.',
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: '',
  },
  {
    code: 1924,
    origin: 'oidc-legacy',
    severity: 'error',
    message: 'app 不存在',
    zh: {
      description: 'app 不存在。',
      advice: '',
      projectAdvice:
        '取 token 里的 `aud`（就是应用 ID）到控制台里找：找不到，应用已被删除，要用现有应用重新登录；找得到，就是校验请求发错了环境。',
    },
    en: {
      description: 'The application does not exist.',
      advice: '',
      projectAdvice:
        "Look up the token's `aud` (the application ID) in the console: if it is not there, the application was deleted and users must log in through an existing one; if it is, the check went to the wrong environment.",
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: '',
  },
]
