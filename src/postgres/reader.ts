/** A PostgreSQL database that holds counts: reading it, in transactions that refuse every write, and changing it. */
import type { Changing } from '../store/prune.ts'
import type { Dialect, ReadStore, Values } from '../store/read-store.ts'
import { UserError } from '../user-error.ts'
import { type Client, connect } from './connection.ts'
import { driver, type Pg } from './driver.ts'
import { explainError, explained } from './explain-error.ts'
import { refuseNewer, schemaOf } from './migrations.ts'
import { shownPlace } from './place.ts'
import { statementOf, typesWith } from './statement.ts'
import { pruneLock } from './take-back.ts'
import { untilThrough } from './transaction.ts'

/** Rows of one piece: few enough to hold, and so many that the ways to the server and back cost nothing. */
const rowsOfPiece = 10_000

const dialect: Dialect = { isOneOf: (expression, name) => `${expression} = ANY (:${name})` }

/** Throws a UserError where the server can't be reached, for a newer schema, and where there is nothing to read yet. */
export async function openPostgresReader(url: string): Promise<ReadStore> {
  const { client, where } = await opened(url, 'oldestReader')
  return readerOf(client, where, await questions())
}

/** All statements see one state: what is committed between two of them must not be known to the second alone. */
const beginChange = `BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT pg_advisory_xact_lock(${pruneLock})`

/**
 * Changes a database that is there, all of it in one transaction or nothing; `work` is called again where others were in
 * its way. Throws as `openPostgresReader` does.
 */
export async function changePostgres<T>(url: string, work: (changing: Changing) => Promise<T>): Promise<T> {
  const { client, where } = await opened(url, 'oldestWriter')
  try {
    const { rows } = readerOf(client, where, await questions())
    const change: Changing['change'] = async (sql, values) =>
      (await client.query(statementOf(sql, values))).rowCount ?? 0
    return await untilThrough(client, async () => {
      await client.query(beginChange)
      return work({ rows, change })
    })
  } catch (error) {
    throw explainError(where, error)
  } finally {
    // What isn't committed by now never is.
    await client.end()
  }
}

/** On a connection that the caller has, and closes. */
export const readerOn = async (client: Client, where: string): Promise<ReadStore> =>
  readerOf(client, where, await questions())

async function opened(
  url: string,
  oldest: 'oldestReader' | 'oldestWriter',
): Promise<{ readonly client: Client; readonly where: string }> {
  const where = shownPlace(url)
  const client = await explained(where, () => connect(url))
  try {
    const state = await schemaOf(client)
    refuseNewer(where, state, state[oldest])
    if (state.version === 0) {
      throw new UserError(
        `there are no counts in ${where}`,
        'send some to it first (--push), or look at the name of the database and at its search_path',
      )
    }
    return { client, where }
  } catch (error) {
    await client.end()
    throw explainError(where, error)
  }
}

interface Questions {
  readonly exact: Pg.CustomTypesConfig
  readonly rounded: Pg.CustomTypesConfig
}

async function questions(): Promise<Questions> {
  const { types } = await driver()
  const others = (oid: number) => types.getTypeParser(oid) as (text: string) => unknown
  return {
    exact: typesWith(BigInt, others) as Pg.CustomTypesConfig,
    rounded: typesWith(Number, others) as Pg.CustomTypesConfig,
  }
}

function readerOf(client: Client, where: string, { exact, rounded }: Questions): ReadStore {
  // Nothing is set for the session: a pooler may give the connection to a writer next.
  const inReadOnly = oneAfterTheOther(async <T>(begin: string, ask: () => Promise<T>): Promise<T> => {
    await explained(where, () => client.query(begin))
    try {
      return await ask()
    } finally {
      // A connection that is gone has ended it by itself.
      await client.query('ROLLBACK').catch(() => {})
    }
  })
  return {
    name: where,
    dialect,
    hasPositions: false,
    engine: async () => {
      const { rows } = await explained(where, () =>
        client.query<{ server_version: string }>('SHOW server_version'),
      )
      return { name: 'PostgreSQL', version: rows[0]?.server_version.split(' ', 1)[0] ?? '' }
    },
    rows: async <Row>(sql: string, values: Values = {}) => {
      const { rows } = await explained(where, () =>
        client.query({ ...statementOf(sql, values), types: exact }),
      )
      return rows as Row[]
    },
    async *pieces<Row extends readonly unknown[]>(
      sql: string,
      values: Values = {},
      integers: 'bigint' | 'number' = 'bigint',
    ) {
      const { text, values: parameters } = statementOf(sql, values)
      const types = integers === 'bigint' ? exact : rounded
      const next = { text: `FETCH ${rowsOfPiece} FROM pieces`, rowMode: 'array', types } as const
      try {
        // All rows are wanted, so a plan that gives the first ones soon is no better than another.
        await client.query('SET LOCAL cursor_tuple_fraction = 1')
        await client.query(`DECLARE pieces NO SCROLL CURSOR FOR ${text}`, parameters)
        for (;;) {
          const { rows } = await client.query<unknown[]>(next)
          if (rows.length > 0) yield rows as unknown as Row[]
          if (rows.length < rowsOfPiece) return
        }
      } catch (error) {
        throw explainError(where, error)
      } finally {
        await client.query('CLOSE pieces').catch(() => {})
      }
    },
    query: (sql, parameters) =>
      inReadOnly('BEGIN READ ONLY', async () => {
        const { rows } = await explained(where, () =>
          client.query<Record<string, unknown>>({ text: sql, values: [...parameters], types: rounded }),
        )
        return rows
      }),
    atOnce: (ask) => inReadOnly('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', ask),
    // What rows refer to is held by foreign keys, and pages by checksums, of which the server tells by itself.
    damage: async () => [],
    close: () => client.end(),
  }
}

/** Who calls while another call goes on waits for its end: a connection has one transaction. */
function oneAfterTheOther(
  run: <T>(begin: string, ask: () => Promise<T>) => Promise<T>,
): <T>(begin: string, ask: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (begin, ask) => {
    const result = before.then(() => run(begin, ask))
    before = result.catch(() => {})
    return result
  }
}
