/**
 * What the program knows about one return code on one platform.
 *
 * A number may have several records, one an origin, where it means different things in different places
 * (10006 is a cancelled one-click login on Android and "User is nil" in the iOS SDK). The files in `codes/`
 * hold the data; a file given with `--catalogue` has the same shape.
 */

/** Who gives the code out. */
export const origins = [
  'login-flow',
  'api',
  'api-v3',
  'api-v3-aksk',
  'api-7digit',
  'face-mfa',
  'totp-mfa',
  'device',
  'guard-web',
  'android-sdk',
  'ios-sdk',
  'ios-sdk-v3',
  'oidc-legacy',
] as const
export type Origin = (typeof origins)[number]

/**
 * `flow`: no failure, the login goes on with another step (MFA, binding, a new password).
 * `warning`: the person at the device can mend it (a wrong password, a cancelled login, too many tries).
 * `error`: the application, its configuration or the service has to be mended.
 */
export const severities = ['flow', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]

/** Where the code is stated: on Authing's pages, in its SDKs' documents, source or tests, or in a user's own file. */
export type Documented =
  | 'official-page'
  | 'official-page-removed'
  | 'official-sdk-doc'
  | 'sdk-source-only'
  | 'sdk-test-only'
  | 'user'

export interface Texts {
  /** One sentence: what happened. */
  readonly description: string
  /** Authing's own advice, to the letter; empty where Authing publishes none. */
  readonly advice: string
  /** This project's advice, where Authing publishes none; never Authing's words. */
  readonly projectAdvice?: string
}

export interface CodeRecord {
  readonly code: number
  readonly origin: Origin
  readonly severity: Severity
  /** The text that comes with the code, as the server or SDK emits it; empty where none is known. */
  readonly message: string
  /**
   * Other official texts printed beside this code: other languages, other pages, what SDKs emit. With `message`
   * they are what detection takes for "the code's own text", so nothing of this project's wording belongs here.
   */
  readonly also?: readonly string[]
  readonly zh: Texts
  readonly en: Texts
  /** Whose advice stands in this record. */
  readonly adviceBy: 'authing' | 'project'
  readonly documented: Documented
  /** The official page that lists the code; empty where there is none. */
  readonly url: string
}
