/**
 * Codes that steer a login: most say which step the user has to take next, not that anything broke.
 *
 * From Authing's error-code page (reference-new), the Android SDK's code page and WeChat guide, and Guard's
 * source for the codes on no page and for what Guard does (`flowHandle`, the page it opens). The five codes of
 * the Android page (1636, 1639, 1640, 1641, 2921) carry its Chinese text to the letter.
 */
import type { CodeRecord } from '../record.ts'

const apiPage = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'
const androidPage = 'https://docs.authing.cn/v2/reference/sdk-for-android/errorcode.html'

export const loginFlowCodes: readonly CodeRecord[] = [
  {
    code: 1108,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '用户名已被占用，要换一个才能继续登录（含义由 SDK 枚举名和注释推断）。',
      advice: '',
      projectAdvice:
        '不是故障：让用户换一个用户名，带着响应里的 `flowHandle` 继续同一流程。Guard 会自动打开这一页，自研登录页没有它就会停在这里。',
    },
    en: {
      description:
        'The username is taken and another must be chosen before the login can go on (inferred from the SDK enum name and its comment).',
      advice: '',
      projectAdvice:
        'Not a fault: let the user pick another username and continue the same flow with the `flowHandle` of the response. Guard opens this page by itself; a login page of your own gets stuck here unless it has one.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1600,
    origin: 'login-flow',
    severity: 'flow',
    message: '认证后流程成功完成，登录态已设置',
    zh: {
      description: '认证后流程成功完成，登录态已设置。',
      advice: '',
      projectAdvice:
        '这是登录成功，不要算进失败率；用户信息在 `data.user`。界面若仍停在登录页，多半是前端只认 200，而这个响应的 `statusCode` 是 3xx。',
    },
    en: {
      description: 'The post-authentication flow is complete and the user is logged in.',
      advice: '',
      projectAdvice:
        'This is a successful login, so keep it out of the failure rate; the user is in `data.user`. If the page still shows the login form, the front end probably accepts only 200, while the `statusCode` here is 3xx.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1635,
    origin: 'login-flow',
    severity: 'flow',
    message: '个人（个人中心绑定）MFA',
    // The last two are the messages of the example bodies in Authing's MFA guides (zh and en).
    also: ['请输入二次认证安全码', 'Please enter Secondary Authentication Code'],
    zh: {
      description: '需要通过个人（个人中心绑定）MFA 的二次验证。',
      advice: '',
      projectAdvice:
        '不是失败：取 `data.mfaToken`，打开 TOTP 输入页，把动态码和 `mfaToken` 一起提交（authing-js-sdk 的 `mfa.verifyTotpMfa`）。这是用户自己在个人中心绑的 MFA，应用要求的 MFA 是 1636。',
    },
    en: {
      description: 'A second factor is required: the MFA that the user bound in the personal center.',
      advice: '',
      projectAdvice:
        'Not a failure: take `data.mfaToken`, ask for the TOTP code and submit both (`mfa.verifyTotpMfa` in authing-js-sdk). This is the MFA the user set up personally; the one the application demands is 1636.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1636,
    origin: 'login-flow',
    severity: 'flow',
    message: '企业（应用下配置的） MFA',
    also: ['跳转去 mfa 验证', 'Skip to mfa validation', '请进行 MFA 认证'],
    zh: {
      description: '跳转去 mfa 验证',
      advice: '',
      projectAdvice:
        '不是失败：带着 `data.mfaToken` 进入 MFA 页，用 `data.applicationMfa` 列出的方式验证，通过后才算登录成功。若这个应用本不该要求 MFA，到控制台看它的 MFA 配置。',
    },
    en: {
      description: 'A second factor is required: go to the MFA step configured for the application.',
      advice: '',
      projectAdvice:
        'Not a failure: open the MFA page with `data.mfaToken` and verify by one of the methods in `data.applicationMfa`; only then is the user logged in. If this application should not ask for MFA, look at its MFA settings in the console.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1639,
    origin: 'login-flow',
    severity: 'flow',
    message: '首次登录重置密码（不需要验证旧密码）',
    also: ['首次登录需要重置密码', 'The password must be reset upon the first login'],
    zh: {
      description: '首次登录需要重置密码',
      advice: '',
      projectAdvice:
        '不是失败：让用户设新密码，连同这次拿到的首次登录 token（移动端 SDK 里是 `userInfo` 的 `firstTimeLoginToken`）交给 `resetPasswordByFirstTimeLoginToken`，不需要旧密码，再用新密码登录。不想要这一步，创建用户时就不要设“强制用户首次登录时修改密码”。',
    },
    en: {
      description: 'The password must be reset upon the first login.',
      advice: '',
      projectAdvice:
        'Not a failure: let the user set a new password and pass it with the first-login token (`firstTimeLoginToken` of `userInfo` in the mobile SDKs) to `resetPasswordByFirstTimeLoginToken`; no old password is needed, and the user then logs in again. To avoid the step, create users without the forced password change at first login.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1640,
    origin: 'login-flow',
    severity: 'flow',
    message: '触发联邦认证询问身份绑定，只允许绑定现有账号',
    also: [
      '微信账号登录询问绑定，只允许绑定已有账号',
      'Wechat account login query binding, only allowed to bind the existing account',
      '需要执行账号身份绑定',
      '只允许绑定已有账号',
    ],
    zh: {
      description: '微信账号登录询问绑定，只允许绑定已有账号',
      advice: '',
      projectAdvice:
        '不是失败：打开绑定页，按响应列出的 `method` 验证已有账号，连同 `key` 提交（Android 的 `bindWechatByAccount`、`bindWechatByPhoneCode`、`bindWechatByEmailCode`）。没有账号的用户会卡住，要让他们能新建（1641），就改该身份源的登录模式。',
    },
    en: {
      description:
        'A WeChat (or other federated) login asks for binding; only an existing account may be bound.',
      advice: '',
      projectAdvice:
        'Not a failure: show the binding page, verify an existing account by a method listed in the response and submit it with its `key` (`bindWechatByAccount`, `bindWechatByPhoneCode`, `bindWechatByEmailCode` on Android). Users without an account get stuck; to let them create one (1641), change the login mode of the identity source.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1641,
    origin: 'login-flow',
    severity: 'flow',
    message: '触发联邦认证询问身份绑定，允许绑定现有账号和创建新账号',
    also: [
      '微信账号登录询问绑定，允许绑定已有账号，或者创建新账号',
      'Wechat account login query binding, allowed to bind existing accounts, or create a new account',
      '允许绑定已有账号，或者创建新账号',
    ],
    zh: {
      description: '微信账号登录询问绑定，允许绑定已有账号，或者创建新账号',
      advice: '',
      projectAdvice:
        '不是失败：让用户选“绑定已有账号”或“新建账号”，`key` 都取自这次响应；新建调 `bindWechatWithRegister`，绑定的做法同 1640。',
    },
    en: {
      description:
        'A WeChat (or other federated) login asks for binding; an existing account may be bound or a new one created.',
      advice: '',
      projectAdvice:
        'Not a failure: let the user choose between binding an account and creating one; both need the `key` of this response. Create with `bindWechatWithRegister`, bind as for 1640.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1642,
    origin: 'login-flow',
    severity: 'flow',
    message: '登录信息补全',
    zh: {
      description: '登录流程进入登录信息补全。',
      advice: '',
      projectAdvice:
        '不是失败：按响应 `data` 列出的字段让用户补资料，再带着 `flowHandle` 继续，不要让用户重新登录。Guard 会自动切到补全页；自研登录页没有这一页，用户就登不进来。',
    },
    en: {
      description: 'The login goes on with completing the user profile.',
      advice: '',
      projectAdvice:
        'Not a failure: ask the user for the fields listed in `data` and continue with the `flowHandle` instead of starting the login over. Guard opens this page by itself; without it, a login page of your own locks such users out.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1643,
    origin: 'login-flow',
    severity: 'flow',
    message: '用户自主解锁',
    zh: {
      description: '账号已锁定，登录流程进入用户自主解锁。',
      advice: '',
      projectAdvice:
        '不是故障：打开解锁页，收短信或邮箱验证码（按策略可能还要密码），通过后登录继续。用户没绑手机和邮箱就解不了，只能由管理员在控制台解锁。',
    },
    en: {
      description: 'The account is locked and the login goes on with self-service unlocking.',
      advice: '',
      projectAdvice:
        'Not a fault: show the unlock page and ask for the SMS or e-mail code (and, depending on policy, the password); the login then continues. A user with neither phone nor e-mail cannot do this and needs an administrator to unlock the account in the console.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 1644,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '登录流程进入租户门户选择（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '不是失败：打开租户选择页，让用户选择、加入或创建一个租户，再带着 `flowHandle` 继续；Guard 内置了这一页，自研登录页要自己补上。',
    },
    en: {
      description: 'The login goes on with choosing a tenant (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Not a failure: let the user choose, join or create a tenant, then continue with the `flowHandle`. Guard has this page; a login page of your own must provide it.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1645,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '登录租户前要先补全资料（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '不是失败：处理方式同 1642，Guard 用的也是同一个补全页；自己按 1642 写过判断的，把 1645 加进同一个分支。',
    },
    en: {
      description:
        'The profile must be completed before logging in to the tenant (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Not a failure: handle it as 1642, which is what Guard does (the same page serves both). If your code tests for 1642, add 1645 to that branch.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1666,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '联邦认证登录直接进入身份绑定，不再询问（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '不是失败：不用问“要不要绑定”，直接打开绑定页，其余同 1640；Guard 用的就是 1640 那一页，只是跳过询问。',
    },
    en: {
      description:
        'A federated login goes straight to binding an account, without asking (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Not a failure: open the binding page without first asking whether to bind; the rest is as for 1640. Guard uses that same page and skips the question.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 1699,
    origin: 'login-flow',
    severity: 'flow',
    message: '提前终止认证后流程，返回登录界面',
    zh: {
      description: '提前终止认证后流程，返回登录界面。',
      advice: '',
      projectAdvice:
        '不是故障，但用户还没有登录：丢掉旧的 `flowHandle`，回登录页重来。刚改完密码出现属正常；在别的步骤反复出现，就看这一步之前的请求提交了什么、流程是否停留太久。',
    },
    en: {
      description: 'The post-authentication flow was ended early; the user is back at the login page.',
      advice: '',
      projectAdvice:
        'Not a fault, but the user is not logged in: drop the old `flowHandle` and start again at the login page. Right after a password change this is normal; if it keeps coming at another step, look at what the request before it submitted and whether the flow had been left open too long.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 2058,
    origin: 'login-flow',
    severity: 'flow',
    message: '强制重置密码（需要验证旧密码）',
    zh: {
      description: '强制重置密码（需要验证旧密码）。',
      advice: '',
      projectAdvice:
        '不是失败：打开改密页，旧密码和新密码都要收（1639 不收旧密码），改完若返回 1699 就让用户用新密码登录。突然大量出现，先问是不是刚设了密码定期更换的策略。',
    },
    en: {
      description: 'The password must be changed now, with the old password verified.',
      advice: '',
      projectAdvice:
        'Not a failure: show a page that asks for both the old and the new password (1639 asks for no old one); if the change answers 1699, the user logs in with the new password. A sudden wave usually follows a new password-rotation policy.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: apiPage,
  },
  {
    code: 2061,
    origin: 'login-flow',
    severity: 'warning',
    message: '',
    zh: {
      description: '提交的新密码不够安全（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '留在原页，把响应的 `message` 和密码规则显示给用户，换一个密码再提交。用户说已按规则填却仍被拒，多半是页面写的规则与控制台的密码强度设置不一致。',
    },
    en: {
      description: 'The new password is not safe enough (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Stay on the page, show the `message` of the response with the password rules and let the user choose another. If passwords that follow the rules are refused, the rules shown probably differ from the password strength set in the console.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2071,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '现有密码不够安全，要先重置（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '不是失败：打开改密页，改完继续登录，Guard 会自动切过去。刚收紧密码强度时会成批出现，属预期。',
    },
    en: {
      description:
        'The current password is not safe enough and must be reset (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Not a failure: show the change-password page and let the login go on from there; Guard switches to it by itself. A wave of them right after the password strength was raised is expected.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
  {
    code: 2921,
    origin: 'login-flow',
    severity: 'flow',
    message: '微信账号登录询问绑定，多账号选择后绑定',
    also: [
      'Wechat account login query binding, multiple account selection after binding',
      '多账号询问后选择并绑定',
    ],
    zh: {
      description: '微信账号登录询问绑定，多账号选择后绑定',
      advice: '',
      projectAdvice:
        '不是失败：把响应里的 `accounts` 列给用户选，用选中的账号 ID 和 `key` 提交（`bindWechatBySelectedAccountId`）。列表里若都是同一个人，就是重复建了号，值得清理。',
    },
    en: {
      description: 'A WeChat login asks for binding and several accounts qualify; the user chooses one.',
      advice: '',
      projectAdvice:
        'Not a failure: list the `accounts` of the response, then submit the chosen account ID with the `key` (`bindWechatBySelectedAccountId`). If they all belong to one person, duplicate accounts were created and deserve a clean-up.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: androidPage,
  },
  {
    code: 2930,
    origin: 'login-flow',
    severity: 'flow',
    message: '',
    zh: {
      description: '有多个账号可以登录，要选一个（含义由 SDK 枚举名推断）。',
      advice: '',
      projectAdvice:
        '不是失败：列出响应里的可选账号，用户选定后带着 `flowHandle` 继续；Guard 会打开选择页。别与 2921 混用同一个提交：那边选账号去绑定，这里选账号去登录。',
    },
    en: {
      description: 'Several accounts can log in and one must be chosen (inferred from the SDK enum name).',
      advice: '',
      projectAdvice:
        'Not a failure: list the accounts of the response and continue with the `flowHandle` once the user has chosen; Guard has a page for it. Do not submit it as 2921: there the account is chosen for binding, here for logging in.',
    },
    adviceBy: 'project',
    documented: 'sdk-source-only',
    url: '',
  },
]
