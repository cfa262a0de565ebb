/** SQLite as the program itself loads it on this Node. */
import { driver, type Sqlite } from '../src/store/driver.ts'

export const Database: typeof Sqlite = driver()
export type Connection = Sqlite.Database
