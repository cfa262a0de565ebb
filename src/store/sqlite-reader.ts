/** A SQLite file that holds counts: reading it, on a connection that refuses every write, and changing it. */
import { UserError } from '../user-error.ts'
import { explainError, explained } from './explain-error.ts'
import { judgeHeader, refuseNewer } from './file-header.ts'
import { locate } from './location.ts'
import { schemaVersion, versionOf } from './migrations.ts'
import type { Changing } from './prune.ts'
import type { Dialect, ReadStore, Value, Values } from './read-store.ts'
import { type Connection, closingOnError, connect, sqliteVersion } from './sqlite.ts'
import { damageIn } from './sqlite-damage.ts'
import { inTransaction } from './sqlite-transaction.ts'

const busyTimeoutMs = 10_000

/** Rows of one piece: few enough to hold, and so many that waiting for a piece costs nothing. */
const rowsOfPiece = 10_000

export const openSqliteReader = (path: string): ReadStore => readerOf(connectToRead(path))

/**
 * Throws a UserError for what can't be a database of ours (a folder, another program's file, a newer schema), and
 * where there is nothing to read yet.
 */
export function connectToRead(path: string): Connection {
  return explained(path, () => {
    const { file, exists } = locate(path)
    if (!exists || judgeHeader(file, schemaVersion) === 'empty') throw nothingIn(file)
    return closingOnError(connect(file, { create: false, busyTimeoutMs }), (connection) => {
      connection.pragma('query_only = ON')
      const version = versionOf(connection)
      if (version === 0) throw nothingIn(file)
      refuseNewer(file, version, schemaVersion)
      // SQLite looks at the list of tables when it is first asked for one: a damaged list must show here.
      connection.prepare('SELECT count(*) FROM meta').get()
      return connection
    })
  })
}

function nothingIn(file: string): UserError {
  return new UserError(`there are no counts in ${file}`, `count first: authing-annotate --db ${file} FILES…`)
}

const dialect: Dialect = {
  isOneOf: (expression, name) => `${expression} IN (SELECT value FROM json_each(:${name}))`,
}

export function readerOf(connection: Connection): ReadStore {
  const { name } = connection
  return {
    name,
    engine: async () => ({ name: 'SQLite', version: sqliteVersion() }),
    dialect,
    hasPositions: true,
    rows: async <Row>(sql: string, values: Values = {}) =>
      explained(name, () => connection.prepare<unknown[], Row>(sql).safeIntegers().all(bound(values))),
    async *pieces<Row extends readonly unknown[]>(
      sql: string,
      values: Values = {},
      integers: 'bigint' | 'number' = 'bigint',
    ) {
      try {
        const statement = connection.prepare<unknown[], Row>(sql).safeIntegers(integers === 'bigint')
        yield* inPieces(statement.raw().iterate(bound(values)))
      } catch (error) {
        throw explainError(name, error)
      }
    },
    query: async (sql, parameters) =>
      connection.prepare<unknown[], Record<string, unknown>>(sql).all(...parameters),
    async atOnce(ask) {
      explained(name, () => connection.exec('BEGIN'))
      try {
        return await ask()
      } finally {
        // There is nothing to commit, and where pages are damaged it would throw.
        if (connection.inTransaction) connection.exec('ROLLBACK')
      }
    },
    damage: async () => explained(name, () => damageIn(connection)),
    close: async () => void connection.close(),
  }
}

/** Changes a file that is there, all of it in one transaction or nothing; throws a UserError where that can't be. */
export async function changeSqlite<T>(path: string, work: (changing: Changing) => Promise<T>): Promise<T> {
  const connection = connectToRead(path)
  try {
    connection.pragma('query_only = OFF')
    return await inTransaction(connection, () =>
      work({
        rows: readerOf(connection).rows,
        change: async (sql, values) => connection.prepare(sql).run(bound(values)).changes,
      }),
    )
  } catch (error) {
    throw explainError(connection.name, error)
  } finally {
    connection.close()
  }
}

const bound = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isList(value) ? JSON.stringify(value) : value]),
  )

const isList = (value: Value): value is readonly number[] | readonly string[] => Array.isArray(value)

function* inPieces<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let piece: Row[] = []
  for (const row of rows) {
    piece.push(row)
    if (piece.length < rowsOfPiece) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}
