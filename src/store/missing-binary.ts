/**
 * better-sqlite3 is compiled or downloaded by its own install script. Package managers may be told to run no such
 * scripts, and after a change of Node its binary is another Node's: what its user can mend, and no bug.
 */
import { UserError } from '../user-error.ts'

/** A UserError where the binary can't be loaded, else the error as it is. */
export function explainBinary(error: unknown): unknown {
  const { code, message = '' } = error as NodeJS.ErrnoException
  const missing = message.startsWith('Could not locate the bindings file')
  if (!missing && code !== 'ERR_DLOPEN_FAILED') return error
  return new UserError(
    `SQLite cannot be loaded: the binary of better-sqlite3 ${missing ? 'was not built when it was installed' : 'is for another Node or another system'}`,
    'run npm rebuild better-sqlite3 where authing-annotate is installed (npm rebuild --global better-sqlite3 for a global installation)',
    1,
    error,
  )
}
