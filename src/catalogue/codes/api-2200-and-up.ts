/**
 * Codes of the Authing API from 2200 up: accounts and their bindings, applications, mail, collaborators,
 * orders, OIDC and SAML.
 *
 * `message` and `also` are the texts of Authing's error pages (Chinese, then English), of the SDKs' API
 * documents and of the official example bodies; where a page marks a word as code, the text stands with and
 * without the marks. Authing publishes no advice for any of them.
 */
import type { CodeRecord } from '../record.ts'

const page = 'https://docs.authing.cn/v2/reference/error-code.html'
const englishPage = 'https://docs.authing.cn/v2/en/reference/error-code.html'
const newPage = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'

export const apiCodes2200AndUp: readonly CodeRecord[] = [
  {
    code: 2200,
    origin: 'api',
    severity: 'warning',
    message: '该邮箱已被绑定',
    also: ['The mailbox has been bound', '该邮箱已存在，请换一个吧'],
    zh: {
      description: '该邮箱已被绑定。',
      advice: '',
      projectAdvice:
        '让用户换一个邮箱，或先从占用它的账号上解绑；在控制台用这个邮箱搜索用户，就能看到它在谁名下。属于用户操作，不必告警。',
    },
    en: {
      description: 'The email address is already bound to an account.',
      advice: '',
      projectAdvice:
        'Have the user pick another address, or unbind it from the account that holds it; searching the user pool for the address in the console shows which one. Ordinary user input, no alarm.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2201,
    origin: 'api',
    severity: 'warning',
    message: '请输入原始密码',
    also: ['Please enter the original password'],
    zh: {
      description: '修改密码时没有提供原始密码。',
      advice: '',
      projectAdvice:
        '看表单是否允许旧密码不填就提交，再看发出的请求里 `oldPassword` 是否漏传。只有从未设过密码的账号（用短信或社会化登录注册）才可以留空。',
    },
    en: {
      description: 'The original password was not given when changing the password.',
      advice: '',
      projectAdvice:
        'See whether the form can be submitted without the old password, then whether the caller drops `oldPassword`. Only accounts that never set a password (registered by SMS or social login) may leave it out.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2202,
    origin: 'api',
    severity: 'error',
    message: '修改的信息不属于当前用户',
    also: ['The modified information does not belong to the current user'],
    zh: {
      description: '修改的信息不属于当前用户。',
      advice: '',
      projectAdvice:
        '对比请求里的用户 ID 与 token 所属的用户：常见的是切换账号后仍带着旧 token，或传进了别人的 ID。要改其他用户的资料，请在服务端以管理员身份调用管理 API。',
    },
    en: {
      description: 'The data to be modified does not belong to the current user.',
      advice: '',
      projectAdvice:
        "Compare the user id in the request with the user the token belongs to: usually the app switched accounts but kept the old token, or passed somebody else's id. To change another user's data, call the management API from your server as an administrator.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2203,
    origin: 'api',
    severity: 'warning',
    message: '原始密码错误',
    also: ['The original password is wrong'],
    zh: {
      description: '原始密码错误。',
      advice: '',
      projectAdvice:
        '个别出现是用户输错，不必告警。人人都报时查密码的加密：私有化部署要在 SDK 里设置自己的公钥，否则正确的密码也会被判错。',
    },
    en: {
      description: 'The original password is wrong.',
      advice: '',
      projectAdvice:
        'Single cases are typos; no alarm. If every user gets it, check how the password is encrypted: an on-premises deployment needs its own public key set in the SDK, or correct passwords are rejected too.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2204,
    origin: 'api',
    severity: 'warning',
    message: '邮箱格式不正确',
    also: ['E-mail format is incorrect'],
    zh: {
      description: '邮箱格式不正确。',
      advice: '',
      projectAdvice:
        '看实际发出的邮箱值（日志里注意脱敏）：多半是首尾空格、全角字符或少了 @。在表单里去空格并校验后再提交，原样重试无效。',
    },
    en: {
      description: 'The email address is malformed.',
      advice: '',
      projectAdvice:
        'Look at the address as it was sent (mask it in logs): stray spaces, full-width characters and a missing @ are the usual causes. Trim and validate it in the form; sending the same value again cannot help.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2205,
    origin: 'api',
    severity: 'error',
    message: '缺少参数 `registerInClient`',
    also: ['缺少参数 registerInClient', 'Missing parameter：registerInClient'],
    zh: {
      description: '缺少参数 `registerInClient`。',
      advice: '',
      projectAdvice:
        '旧版接口用 `registerInClient` 指明用户池，值就是用户池 ID。SDK 会自动带上它，所以先找手写的请求，再看 SDK 初始化时是否漏了用户池 ID。',
    },
    en: {
      description: 'The parameter `registerInClient` is missing.',
      advice: '',
      projectAdvice:
        'Older APIs name the user pool in `registerInClient`; its value is the user pool id. The SDKs fill it in themselves, so look for a hand-written request first, then for an SDK initialised without a user pool id.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2206,
    origin: 'api',
    severity: 'warning',
    message: '登录信息已过期, 需重新登录',
    also: ['登录信息已过期', 'Login information has expired, need to log in again'],
    zh: {
      description: '登录信息已过期，需重新登录。',
      advice: '',
      projectAdvice:
        '会话正常到期：有 refresh token 就换新 token，没有就让用户重新登录，原样重试无效。刚登录就报，看客户端是否还在用旧 token，或控制台里 token 有效期设得太短。',
    },
    en: {
      description: 'The login has expired and the user has to log in again.',
      advice: '',
      projectAdvice:
        'A session ended as expected: renew it with the refresh token, or send the user to log in; retrying as is cannot help. If it comes right after a login, look for a stale stored token or a token lifetime set too short in the console.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2207,
    origin: 'api',
    severity: 'warning',
    message: '登录信息有误, 需重新登录',
    also: ['登录信息有误', 'The login information is wrong, need to log in again'],
    zh: {
      description: '登录信息有误，需重新登录。',
      advice: '',
      projectAdvice:
        '让用户重新登录。重新登录后仍报，就解码 token 核对 `iss` 与 `aud`：多半来自另一个用户池或应用，或是把 access token 与 id_token 传反了。',
    },
    en: {
      description: 'The login is not valid and the user has to log in again.',
      advice: '',
      projectAdvice:
        'Have the user log in again. If it persists, decode the token and check `iss` and `aud`: it usually comes from another user pool or application, or an access token was passed where an id_token belongs.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2208,
    origin: 'api',
    severity: 'warning',
    message: '请换一个与现有邮箱不同的邮箱吧',
    also: ['Please use another email'],
    zh: {
      description: '新邮箱与现有邮箱相同，请换一个不同的邮箱。',
      advice: '',
      projectAdvice: '不是故障：提示用户这就是当前邮箱。在提交前与账号现有邮箱比较，相同就不必发请求。',
    },
    en: {
      description: 'The new email address equals the current one; a different address is needed.',
      advice: '',
      projectAdvice:
        'Not a fault: tell the user that this already is their address. Compare it with the account before submitting and skip the request when they match.',
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: englishPage,
  },
  {
    code: 2209,
    origin: 'api',
    severity: 'error',
    message: '无权限删除该用户',
    also: ['No permission to delete this user'],
    zh: {
      description: '无权限删除该用户。',
      advice: '',
      projectAdvice:
        '看请求带的是谁的凭证：删除用户要用管理员身份，普通用户的 token 不行。已是管理员的，核对目标用户是否在这个用户池，以及该管理员角色是否包含删除用户。',
    },
    en: {
      description: 'No permission to delete this user.',
      advice: '',
      projectAdvice:
        "See whose credentials the request carries: deleting users takes an administrator, not an ordinary user's token. If it is one, check that the user is in this user pool and that the administrator's role covers deleting users.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2210,
    origin: 'api',
    severity: 'error',
    message: '执行了错误的删除操作，可能原因是意图删除不存在的用户，或删除过程中出现了其它错误',
    also: [
      'A wrong delete operation was performed, which may be caused by deleting a non-existent user, or other errors occurred during the deletion.',
    ],
    zh: {
      description: '执行了错误的删除操作：要删除的用户不存在，或删除过程中出现了其他错误。',
      advice: '',
      projectAdvice:
        '用请求里的用户 ID 先查一次：查不到，多半已被删除（重复请求），可按成功处理；查得到，则重试一次，仍失败就把响应里的 `uniqueId` 或 `requestId` 交给 Authing 支持。',
    },
    en: {
      description:
        'The delete failed: the user does not exist, or another error occurred during the deletion.',
      advice: '',
      projectAdvice:
        'Look the user id up: if it is gone, it was probably deleted already (a repeated request) and counts as done. If it is there, retry once, then hand the `uniqueId` or `requestId` from the response to Authing support.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2211,
    origin: 'api',
    severity: 'error',
    message: '缺少参数 `username`',
    also: ['缺少参数 username', 'Missing parameter：username'],
    zh: {
      description: '缺少参数 `username`。',
      advice: '',
      projectAdvice:
        '看实际发出的请求体：`username` 是否为空、字段名是否写错（如 userName）、是否在序列化时因 undefined 被丢掉。',
    },
    en: {
      description: 'The parameter `username` is missing.',
      advice: '',
      projectAdvice:
        'Look at the request body as sent: `username` is empty, misspelt (`userName`), or was undefined and dropped in serialisation.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2212,
    origin: 'api',
    severity: 'error',
    message: '不能删除 root 用户',
    also: ['Cannot delete root user'],
    zh: {
      description: '不能删除 root 用户。',
      advice: '',
      projectAdvice:
        '重试无效。在批量删除的脚本里按用户资料的 `isRoot` 字段把它排除；若名单里本不该有它，先停下脚本查选人条件。',
    },
    en: {
      description: 'The root user cannot be deleted.',
      advice: '',
      projectAdvice:
        'Retrying cannot help. Leave it out of bulk deletions by the `isRoot` field of the user; if it should never have been on the list, stop the script and check how it selects users.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2213,
    origin: 'api',
    severity: 'warning',
    message: '当尝试绑定第三方 OAuth 登录方式时，发现已绑定过此种方式',
    also: ['When trying to bind a third-party OAuth login method, it has already been bound'],
    zh: {
      description: '绑定第三方 OAuth 登录方式时，发现当前账号已绑定过此种方式。',
      advice: '',
      projectAdvice:
        '不必告警：多半是客户端显示的绑定状态过期或重复点击，刷新用户资料即可。用户想换成另一个第三方账号，要先解绑再绑定。',
    },
    en: {
      description: 'This kind of third-party OAuth login is already bound to the account.',
      advice: '',
      projectAdvice:
        'No alarm: the client usually shows a stale binding state or the button was pressed twice; reload the user profile. To switch to another third-party account, unbind first, then bind.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2214,
    origin: 'api',
    severity: 'error',
    message: '读取已绑定的 OAuth 登录方式失败',
    also: ['Failed to read the bound OAuth login method'],
    zh: {
      description: '读取已绑定的 OAuth 登录方式失败。',
      advice: '',
      projectAdvice:
        '稍后重试一次。仍失败就看控制台里对应的身份源是否被删除或停用；身份源正常的，把响应里的 `uniqueId` 或 `requestId` 交给 Authing 支持。',
    },
    en: {
      description: 'The OAuth logins bound to the account could not be read.',
      advice: '',
      projectAdvice:
        'Retry once after a moment. If it persists, see whether the identity source was deleted or disabled in the console; if it is fine, hand the `uniqueId` or `requestId` from the response to Authing support.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2215,
    origin: 'api',
    severity: 'warning',
    message: '当尝试绑定第三方 OAuth 登录方式时，将要绑定的账号已被绑定过了',
    also: ['When trying to bind a third-party OAuth login method, the account has already been bound'],
    zh: {
      description: '绑定第三方 OAuth 登录方式时，要绑定的第三方账号已被绑定过了。',
      advice: '',
      projectAdvice:
        '它挂在另一个 Authing 账号下：让用户用它直接登录，在那个账号里解绑后再来绑定。确属同一人时，也可用 SDK 的 `link` 合并账号，但子账号会被删除。',
    },
    en: {
      description: 'The third-party account is already bound to an Authing account.',
      advice: '',
      projectAdvice:
        'It belongs to another Authing account: have the user log in with it, unbind it there and bind it here. If both accounts are the same person, the SDK call `link` merges them, but it deletes the secondary account.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2216,
    origin: 'api',
    severity: 'warning',
    message: '当尝试解绑第三方 OAuth 登录方式时，没有绑定过此种 OAuth 登录',
    also: ['When trying to unbind the third-party OAuth login method, no OAuth login has been bound'],
    zh: {
      description: '解绑第三方 OAuth 登录方式时，当前账号没有绑定过此种登录。',
      advice: '',
      projectAdvice:
        '没有可解绑的，重试无效：多半是客户端的绑定列表过期或重复点击。总是出现，就核对传入的身份源类型（如 `wechat:mobile`）是否写对。',
    },
    en: {
      description: 'The third-party OAuth login to be unbound is not bound to the account.',
      advice: '',
      projectAdvice:
        'There is nothing to unbind; retrying cannot help. Usually the client shows a stale list or the button was pressed twice; if it always happens, check the provider type passed in (such as `wechat:mobile`).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2217,
    origin: 'api',
    severity: 'warning',
    message: '当尝试解绑第三方 OAuth 登录方式或邮箱时，只有一种登录方式，故不能解绑',
    also: [
      'When trying to unbind the third-party OAuth login method or mailbox, there is only one login method, so it cannot be unbind',
    ],
    zh: {
      description: '账号只有一种登录方式，不能解绑这个第三方 OAuth 登录方式或邮箱。',
      advice: '',
      projectAdvice:
        '解绑后这个账号就无法登录了：引导用户先绑定手机号、邮箱或另一个第三方账号，再回来解绑。不必告警。',
    },
    en: {
      description: 'The account has only this one login method, so it cannot be unbound.',
      advice: '',
      projectAdvice:
        'Unbinding would lock the account out: lead the user to bind a phone number, an email address or another third-party account first. No alarm.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2218,
    origin: 'api',
    severity: 'warning',
    message: '当尝试修改密码时，没有绑定邮箱，不允许修改',
    also: ['When trying to modify the password, the mailbox is not bound, and modification is not allowed'],
    zh: {
      description: '账号没有绑定邮箱，不允许修改密码。',
      advice: '',
      projectAdvice:
        '让用户先绑定邮箱再改；已有手机号的账号，可改走短信验证码重置密码。急用时由管理员在控制台代为重置。',
    },
    en: {
      description: 'The password cannot be changed because no email address is bound.',
      advice: '',
      projectAdvice:
        'Have the user bind an email address first; an account with a phone number can reset the password by SMS code instead. If it is urgent, an administrator can reset it in the console.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2219,
    origin: 'api',
    severity: 'warning',
    message: '当尝试解绑邮箱时，此用户没有绑定邮箱',
    also: ['When trying to unbind the mailbox, the user did not bind the mailbox'],
    zh: {
      description: '解绑邮箱时，此用户没有绑定邮箱。',
      advice: '',
      projectAdvice: '账号上本来就没有邮箱，可按已解绑处理：刷新客户端的用户资料，邮箱为空时不显示解绑按钮。',
    },
    en: {
      description: 'The user has no email address to unbind.',
      advice: '',
      projectAdvice:
        'The account holds no email address, so treat it as unbound: reload the profile in the client and hide the unbind button while the address is empty.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2220,
    origin: 'api',
    severity: 'error',
    message: '当尝试创建或更新 OAuth 应用时，已经存在此应用名',
    also: ['When trying to create or update an OAuth application, this application name already exists'],
    zh: {
      description: '创建或更新 OAuth 应用时，此应用名已存在。',
      advice: '',
      projectAdvice:
        '换一个应用名，或先查同名应用是不是正要更新的那个。脚本重跑时报此码，多半是上次其实已创建成功：先查询，再决定新建还是更新。',
    },
    en: {
      description: 'An OAuth application with this name already exists.',
      advice: '',
      projectAdvice:
        'Choose another name, or see whether the existing application is the one you meant to update. A re-run script usually gets this because the first run did succeed: query first, then create or update.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2221,
    origin: 'api',
    severity: 'error',
    message: '当尝试更新 OAuth 应用时，应用不存在',
    also: ['When trying to update the OAuth app, the app does not exist'],
    zh: {
      description: '要更新的 OAuth 应用不存在。',
      advice: '',
      projectAdvice:
        '核对请求里的应用 ID：应用是否已被删除，或属于另一个用户池（换环境后沿用旧 ID 时常见）。',
    },
    en: {
      description: 'The OAuth application to be updated does not exist.',
      advice: '',
      projectAdvice:
        'Check the application id in the request: the application was deleted, or it belongs to another user pool (common when an id is carried over to another environment).',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2222,
    origin: 'api',
    severity: 'error',
    message: '当尝试创建或更新 OAuth 应用信息时，使用了保留域名',
    also: ['When trying to create or update OAuth application information, a reserved domain name was used'],
    zh: {
      description: '创建或更新 OAuth 应用时，使用了保留域名。',
      advice: '',
      projectAdvice:
        '这个域名由 Authing 保留，永远不能用，重试无效：换一个带有自己产品或公司名的域名再提交。',
    },
    en: {
      description: 'A reserved domain name was used for the OAuth application.',
      advice: '',
      projectAdvice:
        'Authing keeps this domain name for itself, so retrying cannot help: submit again with a name of your own, such as one with your product or company in it.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2223,
    origin: 'api',
    severity: 'error',
    message: '当尝试创建 OAuth 应用信息时，使用了已经被使用的域名',
    also: ['When trying to create OAuth application information, a used domain name was used'],
    zh: {
      description: '创建 OAuth 应用时，使用了已被占用的域名。',
      advice: '',
      projectAdvice:
        '换一个域名；若认为它是自己的，查名下各用户池（包括测试环境）里是否已有应用在用，需先在那边改掉。',
    },
    en: {
      description: 'The domain name for the OAuth application is already in use.',
      advice: '',
      projectAdvice:
        'Choose another name. If you believe it is yours, look through your other user pools (test environments too) for an application that uses it and change it there first.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2224,
    origin: 'api',
    severity: 'error',
    message: '用户池不存在',
    also: ['User pool does not exist'],
    zh: {
      description: '用户池不存在。',
      advice: '',
      projectAdvice:
        '核对用户池 ID 与服务地址是否属于同一套环境（公有云、海外站、私有化互不相通），以及是否把应用 ID 填到了用户池 ID 里。原本正常突然报错，则确认用户池是否被删除。',
    },
    en: {
      description: 'The user pool does not exist.',
      advice: '',
      projectAdvice:
        'Check that the user pool id and the host belong to the same environment (public cloud, overseas and on-premises do not share pools), and that no application id was put where the pool id goes. If it worked before, see whether the pool was deleted.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2225,
    origin: 'api',
    severity: 'error',
    message: 'updateUser 接口不能直接修改邮箱，请使用 updateEmail 接口',
    also: [
      'The updateUser interface cannot directly modify the mailbox, please use the updateEmail interface',
    ],
    zh: {
      description: 'updateUser 接口不能直接修改邮箱，要使用 updateEmail 接口。',
      advice: '',
      projectAdvice:
        '从 `updateUser` 的参数里去掉邮箱，改调 `updateEmail`，并带上发到新邮箱的验证码。整份用户资料原样回传也会触发，只传改动过的字段即可。',
    },
    en: {
      description: 'The updateUser call cannot change the email address; use updateEmail.',
      advice: '',
      projectAdvice:
        'Take the address out of the `updateUser` arguments and call `updateEmail` with the code sent to the new address. Sending a whole profile back also triggers this: send only the fields that changed.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  // The English page says "use the updateEmail interface" here, copied from 2225; left out.
  {
    code: 2226,
    origin: 'api',
    severity: 'error',
    message: 'updateUser 接口不能直接修改手机号，请使用 updatePhone 接口',
    zh: {
      description: 'updateUser 接口不能直接修改手机号，要使用 updatePhone 接口。',
      advice: '',
      projectAdvice:
        '从 `updateUser` 的参数里去掉手机号，改调 `updatePhone`，并带上发到新手机号的短信验证码。整份用户资料原样回传也会触发，只传改动过的字段即可。',
    },
    en: {
      description: 'The updateUser call cannot change the phone number; use updatePhone.',
      advice: '',
      projectAdvice:
        'Take the number out of the `updateUser` arguments and call `updatePhone` with the SMS code sent to the new number. Sending a whole profile back also triggers this: send only the fields that changed.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2227,
    origin: 'api',
    severity: 'error',
    message: '修改邮箱必须验证原来的邮箱',
    also: ['To modify the mailbox, the original mailbox must be verified'],
    zh: {
      description: '修改邮箱必须验证原来的邮箱。',
      advice: '',
      projectAdvice:
        '先向旧邮箱发验证码，再把 `oldEmail` 和 `oldEmailCode` 一并传给 `updateEmail`。不想要求这一步，可在控制台关闭对旧邮箱的验证。',
    },
    en: {
      description: 'Changing the email address requires verifying the old one.',
      advice: '',
      projectAdvice:
        'Send a code to the old address, then pass `oldEmail` and `oldEmailCode` to `updateEmail` as well. If you do not want this step, verification of the old address can be switched off in the console.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  // The Chinese page repeated the text of 2227 (email) here before it dropped the code;
  // the English text is the right one.
  {
    code: 2228,
    origin: 'api',
    severity: 'error',
    message: 'To modify the phone number, the original phone number must be verified',
    zh: {
      description: '修改手机号必须验证原来的手机号。',
      advice: '',
      projectAdvice:
        '先向旧手机号发短信验证码，再把 `oldPhone` 和 `oldPhoneCode` 一并传给 `updatePhone`。旧号已停用的用户，由管理员在控制台核实身份后代改。',
    },
    en: {
      description: 'Changing the phone number requires verifying the old one.',
      advice: '',
      projectAdvice:
        'Send an SMS code to the old number, then pass `oldPhone` and `oldPhoneCode` to `updatePhone` as well. For a user who lost the old number, an administrator can change it in the console after checking who they are.',
    },
    adviceBy: 'project',
    documented: 'official-page-removed',
    url: englishPage,
  },
  {
    code: 2229,
    origin: 'api',
    severity: 'warning',
    message: '新邮箱和旧邮箱一样',
    also: ['The new mailbox is the same as the old mailbox'],
    zh: {
      description: '新邮箱和旧邮箱一样。',
      advice: '',
      projectAdvice: '不是故障：让用户填另一个邮箱。客户端在提交前与当前邮箱比较，注意邮箱不区分大小写。',
    },
    en: {
      description: 'The new email address is the same as the old one.',
      advice: '',
      projectAdvice:
        'Not a fault: ask the user for a different address. Compare with the current one before submitting, ignoring case.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  // The English page repeats the text of 2229 (mailbox) here; left out.
  {
    code: 2230,
    origin: 'api',
    severity: 'warning',
    message: '新手机号和旧手机号一样',
    zh: {
      description: '新手机号和旧手机号一样。',
      advice: '',
      projectAdvice:
        '不是故障：让用户填另一个号码。客户端在提交前与当前号码比较，带不带国家码（+86）要先统一再比。',
    },
    en: {
      description: 'The new phone number is the same as the old one.',
      advice: '',
      projectAdvice:
        'Not a fault: ask the user for a different number. Compare with the current one before submitting, with the country code written the same way on both sides.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2231,
    origin: 'api',
    severity: 'error',
    message: '请求参数不全',
    also: ['Incomplete request parameters!'],
    zh: {
      description: '请求参数不全。',
      advice: '',
      projectAdvice:
        '响应不说缺哪个：把实际发出的请求体与接口文档的必填项逐一对照，重点看空字符串、null，以及序列化时被丢掉的 undefined。原样重试无效。',
    },
    en: {
      description: 'The request lacks parameters.',
      advice: '',
      projectAdvice:
        'The response does not say which: compare the body as sent with the required fields of that API, with an eye on empty strings, null, and undefined fields dropped in serialisation. Retrying as is cannot help.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2300,
    origin: 'api',
    severity: 'warning',
    message: '验证码过期',
    also: ['Verification code expired'],
    zh: {
      description: '验证码过期。',
      advice: '',
      projectAdvice:
        '让用户重新获取验证码，旧码再试也没用。大量出现时，查短信或邮件送达是否变慢，或客户端重发后提交的仍是上一条验证码。',
    },
    en: {
      description: 'The verification code has expired.',
      advice: '',
      projectAdvice:
        'Have the user request a new code; the old one will not work again. If it comes in numbers, see whether SMS or mail delivery became slow, or the client submits the previous code after a resend.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 2333,
    origin: 'api',
    severity: 'warning',
    message: '用户名或密码错误',
    also: [
      '帐号或密码错误',
      'incorrect credential',
      'Account not exists or password is incorrect.',
      '账号不存在',
    ],
    zh: {
      description: '用户名或密码错误。',
      advice: '',
      projectAdvice:
        '零星出现是用户输错，不必告警；同一来源试大量账号像撞库；人人失败则查用户池 ID 和密码加密公钥。Guard 网页端的 LDAP、AD 登录不论何故失败（包括超时）都记成 2333，原因在随附的 message 里。',
    },
    en: {
      description: 'The account does not exist or the password is wrong.',
      advice: '',
      projectAdvice:
        'A few are typos; no alarm. Many accounts tried from one source look like credential stuffing; if everyone fails, check the user pool id and the public key that encrypts passwords. In LDAP and AD login, Guard for the web reports any failure, even a timeout, as 2333: the reason is in the message beside it.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 2401,
    origin: 'api',
    severity: 'warning',
    message: '移动应用 sso session 不存在',
    also: ['Mobile application sso session does not exist'],
    zh: {
      description: '移动应用的 SSO session 不存在。',
      advice: '',
      projectAdvice:
        '设备上没有可用的单点登录会话（没登录过、已退出或已过期）：转到普通登录即可，不必告警。用户确实刚在另一个应用登录过，就核对两个应用是否都加入了单点登录。',
    },
    en: {
      description: 'There is no SSO session for the mobile application.',
      advice: '',
      projectAdvice:
        'The device holds no single sign-on session (never logged in, logged out, or expired): go on to the ordinary login; no alarm. If the user did just log in elsewhere, check that both applications have been added to single sign-on.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3012,
    origin: 'api',
    severity: 'error',
    message: '宏命令执行错误',
    also: ['Macro command execution error'],
    zh: {
      description: '宏命令执行错误。',
      advice: '',
      projectAdvice:
        '宏用在邮件模板里：打开本次发信场景的模板，查变量名拼写和括号配对，刚改过的先改回。修好之前，用到该模板的邮件都会失败。',
    },
    en: {
      description: 'A macro could not be executed.',
      advice: '',
      projectAdvice:
        'Macros belong to mail templates: open the template of the mail that was being sent and check the variable names and brackets; undo a recent edit first. Until it is fixed, every mail from that template fails.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3013,
    origin: 'api',
    severity: 'error',
    message: '发送邮件错误，未知错误',
    also: ['Sending mail error, unknown error'],
    zh: {
      description: '发送邮件时发生未知错误。',
      advice: '',
      projectAdvice:
        '用控制台邮件服务里的同一套 SMTP 地址、账号和授权码，另找客户端试发一封：失败就是发信邮箱的问题（授权码过期、限额、拒收）；成功则把响应里的 `uniqueId` 或 `requestId` 交给 Authing 支持。',
    },
    en: {
      description: 'Sending the mail failed with an unknown error.',
      advice: '',
      projectAdvice:
        "Send a test mail from another client with the SMTP host, account and password of the console's mail service: if that fails, the sending mailbox is at fault (expired password, quota, refused recipient); if it works, hand the `uniqueId` or `requestId` from the response to Authing support.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3014,
    origin: 'api',
    severity: 'error',
    message: '邮件发送失败，原因：无法获取 transporter',
    also: ['Failed to send mail, reason: unable to obtain transporter'],
    zh: {
      description: '邮件发送失败，原因是无法获取 transporter（发信通道）。',
      advice: '',
      projectAdvice:
        '重试无效，在修好前所有邮件（包括验证码）都发不出去：检查控制台的邮件服务是否启用、主机端口账号是否填全，最近改过就先改回。',
    },
    en: {
      description: 'The mail could not be sent: no transporter (outgoing mail channel) is available.',
      advice: '',
      projectAdvice:
        'Retrying cannot help, and no mail goes out until this is fixed, codes included: check that the mail service in the console is enabled and its host, port and account are filled in; undo a recent change first.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3617,
    origin: 'api',
    severity: 'error',
    message: '无权添加协作者',
    also: ['No permission to add collaborators'],
    zh: {
      description: '无权添加协作者。',
      advice: '',
      projectAdvice:
        '由用户池的拥有者或有此权限的管理员来添加；当前账号有哪些权限，在控制台“设置 → 管理员”里看。脚本报此码，先看它用的是哪个账号的凭证。',
    },
    en: {
      description: 'No permission to add collaborators.',
      advice: '',
      projectAdvice:
        'Let the owner of the user pool, or an administrator entitled to it, add them; what the current account may do is shown among the administrators in the console settings. In a script, see first whose credentials it uses.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3618,
    origin: 'api',
    severity: 'error',
    message: '无权添加权限项目',
    also: ['No permission to add permission items'],
    zh: {
      description: '无权添加权限项目。',
      advice: '',
      projectAdvice:
        '看添加协作者的请求里 `permissionDescriptors` 要授予哪些权限：请用户池拥有者来授予，或去掉超出当前账号权限的那几项再试。',
    },
    en: {
      description: 'No permission to add these permission items.',
      advice: '',
      projectAdvice:
        "See which permissions `permissionDescriptors` in the request would grant: let the owner of the user pool grant them, or drop the items beyond the current account's own rights and try again.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3619,
    origin: 'api',
    severity: 'error',
    message: '无权查看此用户参与协作的用户池信息',
    also: ['No permission to view the user pool information for this user to participate in collaboration'],
    zh: {
      description: '无权查看此用户参与协作的用户池信息。',
      advice: '',
      projectAdvice:
        '核对请求里的用户 ID 与 token 所属的用户：查自己参与的协作，两者必须是同一人；切换账号后 token 没换也会这样。',
    },
    en: {
      description: 'No permission to see the user pools this user collaborates in.',
      advice: '',
      projectAdvice:
        'Compare the user id in the request with the user of the token: to list your own collaborations they must be the same person. A token kept after switching accounts has the same effect.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3620,
    origin: 'api',
    severity: 'warning',
    message: '协作者已存在',
    also: ['Collaborator already exists'],
    zh: {
      description: '协作者已存在。',
      advice: '',
      projectAdvice: '目标用户已是协作者，无需再加，脚本可按成功处理；想改他的权限，就修改已有的协作关系。',
    },
    en: {
      description: 'The user already is a collaborator.',
      advice: '',
      projectAdvice:
        'Nothing to add: a script may take it as success. To change what the person may do, modify the existing collaboration.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3621,
    origin: 'api',
    severity: 'error',
    message: '无权删除协作关系',
    also: ['No permission to delete collaboration'],
    zh: {
      description: '无权删除协作关系。',
      advice: '',
      projectAdvice:
        '请用户池的拥有者移除，或换用有管理员权限的账号。要紧急收回离职人员的权限，别等脚本，直接在控制台“设置 → 管理员”里操作。',
    },
    en: {
      description: 'No permission to delete the collaboration.',
      advice: '',
      projectAdvice:
        'Ask the owner of the user pool to remove it, or use an account with administrator rights. To take access away urgently, do it by hand among the administrators in the console settings instead of waiting for the script.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3622,
    origin: 'api',
    severity: 'error',
    message: '无权查看协作者列表',
    also: ['No permission to view list of collaborators'],
    zh: {
      description: '无权查看协作者列表。',
      advice: '',
      projectAdvice:
        '核对请求里的用户池 ID：不是自己管理的用户池就会这样。ID 没错，则由拥有者给当前账号加上管理员权限。',
    },
    en: {
      description: 'No permission to list the collaborators.',
      advice: '',
      projectAdvice:
        'Check the user pool id in the request: this is the answer for a pool you do not manage. If the id is right, the owner has to give the current account administrator rights.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3623,
    origin: 'api',
    severity: 'error',
    message: '协作关系不存在',
    also: ['Collaboration does not exist'],
    zh: {
      description: '协作关系不存在。',
      advice: '',
      projectAdvice:
        '它可能已被删除，或 ID 来自另一个用户池：重新拉取协作者列表再操作。删除时遇到，可视为已经删掉。',
    },
    en: {
      description: 'The collaboration does not exist.',
      advice: '',
      projectAdvice:
        'It was removed already, or the id comes from another user pool: list the collaborators again and go on from there. When deleting, take it as done.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3624,
    origin: 'api',
    severity: 'error',
    message: '无权修改协作者',
    also: ['No permission to modify collaborators'],
    zh: {
      description: '无权修改协作者。',
      advice: '',
      projectAdvice:
        '在控制台“设置 → 管理员”里看当前账号在这个用户池的角色：权限不够，就请拥有者来改；够了仍报，核对请求里的用户池和凭证是不是同一套。',
    },
    en: {
      description: 'No permission to modify collaborators.',
      advice: '',
      projectAdvice:
        'See what role the current account has in this user pool (administrators, in the console settings). If it is too low, let the owner make the change; if it is not, check that the user pool and the credentials in the request belong together.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 3829,
    origin: 'api',
    severity: 'error',
    message: '此二级域名已被占用',
    also: ['This secondary domain name is already used'],
    zh: {
      description: '此二级域名已被占用。',
      advice: '',
      projectAdvice:
        '二级域名不能与任何人重复，重试无效：换一个。若应是自己的，查它是否仍在旧用户池或旧应用上，在那边先改掉。',
    },
    en: {
      description: 'This second-level domain is already taken.',
      advice: '',
      projectAdvice:
        'A second-level domain can belong to one holder only, so retrying cannot help: choose another. If it should be yours, see whether an old user pool or application still holds it and change it there first.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 4021,
    origin: 'api',
    severity: 'error',
    message: '计量计费错误',
    zh: {
      description: '计量计费错误。',
      advice: '',
      projectAdvice:
        '到控制台看套餐是否到期、用量是否超出额度，需要时续费或扩容，重试无效。套餐正常仍报，就把响应里的 `uniqueId` 或 `requestId` 交给 Authing 支持；可能影响所有用户，要尽快处理。',
    },
    en: {
      description: 'A metering or billing check failed.',
      advice: '',
      projectAdvice:
        'See in the console whether the plan has expired or its quota is used up, and renew or extend it; retrying cannot help. If the plan is fine, hand the `uniqueId` or `requestId` from the response to Authing support. It may hit every user, so act soon.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 4032,
    origin: 'api',
    severity: 'warning',
    message: '邀请链接过期',
    zh: {
      description: '邀请链接过期。',
      advice: '',
      projectAdvice:
        '旧链接不能恢复，由管理员重新发一次邀请。刚发的链接一打开就过期才要查：多半是用户点开了更早的那封邀请。',
    },
    en: {
      description: 'The invitation link has expired.',
      advice: '',
      projectAdvice:
        'An old link cannot be revived; an administrator has to invite again. Only look further if a fresh link expires at once: usually the user opened an earlier invitation.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 4033,
    origin: 'api',
    severity: 'warning',
    message: '邀请页面失效',
    zh: {
      description: '邀请页面失效。',
      advice: '',
      projectAdvice:
        '先看地址是否完整（邮件和聊天工具会截断长链接）、是否已经接受过这个邀请；都不是，就让管理员重新邀请。',
    },
    en: {
      description: 'The invitation page is no longer valid.',
      advice: '',
      projectAdvice:
        'See whether the address is complete (mail and chat programs cut long links) and whether the invitation was accepted already; if neither, have an administrator invite again.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: newPage,
  },
  {
    code: 4212,
    origin: 'api',
    severity: 'error',
    message: 'OIDC 应用不存在',
    also: ['OIDC application does not exist'],
    zh: {
      description: 'OIDC 应用不存在。',
      advice: '',
      projectAdvice:
        '核对授权请求里的 `client_id`（即应用 ID）和域名：多半是环境混用（测试环境的 `client_id` 发到了生产域名），或应用已在控制台被删除。用户重试无效。',
    },
    en: {
      description: 'The OIDC application does not exist.',
      advice: '',
      projectAdvice:
        "Check `client_id` (the application id) and the host of the authorization request: usually environments are mixed (a test `client_id` sent to the production domain), or the application was deleted in the console. The user's retries cannot help.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5000,
    origin: 'api',
    severity: 'error',
    message: '获取订单对应应用失败',
    also: ['Failed to obtain the corresponding application of the order'],
    zh: {
      description: '获取订单对应应用失败。',
      advice: '',
      projectAdvice:
        '只影响控制台里的购买，与登录无关：看订单里的应用是否已被删除。若这一行出自 Android 的 `Alipay` 标签，5000 是支付宝的数字（重复请求），不是 Authing 的。',
    },
    en: {
      description: 'The application of the order could not be found.',
      advice: '',
      projectAdvice:
        "This concerns purchases in the console, not logins: see whether the application in the order was deleted. If the line comes from the Android tag `Alipay`, 5000 is Alipay's own number (repeated request), not Authing's.",
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5001,
    origin: 'api',
    severity: 'error',
    message: '订单不存在',
    also: ['Order does not exist'],
    zh: {
      description: '订单不存在。',
      advice: '',
      projectAdvice:
        '核对订单号，以及下单时用的账号和用户池是不是当前这个。刚下单就查不到，过几秒再查一次；已付款仍没有，找 Authing 商务核对。',
    },
    en: {
      description: 'The order does not exist.',
      advice: '',
      projectAdvice:
        'Check the order number, and that it was placed with this account and user pool. Right after ordering, look again in a few seconds; if it was paid and still is missing, have Authing sales check it.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5022,
    origin: 'api',
    severity: 'error',
    message: '创建订单失败',
    also: ['Failed to create order'],
    zh: {
      description: '创建订单失败。',
      advice: '',
      projectAdvice:
        '与登录无关。先到控制台看订单是否其实已生成，没有再重试一次；仍失败就把响应里的 `uniqueId` 或 `requestId` 交给 Authing 支持。',
    },
    en: {
      description: 'The order could not be created.',
      advice: '',
      projectAdvice:
        'This does not touch logins. See in the console whether the order came into being after all, retry once if not, then hand the `uniqueId` or `requestId` from the response to Authing support.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5023,
    origin: 'api',
    severity: 'error',
    message: '创建支付宝订单失败',
    also: ['Failed to create Alipay order'],
    zh: {
      description: '创建支付宝订单失败。',
      advice: '',
      projectAdvice:
        '订单没有生成，不会扣款。先看一眼订单列表确认，再重试或换一种付款方式；一直失败就联系 Authing 商务。',
    },
    en: {
      description: 'The Alipay order could not be created.',
      advice: '',
      projectAdvice:
        'No order came into being, so nothing is charged. Make sure of that in the order list, then retry or pay another way; if it keeps failing, contact Authing sales.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5024,
    origin: 'api',
    severity: 'error',
    message: '创建订单失败，未知错误',
    also: ['Failed to create order, unknown error'],
    zh: {
      description: '创建订单失败，原因未知。',
      advice: '',
      projectAdvice:
        '响应里没有更多原因：记下发生时间和 `uniqueId` 或 `requestId`，确认订单列表里没有这笔后重试一次，仍失败就交给 Authing 支持。',
    },
    en: {
      description: 'The order could not be created for an unknown reason.',
      advice: '',
      projectAdvice:
        'The response gives no reason: note the time and the `uniqueId` or `requestId`, make sure that the order is not in the list, retry once, and then leave it to Authing support.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 5025,
    origin: 'api',
    severity: 'error',
    message: '创建订单失败：价格不合法',
    also: ['Failed to create order: the price is illegal'],
    zh: {
      description: '创建订单失败：价格不合法。',
      advice: '',
      projectAdvice:
        '多半是购买页开得太久、价格已变：刷新页面重新选套餐再提交。自己拼装请求的，金额要用服务端返回的值，不要自己计算。',
    },
    en: {
      description: 'The order could not be created because its price is not valid.',
      advice: '',
      projectAdvice:
        'Usually the purchase page stayed open while the price changed: reload it, choose the plan again and submit. If you build the request yourself, use the amount the server returned, not one you computed.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 7348,
    origin: 'api',
    severity: 'error',
    message: 'SAML SP 应用不存在',
    also: ['SAML SP application does not exist'],
    zh: {
      description: 'SAML SP 应用不存在。',
      advice: '',
      projectAdvice:
        '看 SP 一侧填写的 Authing 登录地址：其中的应用 ID 是否已删除，或抄自另一个用户池、环境。在控制台打开该应用，重新取一份 metadata 导入 SP。',
    },
    en: {
      description: 'The SAML SP application does not exist.',
      advice: '',
      projectAdvice:
        'Look at the Authing login URL entered on the SP side: the application id in it was deleted, or copied from another user pool or environment. Open the application in the console and import its metadata into the SP anew.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
  {
    code: 8128,
    origin: 'api',
    severity: 'error',
    message: '返回 `saml assertion` 时发生错误',
    also: ['返回 saml assertion 时发生错误', 'An error occurred when returning saml assertion'],
    zh: {
      description: '返回 SAML assertion 时发生错误。',
      advice: '',
      projectAdvice:
        '换一个用户登录试试：只有个别用户失败，看他被映射的字段（如用作 NameID 的邮箱）是否为空；人人失败，查该 SAML 应用的 ACS 地址、属性映射和签名证书，最近改过的先改回。',
    },
    en: {
      description: 'An error occurred while returning the SAML assertion.',
      advice: '',
      projectAdvice:
        'Try another user: if only some fail, see whether a mapped field of theirs (such as the email used as NameID) is empty. If all fail, check the ACS URL, attribute mapping and signing certificate of the SAML application, undoing recent changes first.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url: page,
  },
]
