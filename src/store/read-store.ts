/**
 * A database that answers questions, whichever engine holds it: the same tables and views by the same names. Questions
 * are put in the SQL that SQLite and PostgreSQL have in common, with parameters such as `:since` in both; the little that
 * they say differently is the `dialect`. Names are ordered by their bytes in both. A parameter that may be null says its
 * type: `CAST(:since AS BIGINT)`. Sums over all sources may stand in several rows a key (`code_totals`, `day_counts`,
 * `hour_counts`), so they are always added up.
 *
 * Whatever the engine reports of the database (damaged, locked, not reachable) is a UserError.
 */
export type Value = string | number | bigint | null | readonly number[] | readonly string[]
export type Values = Readonly<Record<string, Value>>

export interface Dialect {
  /** A condition: the expression is one of the list that is given under this name. */
  readonly isOneOf: (expression: string, name: string) => string
}

export interface Finding {
  /** What was looked at: a table, or `pages` for the database as such. */
  readonly where: string
  readonly what: string
}

export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** As it writes it itself. */
  readonly version: string
}

export interface ReadStore {
  /** For people: the file's whole path, or where on which server it is. */
  readonly name: string
  readonly engine: () => Promise<Engine>
  readonly dialect: Dialect
  /** Whether it knows up to where each file is counted: the tables `positions` and `beginnings`. */
  readonly hasPositions: boolean
  /** All rows. Every integer, and every sum of them, is a bigint, since counts go to 2^63. */
  rows<Row>(sql: string, values?: Values): Promise<Row[]>
  /**
   * Rows as arrays, some thousands at a time and never all of them, for answers of millions of rows. Integers are
   * bigint, or numbers where that is chosen, exact up to 2^53. Within `atOnce`, and nothing else is asked while it goes on.
   */
  pieces<Row extends readonly unknown[]>(
    sql: string,
    values?: Values,
    integers?: 'bigint' | 'number',
  ): AsyncIterable<readonly Row[]>
  /**
   * A question of the user's own in the engine's SQL and with its parameters (`?`, `$1`); throws what the engine says of
   * it. Integers are numbers, exact up to 2^53.
   */
  query(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Answers all that is asked meanwhile from one state, whoever goes on counting; never within another. */
  atOnce<T>(ask: () => Promise<T>): Promise<T>
  /** What the engine itself finds wrong; with damaged pages no question has an answer. */
  damage(): Promise<readonly Finding[]>
  close(): Promise<void>
}
