/** Opens what a user calls a database, a file or the address of a server, and loads the engine that holds it. */
import { isPostgres, shownPlace } from '../postgres/place.ts'
import type { Changing } from '../store/prune.ts'
import type { ReadStore } from '../store/read-store.ts'
import { UserError } from '../user-error.ts'

/** Throws a UserError for what is no database of ours, and where there is nothing to read yet. */
export async function openReader(place: string): Promise<ReadStore> {
  if (isPostgres(place)) return (await import('../postgres/reader.ts')).openPostgresReader(place)
  return (await import('../store/sqlite-reader.ts')).openSqliteReader(place)
}

/** Changes a database that is there in one transaction; throws a UserError where that can't be. */
export async function changeDatabase<T>(place: string, work: (changing: Changing) => Promise<T>): Promise<T> {
  if (isPostgres(place)) return (await import('../postgres/reader.ts')).changePostgres(place, work)
  return (await import('../store/sqlite-reader.ts')).changeSqlite(place, work)
}

/** The place as it may be shown: never with a password. */
export const shownDatabase = (place: string): string => (isPostgres(place) ? shownPlace(place) : place)

/** Throws a UserError for a database that is on a server. */
export function mustBeFile(place: string, advice: string): void {
  if (isPostgres(place)) throw new UserError(`${shownPlace(place)} is no SQLite file`, advice)
}
