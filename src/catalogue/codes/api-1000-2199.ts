/**
 * Codes 1000–2199 of the server API: general refusals, log-in and sign-up, applications, mail, profile changes.
 *
 * The messages are Authing's Chinese error-code page to the letter, its slips included; `also` holds the English
 * page (as stored and as live), the v3 page (reference-new), the per-API error lists of the mobile SDK documents
 * and what SDKs emit. Where the v3 page gives a number another meaning (2039, 2040) that is a record of its own.
 */
import type { CodeRecord } from '../record.ts'

const page = 'https://docs.authing.cn/v2/reference/error-code.html'
const newPage = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'

export const apiCodes1000To2199: readonly CodeRecord[] = [
  {
    code: 1000,
    origin: 'api',
    severity: 'error',
    message: '系统繁忙，请稍后再试',
    also: [
      'The system is busy, please try again later',
      // Raised by authing-js-sdk v4 itself, before any request.
      'Init Management Client failed, must provide at least secret or accessToken !',
    ],
    zh: {
      description: '系统繁忙，请稍后再试。',
      advice: '',
      projectAdvice:
        '`message` 以“Init Management Client failed”开头，是 authing-js-sdk 本地报错：给 `ManagementClient` 补上 `secret`（用户池密钥）或 `accessToken`。否则是服务端繁忙：拉长间隔重试，几分钟不恢复就带 `uniqueId` / `requestId` 找 Authing。',
    },
    en: {
      description: 'The system is busy, please try again later.',
      advice: '',
      projectAdvice:
        'If `message` starts with "Init Management Client failed", authing-js-sdk raised it locally: give `ManagementClient` the `secret` (user pool secret) or an `accessToken`. Otherwise the server is busy: retry with growing pauses, and after some minutes go to Authing with the `uniqueId` or `requestId`.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 1001,
    origin: 'api',
    severity: 'error',
    message: '无权限执行此项操作',
    also: ['No permission to perform this operation'],
    zh: {
      description: '无权限执行此项操作。',
      advice: '',
      projectAdvice:
        '看这次请求用的是谁的凭证：拿普通用户的 token 调了管理接口的，换成后端的管理凭证（用户池密钥或 AK/SK）；用的已是管理员账号，就在控制台给它补权限。重试没有用。',
    },
    en: {
      description: 'No permission to perform this operation.',
      advice: '',
      projectAdvice:
        "See whose credential the request carries: if an end user's token called a management API, use the back end's credential (user pool secret or AK/SK); if it already is an administrator's, grant that administrator the permission in the console. Retrying does not help.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 1576,
    origin: 'api',
    severity: 'error',
    message: '无应用登录权限',
    zh: {
      description: '无应用登录权限。',
      advice: '',
      projectAdvice:
        '账号密码没问题，是这个应用不放行：到控制台查该应用的访问授权有没有包含这个用户（或他的分组、部门）。只有个别人就是没授权；突然很多人，看刚才谁改了授权策略。',
    },
    en: {
      description: 'The user is not permitted to log in to this application.',
      advice: '',
      projectAdvice:
        'The credentials are fine; the application does not admit this user. See in the console whether its access authorization covers the user (or a group or department of theirs): one person is simply not authorized, many at once point to a recent policy change.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 2000,
    origin: 'api',
    severity: 'warning',
    message: '账号异常，需要输入验证码',
    also: [
      'The account is abnormal, you need to enter the verification code',
      // The server's message that guard-android compares with before it decides whether to show it.
      '请输入图形验证码',
    ],
    zh: {
      description: '账号异常，需要输入验证码。',
      advice: '',
      projectAdvice:
        '显示图形验证码（取自 `/api/v2/security/captcha`），把用户输入作为 `captchaCode` 随登录请求再提交，Guard 会自动做。带了 `captchaCode` 仍返回 2000，是输错或过期了，换一张图。',
    },
    en: {
      description: 'The account looks abnormal; a picture captcha is required.',
      advice: '',
      projectAdvice:
        'Show the captcha picture (`/api/v2/security/captcha`) and send what the user types as `captchaCode` with the login request, as Guard does by itself. If a request with `captchaCode` still gets 2000, it was mistyped or expired: load a new picture.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2001,
    origin: 'api',
    severity: 'warning',
    message: '验证码验证失败（验证码错误）',
    also: [
      'Verification code verification failed (verification code error)',
      '验证码错误',
      '短信验证码不正确',
      '验证码不正确',
      '验证码已失效，请重新获取验证码',
      'verification code is incorrect',
      'SMS verification code error',
      'email verification code error',
    ],
    zh: {
      description: '验证码验证失败（验证码错误）。',
      advice: '',
      projectAdvice:
        '个别用户是输错或过期，以最新一条为准，重新获取即可，不用告警。人人都错，就比对“发送”和“校验”两个请求：手机号（含国家码）或邮箱要一致，发送场景也要对得上（登录用的码不能拿去重置密码）。',
    },
    en: {
      description: 'The verification code is wrong.',
      advice: '',
      projectAdvice:
        'A single user mistyped it or let it expire: the newest code counts, so request another; no alarm needed. If everybody fails, compare the sending request with the checking one: same phone (with country code) or e-mail, and a matching scene (a login code cannot reset a password).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2002,
    origin: 'api',
    severity: 'error',
    message: '月登录限额已用完',
    also: [
      'Monthly login quota has been used up',
      'Monthly login quota exceeded. Contact sales for upgrade.',
    ],
    zh: {
      description: '月登录限额已用完。',
      advice: '',
      projectAdvice:
        '按线上故障处理：额度恢复之前谁都登不进，重试没有用。马上到控制台看套餐用量并升级，同时查是不是压测或脚本把额度耗光了。',
    },
    en: {
      description: 'Monthly login quota has been used up.',
      advice: '',
      projectAdvice:
        "Treat it as an outage: nobody can log in until there is quota again, and retrying does not help. Look at the plan's usage in the console and upgrade now; meanwhile find out whether a load test or script burned the quota.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2003,
    origin: 'api',
    severity: 'warning',
    message: '注册或登录时邮箱格式不正确',
    also: [
      'The email format is incorrect when registering or logging in',
      'E-mail format incorrect',
      '非法邮箱地址',
      'email address is mal-formatted',
      'Illegal email address',
    ],
    zh: {
      description: '注册或登录时邮箱格式不正确。',
      advice: '',
      projectAdvice:
        '多半是用户填错，前端提交前校验即可。看着没错也报，打印实际发出的 `email`：首尾空格、全角＠、或把用户名、手机号填进了 `email` 字段。',
    },
    en: {
      description: 'The email format is incorrect when registering or logging in.',
      advice: '',
      projectAdvice:
        'Usually a typo that the form should catch before submitting. If the address looks right, print the `email` actually sent: leading or trailing spaces, a full-width @, or a username or phone number in the `email` field.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2004,
    origin: 'api',
    severity: 'warning',
    message: '用户不存在',
    also: ['User does not exist', '用户未找到', 'user not exist'],
    zh: {
      description: '用户不存在。',
      advice: '',
      projectAdvice:
        '先拿这个账号到控制台的用户列表里搜：搜不到，是没注册或输错，引导注册即可；搜得到，多半是请求打到了别的用户池，核对 `appId` 与用户池 ID（测试、生产混用最常见），以及参数传的是用户 ID、手机号还是邮箱。',
    },
    en: {
      description: 'User does not exist.',
      advice: '',
      projectAdvice:
        "Search for the account in the console's user list. If it is not there, it was never registered or was mistyped: offer registration. If it is, the request probably went to another user pool: check `appId` and user pool ID (test and production mixed up, most often), and whether the parameter is a user ID, a phone number or an e-mail.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2005,
    origin: 'api',
    severity: 'warning',
    message: '用户已被锁定',
    also: ['User has been locked', '用户已锁定'],
    zh: {
      description: '用户已被锁定。',
      advice: '',
      projectAdvice:
        '再试密码没有用：先在控制台看这个用户是被管理员锁的，还是连续输错触发的；前者由管理员解锁，后者可等锁定到期或解锁后改密码。大批账号同时被锁，按来源 IP 查是否有人在撞库。',
    },
    en: {
      description: 'User has been locked.',
      advice: '',
      projectAdvice:
        'Trying passwords does not help: see in the console whether an administrator locked the user or repeated failures did. The former unlocks it; otherwise wait for the lock to end, or unlock and change the password. If many accounts lock at once, look by source IP for credential stuffing.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2006,
    origin: 'api',
    severity: 'warning',
    message: '密码不正确',
    also: ['Incorrect password', '密码错误'],
    zh: {
      description: '密码不正确。',
      advice: '',
      projectAdvice:
        '用户输错密码，引导重试或找回即可，不用告警。发版后人人都错，查密码是不是被加密了两次，或 `passwordEncryptType` 与实际加密方式不符；集中在少数 IP，按撞库处理。',
    },
    en: {
      description: 'Incorrect password.',
      advice: '',
      projectAdvice:
        'The user mistyped it: offer a retry or a reset; no alarm needed. If everybody fails after a release, check whether the password gets encrypted twice or `passwordEncryptType` does not match the encryption used; if a few IPs stand out, treat it as credential stuffing.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2007,
    origin: 'api',
    severity: 'error',
    message: '应用名非法',
    also: ['Illegal application name'],
    zh: {
      description: '应用名非法。',
      advice: '',
      projectAdvice:
        '打印创建或更新应用时实际发出的名称，看是不是空值、没替换的模板变量，或带了特殊字符；换成简短的中英文加数字再提交。',
    },
    en: {
      description: 'Illegal application name.',
      advice: '',
      projectAdvice:
        'Print the name that creating or updating the application really sent: empty, an unfilled template variable, or special characters? Submit again with a short name of letters and digits.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2008,
    origin: 'api',
    severity: 'error',
    message: '已拥有同名应用',
    also: ['Already have an app with the same name'],
    zh: {
      description: '已拥有同名应用。',
      advice: '',
      projectAdvice:
        '先在控制台的应用列表里找到同名的那个：脚本重复执行造成的，直接用它的 `appId`；确实要第二个，就换名字。',
    },
    en: {
      description: 'Already have an app with the same name.',
      advice: '',
      projectAdvice:
        "Find the one with that name in the console's application list: if a script ran twice, use its `appId`; if you do want a second one, choose another name.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2009,
    origin: 'api',
    severity: 'error',
    message: '非法的应用类型',
    also: ['Illegal application type'],
    zh: {
      description: '非法的应用类型。',
      advice: '',
      projectAdvice:
        '把请求里的应用类型与所用版本 API 文档列出的取值逐字对照，大小写也算；不要传控制台上显示的中文名，也不要把 v2、v3 的取值混用。',
    },
    en: {
      description: 'Illegal application type.',
      advice: '',
      projectAdvice:
        'Compare the application type in the request letter by letter, case included, with the values in the API reference of the version you call; do not send the name shown in the console, nor mix v2 and v3 values.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2010,
    origin: 'api',
    severity: 'error',
    message: '需提供操作的应用的 ID',
    // The English page's rendering is a mistranslation; it stands here as printed.
    also: ['The ID of the application that needs to provide the operation'],
    zh: {
      description: '需提供操作的应用的 ID。',
      advice: '',
      projectAdvice:
        '这个操作针对某个应用，请求里却没有它的 ID：打印出错的那次请求体，看应用 ID 是没传、传了空串，还是字段名写错。',
    },
    en: {
      description: 'The ID of the application to operate on is missing.',
      advice: '',
      projectAdvice:
        'The operation acts on an application, but the request does not say which: print the body of the failing request and see whether the application ID is absent, empty or under a wrong field name.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2011,
    origin: 'api',
    severity: 'error',
    message: '应用不存在',
    also: ['Application does not exist'],
    zh: {
      description: '应用不存在。',
      advice: '',
      projectAdvice:
        '拿请求里的 `appId` 到控制台搜：搜不到，是填错（常见：填成了用户池 ID）或应用已删除；搜得到，就是请求域名指到了另一套环境（测试、生产、私有化）。',
    },
    en: {
      description: 'Application does not exist.',
      advice: '',
      projectAdvice:
        "Search for the request's `appId` in the console: if it is not there, it is wrong (often the user pool ID instead) or the application was deleted; if it is, the host points to another environment (test, production, private deployment).",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2012,
    origin: 'api',
    severity: 'error',
    message: '缺少默认用户组',
    also: ['Default user group is missing'],
    zh: {
      description: '缺少默认用户组。',
      advice: '',
      projectAdvice:
        '是用户池的配置缺了，所有新用户都会失败，重试没有用：到控制台看默认分组是否被删或改名，补不回来就带着用户池 ID 找 Authing。',
    },
    en: {
      description: 'Default user group is missing.',
      advice: '',
      projectAdvice:
        'The user pool lacks it, so every new user fails and retrying does not help: see in the console whether the default group was deleted or renamed; if you cannot restore it, go to Authing with the user pool ID.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2013,
    origin: 'api',
    severity: 'error',
    message: '非法的应用描述',
    also: ['Illegal application description'],
    zh: {
      description: '非法的应用描述。',
      advice: '',
      projectAdvice:
        '先把描述留空再提交一次：能过就确定是描述的问题，去掉换行、表情和特殊字符并缩短；仍不过，就是描述字段的类型不对（要字符串）。',
    },
    en: {
      description: 'Illegal application description.',
      advice: '',
      projectAdvice:
        'Submit once with an empty description: if that passes, the text is at fault, so shorten it and drop line breaks, emoji and special characters; if not, the field has the wrong type (it must be a string).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2014,
    origin: 'api',
    severity: 'error',
    message: '搜索用户时输入格式错误',
    also: ['Incorrect input format when searching for users'],
    zh: {
      description: '搜索用户时输入格式错误。',
      advice: '',
      projectAdvice:
        '打印搜索请求实际发出的内容：关键字是不是空的或成了对象（`[object Object]`）、中文有没有正确编码、分页参数是不是数字。',
    },
    en: {
      description: 'Incorrect input format when searching for users.',
      advice: '',
      projectAdvice:
        'Print what the search request really sent: is the keyword empty or an object (`[object Object]`), are non-ASCII characters encoded, are the paging parameters numbers?',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2015,
    origin: 'api',
    severity: 'error',
    message: '搜索用户时搜索类型非法',
    also: ['Illegal search type when searching for users'],
    zh: {
      description: '搜索用户时搜索类型非法。',
      advice: '',
      projectAdvice:
        '关键字没问题，错在“按哪个字段搜”：把请求里的搜索类型与接口文档的取值逐字对照，自定义字段一般不在其中，可先改搜邮箱或手机号验证。',
    },
    en: {
      description: 'Illegal search type when searching for users.',
      advice: '',
      projectAdvice:
        'Not the keyword but the field to search is refused: compare the search type letter by letter with the values in the API reference. Custom fields are usually not among them; try e-mail or phone to confirm.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2016,
    origin: 'api',
    severity: 'error',
    message: '解密客户端密码出错',
    also: ['Client password decryption error'],
    zh: {
      description: '解密客户端密码出错。',
      advice: '',
      projectAdvice:
        '服务端解不开客户端加密的密码：私有化部署要给 SDK 设自己的加密公钥（`publicKey` / `setPublicKey`），公有云不要改默认公钥；绕过 SDK 直接调接口的，看是不是传了明文，v3 再核对 `passwordEncryptType`。',
    },
    en: {
      description: 'The server could not decrypt the password that the client encrypted.',
      advice: '',
      projectAdvice:
        'On a private deployment, set its own encryption key in the SDK (`publicKey` or `setPublicKey`); on the public cloud, leave the default. If you call the API without an SDK, see whether the password went out in plain text; on v3 also check `passwordEncryptType`.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2017,
    origin: 'api',
    severity: 'error',
    // 模本 is the page's slip for 模板.
    message: '解析邮件模本的 meta_data（宏）命令错误',
    also: ['Mail to resolve this mode of meta_data (macro) command error'],
    zh: {
      description: '解析邮件模板的 meta_data（宏）命令错误。',
      advice: '',
      projectAdvice:
        '这封邮件没发出去，重发也一样：到控制台对照最近改过的邮件模板，占位符（宏）多半拼错或括号没配对；先换回默认模板止血，再逐段改回来。',
    },
    en: {
      description: 'A meta_data (macro) command in the mail template could not be parsed.',
      advice: '',
      projectAdvice:
        'The mail was not sent, and sending again fails too: look in the console at the template edited last, where a placeholder (macro) is probably misspelled or unbalanced. Put the default template back first, then re-apply the edits one by one.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2018,
    origin: 'api',
    severity: 'error',
    message: '用户无权限修改此项内容',
    also: ['The user does not have permission to modify this item'],
    zh: {
      description: '用户无权限修改此项内容。',
      advice: '',
      projectAdvice:
        '用户的 token 只能改自己的资料，且只限允许他改的字段：看请求改的是不是别人、是哪个字段。确需程序来改的，放到后端用 `ManagementClient` 改。',
    },
    en: {
      description: 'The user does not have permission to modify this item.',
      advice: '',
      projectAdvice:
        "A user's token may change only that user's own profile, and only fields opened to users: see whose record and which field the request changes. If a program must change it, do so in the back end with `ManagementClient`.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2019,
    origin: 'api',
    severity: 'error',
    message: '修改密码时需要先进行验证',
    also: ['erification is required when changing the password'],
    zh: {
      description: '修改密码时需要先进行验证。',
      advice: '',
      projectAdvice:
        '改密请求里没有身份证明：知道旧密码的，`updatePassword` 要带 `oldPassword`；忘了密码的，先发短信或邮件验证码，再走 resetPassword 系列接口。',
    },
    en: {
      description: 'Verification is required before changing the password.',
      advice: '',
      projectAdvice:
        'The request proves nothing about the user: with a known password, send `oldPassword` to `updatePassword`; with a forgotten one, send an SMS or e-mail code first and use the resetPassword calls.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2020,
    origin: 'api',
    severity: 'warning',
    message: '尚未登录，无权限访问此请求',
    also: [
      'Not logged in yet, no permission to access this request',
      'Not logged in',
      '未登录',
      'must log in first',
    ],
    zh: {
      description: '尚未登录，无权限访问此请求。',
      advice: '',
      projectAdvice:
        '看请求的 `Authorization` 头：没有 token，是没登录就调了接口（Android 的 `listOrgs` 会在本地返回 2020，`message` 为空）；有 token，多半已过期，刷新或重新登录。刚登录就报，查 token 有没有存下来、是不是别的用户池的。',
    },
    en: {
      description: 'Not logged in yet, no permission to access this request.',
      advice: '',
      projectAdvice:
        'Look at the `Authorization` header: without a token, the call came before login (`listOrgs` on Android answers 2020 locally, with an empty `message`); with one, it has probably expired, so refresh it or log in again. Right after a login, check that the token was stored and belongs to this user pool.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2021,
    origin: 'api',
    severity: 'error',
    message: '邮件发送失败，原因：无法获取邮件模版',
    also: ['Failed to send mail, reason: unable to get mail template'],
    zh: {
      description: '邮件发送失败，原因：无法获取邮件模版。',
      advice: '',
      projectAdvice:
        '确认出错的是发邮件的请求，再到控制台看该场景（`sendEmail` 的 `scene`）的邮件模板是否还在、是否启用，先换回默认模板。出错的是登录或 MFA 请求，则是会话失效（Guard 的 `LOGIN_INVALID`），让用户重新登录。',
    },
    en: {
      description: 'Failed to send mail, reason: unable to get mail template.',
      advice: '',
      projectAdvice:
        'If the failing request was sending mail, see in the console whether the template of that scene (the `scene` of `sendEmail`) still exists and is enabled, and restore the default. If it was a login or MFA request, the session is no longer valid (`LOGIN_INVALID` in Guard): let the user log in again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2022,
    origin: 'api',
    severity: 'error',
    message: '用户邮箱验证失败，原因：无法获取邮件模板',
    also: ['User email verification failed, reason: unable to get email template'],
    zh: {
      description: '用户邮箱验证失败，原因：无法获取邮件模板。',
      advice: '',
      projectAdvice:
        '缺的是“验证邮箱”场景的邮件模板，与用户无关：到控制台补上或换回默认模板，再请受影响的用户重新触发验证。',
    },
    en: {
      description: 'User email verification failed, reason: unable to get email template.',
      advice: '',
      projectAdvice:
        'The template of the verify-email scene is missing, through no fault of the user: restore it in the console, then ask those affected to start the verification again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2023,
    origin: 'api',
    severity: 'warning',
    message: '用户邮箱验证失败，原因：验证链接已过期，需重新发送',
    also: ['User mailbox verification failed, reason: verification link has expired and needs to be resent'],
    zh: {
      description: '用户邮箱验证失败，原因：验证链接已过期，需重新发送。',
      advice: '',
      projectAdvice:
        '用户点了旧链接，给他重发一封（`sendEmail`，场景 `VERIFY_EMAIL`）并提示只点最新的，不用告警。很多人都过期，查邮件是不是积压很久才送到。',
    },
    en: {
      description:
        'User email verification failed, reason: the verification link has expired and must be sent again.',
      advice: '',
      projectAdvice:
        'The user opened an old link: send a new one (`sendEmail`, scene `VERIFY_EMAIL`) and have them open the newest only; no alarm needed. If it happens to many, see whether mail is delivered with long delays.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2024,
    origin: 'api',
    severity: 'error',
    message: '项目描述不能超过 140 个字符',
    also: ['Project description cannot exceed 140 words'],
    zh: {
      description: '项目描述不能超过 140 个字符。',
      advice: '',
      projectAdvice: '把描述截到 140 个字符以内再提交；长度由用户输入决定的，在表单上加同样的上限。',
    },
    en: {
      description: 'The project description must not exceed 140 characters.',
      advice: '',
      projectAdvice:
        'Cut the description to 140 characters (the English page says words; the limit is in characters) and submit again; if users type it, put the same limit on the form.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2025,
    origin: 'api',
    severity: 'error',
    message: '使用默认邮件服务商出错',
    also: ['Use the default mail service provider error'],
    zh: {
      description: '使用默认邮件服务商出错。',
      advice: '',
      projectAdvice:
        '默认发信通道出错，几分钟后重发一次；仍失败，就在控制台配置自己的邮件服务，期间引导用户改用短信验证码。只有某个收件域名失败，多半是对方拒收。',
    },
    en: {
      description: 'The default mail service provider failed.',
      advice: '',
      projectAdvice:
        'Send again after a few minutes; if it still fails, set up your own mail service in the console and steer users to SMS codes meanwhile. If only one recipient domain fails, that domain is probably refusing the mail.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2026,
    origin: 'api',
    severity: 'warning',
    message: '用户已存在，请不要重复注册',
    also: [
      'The user already exists, please do not register again',
      '邮箱已注册',
      '用户名已存在',
      '手机号已注册',
      'email has been registered already',
      'username has been registered already',
      'phone number has been registered already',
      'Registered mailbox',
      'The user name already exists',
      'Cell phone number registered',
    ],
    zh: {
      description: '用户已存在，请不要重复注册。',
      advice: '',
      projectAdvice:
        '引导用户去登录或找回密码，不用告警。同一账号几秒内连报，是注册按钮被连点；导入脚本遇到它，先确认池里那条就是同一个人，是就跳过。',
    },
    en: {
      description: 'The user already exists, please do not register again.',
      advice: '',
      projectAdvice:
        'Send the user to login or password recovery; no alarm needed. Several for one account within seconds mean the sign-up button was clicked repeatedly; in an import script, make sure the existing user is the same person, then skip the row.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2027,
    origin: 'api',
    severity: 'warning',
    message: 'OAuth 注册，但尝试用密码登录，因未设置密码，无法验证，请通过 OAuth 登录',
    also: [
      'Registered with OAuth, but tried to log in with a password. The password is not set and cannot be verified. Please log in with OAuth',
    ],
    zh: {
      description: 'OAuth 注册，但尝试用密码登录，因未设置密码，无法验证，请通过 OAuth 登录。',
      advice: '',
      projectAdvice:
        '让用户用当初的第三方方式（微信、GitHub 等）登录；他想用密码，先登录进去再设一个。确认登录页上还显示着那个第三方按钮，不用告警。',
    },
    en: {
      description: 'The user registered with OAuth and has no password; the login must go through OAuth.',
      advice: '',
      projectAdvice:
        'Have the user log in the way they signed up (WeChat, GitHub and so on); to use a password, they set one once logged in. Make sure that button is still on the login page; no alarm needed.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2028,
    origin: 'api',
    severity: 'warning',
    message: '请提供正确的手机号或邮箱',
    also: ['Please provide the correct phone number or email address'],
    zh: {
      description: '请提供正确的手机号或邮箱。',
      advice: '',
      projectAdvice:
        '打印请求里的手机号和邮箱：都为空，是表单没把值带上；有值，看有没有空格、横杠，以及国家码是否单独放在 `phoneCountryCode`。只是用户填错的，前端提示即可。',
    },
    en: {
      description: 'Please provide the correct phone number or email address.',
      advice: '',
      projectAdvice:
        'Print the phone and e-mail of the request: if both are empty, the form did not pass them on; if not, look for spaces or dashes, and for a country code that belongs in `phoneCountryCode`. If the user merely mistyped, a hint on the form is enough.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2029,
    origin: 'api',
    severity: 'warning',
    message: '密码长度不能少于 6 位',
    also: ['Password length cannot be less than 6 digits'],
    zh: {
      description: '密码长度不能少于 6 位。',
      advice: '',
      projectAdvice:
        '让用户换一个至少 6 位的密码，表单在提交前就按长度拦住。用户输够了仍被拒，看请求里的 `password` 是不是空的。',
    },
    en: {
      description: 'The password must have at least 6 characters.',
      advice: '',
      projectAdvice:
        'Have the user choose a password of six characters or more, and let the form check this before submitting. If a long enough one is refused, see whether `password` is empty in the request.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2030,
    origin: 'api',
    severity: 'error',
    message: '一次性查询的用户不能超过 80 人',
    also: ['No more than 80 users can be queried at a time'],
    zh: {
      description: '一次性查询的用户不能超过 80 人。',
      advice: '',
      projectAdvice: '把要查的用户按 80 个一批拆开依次查；分页查询的，把每页条数降到 80 以内。',
    },
    en: {
      description: 'No more than 80 users can be queried at a time.',
      advice: '',
      projectAdvice:
        'Split the users into batches of 80 and query one after another; with paging, bring the page size down to 80.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2031,
    origin: 'api',
    severity: 'error',
    message: '应用已禁止注册用户',
    also: ['App has banned user registration'],
    zh: {
      description: '应用已禁止注册用户。',
      advice: '',
      projectAdvice:
        '要开放注册，就在控制台打开这个应用的注册；不开放，就去掉注册入口，并检查登录请求是否带了 `autoRegister`——带着它，没注册过的人一登录就可能触发注册而报 2031。',
    },
    en: {
      description: 'The application does not allow users to register.',
      advice: '',
      projectAdvice:
        'To allow it, turn registration on for this application in the console. If it is off on purpose, remove the sign-up entry and see whether login requests carry `autoRegister`, which can turn the login of an unregistered person into a refused sign-up.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2032,
    origin: 'api',
    severity: 'error',
    message: '注册时需要密码',
    also: ['Password required for registration'],
    zh: {
      description: '注册时需要密码。',
      advice: '',
      projectAdvice:
        '注册请求里 `password` 为空：看表单值有没有传下来、加密函数是不是返回了空。想免密注册，改用验证码接口（`registerByPhoneCode` / `registerByEmailCode`）。',
    },
    en: {
      description: 'Password required for registration.',
      advice: '',
      projectAdvice:
        '`password` is empty in the request: see whether the form value got through and whether the encryption function returned nothing. To register without a password, use the code-based calls (`registerByPhoneCode`, `registerByEmailCode`).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2034,
    origin: 'api',
    severity: 'warning',
    message: '用户名已存在',
    // The English page repeats the text of 2032 here ("Password required for registration"); it is left out.
    zh: {
      description: '用户名已存在。',
      advice: '',
      projectAdvice:
        '让用户换个用户名，不用告警。他坚持没注册过，就在控制台按用户名搜：可能是导入或同步建的号；用户名区分大小写，搜时按原样输入。',
    },
    en: {
      description: 'The username is already taken.',
      advice: '',
      projectAdvice:
        'Have the user choose another username; no alarm needed. If they insist they never registered, search for it in the console, exactly as typed (usernames are case-sensitive): an import or a sync may have created it.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2035,
    origin: 'api',
    severity: 'warning',
    message: '手机号已绑定',
    also: ['Mobile phone number has been bound'],
    zh: {
      description: '手机号已绑定。',
      advice: '',
      projectAdvice:
        '在控制台按手机号搜出它属于谁：是用户自己的另一个号，让他用手机号直接登录，或先在那边解绑；是陌生人的，多半是运营商二次放号，由管理员核实后解绑。',
    },
    en: {
      description: 'Mobile phone number has been bound.',
      advice: '',
      projectAdvice:
        "Search for the number in the console to see whose it is: another account of the same user can log in with it or unbind it first; a stranger's usually means the carrier reassigned the number, and an administrator should verify and unbind it.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2036,
    origin: 'api',
    severity: 'error',
    message: '用户不属于此用户池',
    also: ['User does not belong to this user pool'],
    zh: {
      description: '用户不属于此用户池。',
      advice: '',
      projectAdvice:
        '打印这次请求的用户池 ID 和用户 ID，在控制台确认用户到底在哪个池：多半是两套环境的配置混了，或缓存里还留着旧用户池的用户 ID、token。重试没有用。',
    },
    en: {
      description: 'User does not belong to this user pool.',
      advice: '',
      projectAdvice:
        'Print the user pool ID and user ID of the request and find out in the console which pool the user is in: usually the settings of two environments got mixed, or a cache keeps a user ID or token of the former pool. Retrying does not help.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2037,
    origin: 'api',
    severity: 'warning',
    message: '填写的旧邮箱与实际邮箱不匹配',
    also: ['The filled-in old mailbox does not match the actual mailbox'],
    zh: {
      description: '填写的旧邮箱与实际邮箱不匹配。',
      advice: '',
      projectAdvice:
        '用户记错就提示他重填。若 `oldEmail` 是程序填的，先重新拉一次用户信息：本地缓存的邮箱可能在别的端已改过。',
    },
    en: {
      description: 'The old email address given does not match the actual one.',
      advice: '',
      projectAdvice:
        'If the user misremembered, ask again. If your program fills in `oldEmail`, fetch the user first: the cached address may have been changed on another device.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2038,
    origin: 'api',
    severity: 'warning',
    message: '填写的旧手机与实际手机不匹配',
    also: ['The filled-in old phone does not match the actual phone'],
    zh: {
      description: '填写的旧手机与实际手机不匹配。',
      advice: '',
      projectAdvice:
        '比对 `oldPhone` 与该用户当前的手机号：号码一致也报，看国家码有没有放进 `oldPhoneCountryCode`，别拼在 `oldPhone` 里；不一致，让用户重填或刷新本地缓存的资料。',
    },
    en: {
      description: 'The old phone number given does not match the actual one.',
      advice: '',
      projectAdvice:
        "Compare `oldPhone` with the user's current number: if they agree, the country code probably stands in `oldPhone` instead of `oldPhoneCountryCode`; if not, have the user re-enter it or refresh the cached profile.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2039,
    origin: 'api',
    severity: 'error',
    message: '域名已被占用',
    also: ['Domain name is already used'],
    zh: {
      description: '域名已被占用。',
      advice: '',
      projectAdvice:
        '换一个域名再提交，原样重试一定失败。脚本里遇到，先看上一次是不是已经建成功了：占着域名的可能就是你自己刚建的那个。',
    },
    en: {
      description: 'Domain name is already used.',
      advice: '',
      projectAdvice:
        'Submit another domain name; the same one will fail again. In a script, first see whether the previous run succeeded: the holder may be what you have just created.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2039,
    origin: 'api-v3',
    severity: 'error',
    message: '应用域名已被占用',
    zh: {
      description: '应用域名已被占用。',
      advice: '',
      projectAdvice:
        '先在控制台的应用列表里看，占着这个认证域名的是不是自己的旧应用：是，就改掉或删掉旧的；不是，就给新应用换一个域名。',
    },
    en: {
      description: 'The application domain name is already used.',
      advice: '',
      projectAdvice:
        "See in the console's application list whether an old application of yours holds this domain: if so, change or delete that one; if not, give the new application another domain.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 2040,
    origin: 'api',
    severity: 'error',
    message: '人头数目限制已满',
    also: ['The number is full'],
    zh: {
      description: '人头数目限制已满。',
      advice: '',
      projectAdvice:
        '用户数到了套餐上限，新用户都会失败，重试没有用：到控制台核对用户数，清掉测试号、停用号或升级套餐。若出错的是 v3 的建用户池请求，同一个码说的是域名被占用。',
    },
    en: {
      description: 'The limit on the number of users has been reached.',
      advice: '',
      projectAdvice:
        'Every new user fails and retrying does not help: check the user count in the console, then remove test and disabled accounts or upgrade the plan. If the failing request was a v3 one creating a user pool, the same number means a domain already in use.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2040,
    origin: 'api-v3',
    severity: 'error',
    message: '用户池域名已被占用',
    zh: {
      description: '用户池域名已被占用。',
      advice: '',
      projectAdvice:
        '创建或修改用户池时换一个域名即可。出错的若是注册、导入用户这类请求，就不是域名的事，按旧接口的含义查：用户数已到上限。',
    },
    en: {
      description: 'The user pool domain name is already used.',
      advice: '',
      projectAdvice:
        'Choose another domain when creating or changing the user pool. If the failing request registers or imports users instead, it is not about domains but has the older meaning: the user limit is reached.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 2100,
    origin: 'api',
    severity: 'warning',
    message: '注册过于频繁，请稍候再试',
    also: ['Registration is too frequent, please try again later'],
    zh: {
      description: '注册过于频繁，请稍候再试。',
      advice: '',
      projectAdvice:
        '真实用户等几分钟再试即可。按来源 IP 看：是自己在压测或批量建号，改在后端用 `ManagementClient` 建用户；是陌生来源，按刷号处理，加图形验证码或封 IP。',
    },
    en: {
      description: 'Registration is too frequent, please try again later.',
      advice: '',
      projectAdvice:
        'A real user only has to wait some minutes. Look at the source IPs: for your own load tests or bulk creation, create users in the back end with `ManagementClient`; unknown sources are fake sign-ups, so add a captcha or block them.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2101,
    origin: 'api',
    severity: 'error',
    message: '请提供应用 ID',
    also: ['Please provide the app ID'],
    zh: {
      description: '请提供应用 ID。',
      advice: '',
      projectAdvice:
        '多半是 SDK 初始化时 `appId` 为空：打印传给 `AuthenticationClient` / `Authing.init` 的值，常见的是环境变量没注入或名字拼错。`appId` 在控制台的应用详情里，别拿用户池 ID 代替。',
    },
    en: {
      description: 'Please provide the app ID.',
      advice: '',
      projectAdvice:
        "The SDK was probably initialized with an empty `appId`: print what `AuthenticationClient` or `Authing.init` received; an environment variable that is unset or misspelled is the usual cause. The `appId` is on the application's page in the console; the user pool ID is no substitute.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
]
