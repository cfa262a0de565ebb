/** What a user named, or a folder holds, and can't be read, with the reason in words. */
import { reasonOf } from './source.ts'

export interface Missing {
  readonly path: string
  readonly reason: string
}

export const missing = (path: string, error: unknown): Missing => ({
  path,
  reason: reasonFor(path, error as NodeJS.ErrnoException),
})

/** Names reach the program as text; in one that isn't UTF-8, what can't be text has been replaced. */
function reasonFor(path: string, error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT' && path.includes('\ufffd')
    ? 'its name is not UTF-8; rename it, or read it as standard input: - < FILE'
    : reasonOf(error)
}
