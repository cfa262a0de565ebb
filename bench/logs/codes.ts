/**
 * The codes that generated lines carry, with the texts that come with them, out of the program's catalogue: several
 * thousand different lines' worth, and whoever adds a code there has it here, too.
 */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { Origin } from '../../src/catalogue/record.ts'

export interface Code {
  readonly code: number
  readonly message: string
}

/** Authing's page names both texts of a social login; an SDK prints one. */
const eitherText = /^Login by .+ canceled\/(?=Login by )/

function codesOf(...origins: readonly Origin[]): readonly Code[] {
  const texts = new Map<number, Code>()
  for (const { code, origin, message } of catalogue.records) {
    // The first record of a code is the one that is meant where nothing tells the platform.
    if (message === '' || !origins.includes(origin) || texts.has(code)) continue
    texts.set(code, { code, message: message.replace(eitherText, '') })
  }
  return [...texts.values()]
}

/** What the server answers with. */
export const serverCodes: readonly Code[] = codesOf(
  'api',
  'api-v3',
  'api-v3-aksk',
  'api-7digit',
  'login-flow',
  'face-mfa',
  'totp-mfa',
  'device',
)

/** What the Android SDK itself calls back with. */
export const androidCodes: readonly Code[] = codesOf('android-sdk')

/** Those of logins through QQ, Weibo, LINE and others. */
export const socialCodes: readonly Code[] = androidCodes.filter(({ message }) =>
  message.startsWith('Login by '),
)
