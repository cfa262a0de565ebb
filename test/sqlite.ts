/** SQLite as the program itself loads it on this Node. */
import { driver, type Sqlite } from '../src/store/driver.ts'

export const Database: typeof Sqlite = driver()

/** The same in a program that a test gives to another Node: it declares `Database`. */
export const loadingDatabase: string = `
  const { driver } = await import('${new URL('../dist/store/driver.js', import.meta.url).href}')
  const Database = driver()
`

export type Connection = Sqlite.Database
