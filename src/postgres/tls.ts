/**
 * How a connection is encrypted, with libpq's meanings of `sslmode`: `prefer`, its default, encrypts where the server
 * does and asks for no proof; only `verify-full` knows that the server is the one that was meant.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { UserError } from '../user-error.ts'
import type { Place } from './place.ts'

/** `false` is in the clear. */
export type Encryption = false | ConnectionOptions

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
type Mode = (typeof modes)[number]

/**
 * In which order to try, until one is accepted. Throws a UserError for an unknown mode, and for files that can't be read.
 */
export function encryptionsOf({ host, given }: Place): Encryption[] {
  const mode = (given('sslmode') ?? 'prefer') as Mode
  if (!modes.includes(mode)) {
    throw new UserError(
      'the sslmode of the PostgreSQL server is not known',
      `it is one of ${modes.join(', ')}`,
    )
  }
  // A Unix socket leads nowhere else.
  if (mode === 'disable' || host.startsWith('/')) return [false]
  const root = fileOf(given, 'sslrootcert', 'root.crt')
  const certificate = fileOf(given, 'sslcert', 'postgresql.crt')
  const key = fileOf(given, 'sslkey', 'postgresql.key')
  const own = certificate === undefined || key === undefined ? {} : { cert: certificate, key }
  const ca = root === undefined ? {} : { ca: root }
  const unverified = { ...own, rejectUnauthorized: false }
  const byAuthority = { ...own, ...ca, checkServerIdentity: () => undefined }
  switch (mode) {
    case 'allow':
      return [false, unverified]
    case 'prefer':
      return [unverified, false]
    case 'require':
      return [root === undefined ? unverified : byAuthority]
    case 'verify-ca':
      if (root === undefined) {
        throw new UserError(
          'with sslmode=verify-ca any server with a certificate of a public authority would be trusted',
          'name your own authority with sslrootcert=FILE, or use sslmode=verify-full',
        )
      }
      return [byAuthority]
    case 'verify-full':
      return [{ ...own, ...ca }]
  }
}

/** The file that is named, or libpq's in the home folder if it is there. */
function fileOf(given: Place['given'], parameter: string, usual: string): Buffer | undefined {
  const named = given(parameter)
  // The authorities that Node brings along.
  if (parameter === 'sslrootcert' && named === 'system') return undefined
  const file = named ?? join(homedir(), '.postgresql', usual)
  if (named === undefined && !existsSync(file)) return undefined
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UserError(
      `the file of ${parameter}, ${file}, cannot be read`,
      'look at its name and its permissions',
      2,
      error,
    )
  }
}
