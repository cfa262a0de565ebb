/**
 * Seven-digit codes of the newer Authing services: tokens, mail, account bindings, tenants, LDAP.
 *
 * From the lists of errors in the API documents of the Android, iOS and Flutter SDKs, where a code's text says
 * under which condition its call fails; the last three are on Authing's error page. No advice is published
 * for them.
 */
import type { CodeRecord } from '../record.ts'

const page = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'

export const sevenDigitCodes: readonly CodeRecord[] = [
  {
    code: 1010001,
    origin: 'api-7digit',
    severity: 'warning',
    message: '如果用户的 id token 非法或者过期',
    also: ['if token is invalid or expired'],
    zh: {
      description: '退出登录时，用户的 id_token 非法或已过期。',
      advice: '',
      projectAdvice:
        '会话本来就没了，可按已退出处理：清掉本地的 token 和用户信息，回到登录页。刚登录就退出也报，才去核对传的是不是 id_token、应用与用户池是否对应。',
    },
    en: {
      description: "At logout, the user's id_token was invalid or had expired.",
      advice: '',
      projectAdvice:
        'The session was gone anyway, so take the user as logged out: clear the local token and profile and show the login page. Only if it comes right after a login, check that the token is the id_token and that application and user pool belong together.',
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 1020017,
    origin: 'api-7digit',
    severity: 'warning',
    message: '邮箱地址非法',
    also: ['email address is mal-formatted'],
    zh: {
      description: '发送邮件时，邮箱地址非法。',
      advice: '',
      projectAdvice:
        '看传给 `sendEmail` 的第一个参数：首尾空格、少了 @，或与第二个参数（发送场景）写反了。在表单里校验后再发送，原样重试无效。',
    },
    en: {
      description: 'The email address that a mail was to be sent to is malformed.',
      advice: '',
      projectAdvice:
        'Look at the first argument of `sendEmail`: stray spaces, a missing @, or swapped with the second argument (the scene). Validate it in the form; sending the same value again cannot help.',
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 1020020,
    origin: 'api-7digit',
    severity: 'error',
    message: 'token is not valid',
    zh: {
      description: '合并账号时传入的 token 无效。',
      advice: '',
      projectAdvice:
        '`link` 的两个参数都要是 Authing 的 token，主账号在前、子账号在后，不能用微信等第三方给的 token。两个都没传错，就看哪个已过期，让对应的账号重新登录。',
    },
    en: {
      description: 'A token passed for linking accounts is not valid.',
      advice: '',
      projectAdvice:
        "Both arguments of `link` have to be Authing tokens, the primary account's first; a token from WeChat or another provider will not do. If both are right, one has expired: have that account log in again.",
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 1320004,
    origin: 'api-7digit',
    severity: 'warning',
    message: '当前手机号已绑定其他用户',
    also: [
      '当前邮箱已绑定其他用户',
      'phone already bound by other user',
      'email already bound by other user',
    ],
    zh: {
      description: '更换手机号或邮箱时，新号码或新邮箱已绑定其他用户。',
      advice: '',
      projectAdvice:
        '让用户换一个，或先在占用它的账号上解绑；在控制台用这个手机号或邮箱搜索用户，就能看到它在谁名下。确属同一人，可用 `link` 合并账号，但子账号会被删除。',
    },
    en: {
      description: 'The new phone number or email address is already bound to another user.',
      advice: '',
      projectAdvice:
        'Have the user choose another, or unbind it from the account that holds it; searching the user pool for it in the console shows which one. If both accounts are one person, `link` merges them, but it deletes the secondary account.',
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  // One code, three official texts: the Android and iOS documents give one for each call, the Flutter document
  // says that the phone number or email is not bound.
  {
    code: 1320005,
    origin: 'api-7digit',
    severity: 'warning',
    message: '当前用户未绑定其他登录方式',
    also: ['当前用户未绑定邮箱', 'current user has no phone number bound', 'current user has no email bound'],
    zh: {
      description: '解绑手机号或邮箱失败：账号没有别的登录方式，或本来就没有绑定它。',
      advice: '',
      projectAdvice:
        '先看是哪个调用。`unbindPhone` 多是手机号为唯一登录方式：引导用户先绑邮箱或社会化账号。`unbindEmail` 多是账号上没有邮箱：刷新用户资料，当作已解绑。',
    },
    en: {
      description:
        'The phone number or email address cannot be unbound: it is the only login method, or was not bound at all.',
      advice: '',
      projectAdvice:
        'See which call it was. With `unbindPhone` the number usually is the only way to log in: lead the user to bind an email or a social account first. With `unbindEmail` the account usually has no address: reload the profile and take it as unbound.',
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 1320009,
    origin: 'api-7digit',
    severity: 'warning',
    message: '',
    zh: {
      description: '解绑邮箱失败。',
      advice: '',
      projectAdvice:
        '公开文档没有此码，只见于 SDK 对 `unbindEmail` 的测试，文档对同一调用写的是 1320005：以响应里的 message 为准，先看账号是否真的绑了邮箱、有没有别的登录方式。',
    },
    en: {
      description: 'The email address could not be unbound.',
      advice: '',
      projectAdvice:
        'No public document lists this code; it is known from an SDK test of `unbindEmail`, where the documents say 1320005. Go by the message in the response, and see whether the account has an email address at all and another way to log in.',
    },
    adviceBy: 'project',
    documented: 'sdk-test-only',
    url: '',
  },
  {
    code: 1320011,
    origin: 'api-7digit',
    severity: 'warning',
    message: '旧密码不正确',
    also: ['old password is incorrect'],
    zh: {
      description: '旧密码不正确。',
      advice: '',
      projectAdvice:
        '个别出现是用户输错，不必告警。从未设过密码的账号（短信、社会化登录注册），`oldPassword` 要留空；私有化部署下人人都报，查 SDK 里设置的公钥。',
    },
    en: {
      description: 'The old password is incorrect.',
      advice: '',
      projectAdvice:
        'Single cases are typos; no alarm. An account that never set a password (registered by SMS or social login) has to leave `oldPassword` empty; if everyone fails on an on-premises deployment, check the public key set in the SDK.',
    },
    adviceBy: 'project',
    documented: 'official-sdk-doc',
    url: '',
  },
  {
    code: 2120008,
    origin: 'api-7digit',
    severity: 'error',
    message: '用户已停用或不是此租户成员',
    zh: {
      description: '用户已停用，或不是此租户的成员。',
      advice: '',
      projectAdvice:
        '在控制台打开该用户：状态是停用就决定是否启用，状态正常则看他在不在所登录租户的成员里，会不会走错了租户的登录地址。只有一个人报不必告警，重试无效。',
    },
    en: {
      description: 'The user is disabled or not a member of this tenant.',
      advice: '',
      projectAdvice:
        "Open the user in the console: if disabled, decide whether to enable the account; if not, see whether the tenant they log in to lists them as a member, or they took the wrong tenant's login address. One person alone needs no alarm; retrying cannot help.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2130010,
    origin: 'api-7digit',
    severity: 'error',
    message: '用户无权限登录此租户',
    zh: {
      description: '用户无权限登录此租户。',
      advice: '',
      projectAdvice:
        '先核对用户打开的登录地址属于哪个租户，再到控制台看他在该租户及其应用上的授权。刚改过授权策略后突然增多，先把改动撤回；重试无效。',
    },
    en: {
      description: 'The user has no permission to log in to this tenant.',
      advice: '',
      projectAdvice:
        'Check which tenant the login address belongs to, then see in the console what the user is granted in that tenant and its applications. If it rises right after a change of the access policy, undo the change first; retrying cannot help.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2820002,
    origin: 'api-7digit',
    severity: 'error',
    message: '无效的 LDAP 链接',
    zh: {
      description: '无效的 LDAP 链接。',
      advice: '',
      projectAdvice:
        '看控制台 LDAP 身份源的链接：协议、主机、端口要写全（如 `ldap://主机:389` 或 `ldaps://主机:636`），并且能从 Authing 的服务器连通（查内网地址、防火墙、证书）。修好之前 LDAP 用户都登录不了，要尽快处理。',
    },
    en: {
      description: 'The LDAP connection is not valid.',
      advice: '',
      projectAdvice:
        "Look at the link in the LDAP identity source of the console: scheme, host and port have to be complete (such as `ldap://host:389` or `ldaps://host:636`), and Authing's servers have to reach it (look for a private address, a firewall, the certificate). Act soon: no LDAP user can log in until then.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
]
