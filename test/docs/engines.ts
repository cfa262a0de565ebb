/** The two that people ask with: the SQLite that comes with the program, and the sqlite3 of the machine. */
import { execFileSync, spawnSync } from 'node:child_process'
import { Database } from '../sqlite.ts'

export type Value = string | number | null

export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

export interface Engine {
  readonly name: string
  /** Why it can't be asked on this machine; undefined where it can. */
  readonly missing: string | undefined
  /** Opens the file as readers do, without writing. Parameters are text, as forms of a web page give them. */
  ask(file: string, sql: string, parameters?: Readonly<Record<string, string>>): Answer
}

/** The one that comes with the program. */
export const program: Engine = {
  name: 'better-sqlite3',
  missing: undefined,
  ask(file, sql, parameters = {}) {
    const database = new Database(file, { readonly: true })
    try {
      const statement = database.prepare(sql)
      const columns = statement.columns().map(({ name }) => name)
      return { columns, rows: statement.raw().all(parameters) as Value[][] }
    } finally {
      database.close()
    }
  },
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The one of the machine. */
export const machine: Engine = {
  name: 'sqlite3',
  missing:
    spawnSync('sqlite3', ['--version']).error === undefined
      ? undefined
      : 'there is no sqlite3 on this machine',
  ask(file, sql, parameters = {}) {
    const settings = Object.entries(parameters).flatMap(([name, value]) => [
      '-cmd',
      `.parameter set :${name} "${quoted(value)}"`,
    ])
    const run = (mode: string): string =>
      execFileSync('sqlite3', ['-readonly', mode, ...settings, file, sql], { encoding: 'utf8' })
    const rows = JSON.parse(run('-json') || '[]') as Record<string, Value>[]
    return { columns: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) }
  },
}

export const engines: readonly Engine[] = [program, machine]

/** The steps by which SQLite goes about a query. */
export function planOf(file: string, sql: string): string[] {
  const { rows } = program.ask(file, `EXPLAIN QUERY PLAN ${sql}`)
  return rows.map((row) => String(row[3]))
}
