/** One transaction that writes, in which nothing waits for ever, and which is tried again where others were in its way. */
import type { Client } from './connection.ts'
import { codeOf, isLost } from './explain-error.ts'
import { type MetaRow, migrationLock, refuseNewer, selectState, stateIn } from './migrations.ts'

/** In milliseconds. */
export interface Patience {
  /** For one statement. */
  readonly statement: number
  /** For what another transaction holds. */
  readonly lock: number
  /** Of the server's, for the client: one that was cut off in the middle must not hold its locks for long. */
  readonly idle: number
  /** Of the client's, for the server's answer: more than for a statement, since a server that lives says why. */
  readonly answer: number
}

export interface Terms {
  /** Names the database, without a password. */
  readonly where: string
  /** The schema that this program knows. */
  readonly known: number
  readonly patience: Patience
}

export const patience: Patience = { statement: 120_000, lock: 20_000, idle: 20_000, answer: 130_000 }

/** Deadlock, and a failed serialization: nothing of it was done, and the other one got through. */
const othersInTheWay = /^40(P01|001)$/
const attempts = 5

/**
 * What `work` throws rolls all of it back. Throws a UserError where the schema has become one for newer programs since
 * the client connected.
 */
export async function inTransaction<T>(
  client: Client,
  { where, known, patience: limits }: Terms,
  work: () => Promise<T>,
): Promise<T> {
  return untilThrough(client, async () => {
    const state = await begin(client, limits)
    refuseNewer(where, state, state.oldestWriter, known)
    return work()
  })
}

/**
 * Commits what `transact` begins and does, and does it again where others were in its way. What it throws rolls all of
 * it back.
 */
export async function untilThrough<T>(client: Client, transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await transact()
      await client.query('COMMIT')
      return outcome
    } catch (error) {
      if (isLost(error)) throw error
      await client.query('ROLLBACK').catch(() => {})
      if (attempt === attempts || !othersInTheWay.test(codeOf(error))) throw error
    }
  }
}

/**
 * In one round trip. Settings are made for the transaction alone, so that a pool in between may give the connection to
 * others after it.
 */
async function begin(
  client: Client,
  { statement, lock, idle }: Patience,
): Promise<ReturnType<typeof stateIn>> {
  const results = (await client.query(
    `BEGIN ISOLATION LEVEL READ COMMITTED;
     SET LOCAL statement_timeout = ${statement};
     SET LOCAL lock_timeout = ${lock};
     SET LOCAL idle_in_transaction_session_timeout = ${idle};
     SELECT pg_advisory_xact_lock_shared(${migrationLock});
     ${selectState}`,
  )) as unknown as readonly { readonly rows: readonly MetaRow[] }[]
  return stateIn(results.at(-1)?.rows ?? [])
}
