/**
 * better-sqlite3's binary comes with it, or is compiled by its own install script. Package managers may be told to run no
 * such scripts, leave the package out where compiling fails, and after a change of Node the binary is another Node's:
 * what its user can mend, and no bug.
 */
import { UserError } from '../user-error.ts'

/** A UserError where the binary can't be loaded, else the error as it is. */
export function explainBinary(error: unknown): unknown {
  const { code, message = '' } = error as NodeJS.ErrnoException
  const found = causes.find((cause) => cause.isIt(code, message))
  if (found === undefined) return error
  return new UserError(`SQLite cannot be loaded: better-sqlite3 ${found.what}`, found.advice, 1, error)
}

const rebuild =
  'run npm rebuild better-sqlite3 where authing-annotate is installed (npm rebuild --global better-sqlite3 for a global installation)'

const causes: readonly {
  readonly isIt: (code: string | undefined, message: string) => boolean
  readonly what: string
  readonly advice: string
}[] = [
  {
    isIt: (_, message) => message.startsWith('Could not locate the bindings file'),
    what: 'was not built when it was installed',
    advice: rebuild,
  },
  {
    isIt: (code) => code === 'ERR_DLOPEN_FAILED',
    what: 'is for another Node or another system',
    advice: rebuild,
  },
  {
    isIt: (code, message) => code === 'MODULE_NOT_FOUND' && message.includes('sqlite3'),
    what: 'is not there',
    advice:
      'install authing-annotate again with the Node that runs it; on Node 20, and on systems that it has no binary for, it is compiled, which takes a C++ compiler',
  },
]
