/** `pg`, an optional package, loaded when a PostgreSQL server is first asked for. */
import type Pg from 'pg'
import { UserError } from '../user-error.ts'

export type { Pg }

/** Throws a UserError where the package isn't installed. */
export async function driver(): Promise<typeof Pg> {
  try {
    return (await import('pg')).default
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new UserError(
      'for PostgreSQL the package pg is needed, and it is not installed',
      'install it beside this program: npm i -g pg, or npm i pg in a project',
      2,
      error,
    )
  }
}
