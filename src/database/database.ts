/** Opens what a user calls a database, and loads the engine that holds it. */
import type { Change } from '../store/prune.ts'
import type { ReadStore } from '../store/read-store.ts'
import { changeSqlite, openSqliteReader } from '../store/sqlite-reader.ts'

/** Throws a UserError for what is no database of ours, and where there is nothing to read yet. */
export const openReader = async (place: string): Promise<ReadStore> => openSqliteReader(place)

/** Changes a database that is there in one transaction; throws a UserError where that can't be. */
export const changeDatabase = <T>(place: string, work: (change: Change) => Promise<T>): Promise<T> =>
  changeSqlite(place, work)
