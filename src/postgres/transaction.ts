/** One transaction, in which nothing waits for ever, and which is tried again where others were in its way. */
import type { Client } from './connection.ts'
import { codeOf, isLost } from './explain-error.ts'

/** In milliseconds. */
export interface Patience {
  /** For one statement. */
  readonly statement: number
  /** For what another transaction holds. */
  readonly lock: number
  /** For the client: one that was cut off in the middle must not hold its locks for long. */
  readonly idle: number
}

export const patience: Patience = { statement: 120_000, lock: 20_000, idle: 20_000 }

/** Deadlock, and a failed serialization: nothing of it was done, and the other one got through. */
const othersInTheWay = /^40(P01|001)$/
const attempts = 5

/**
 * What `work` throws rolls all of it back. Settings are made for the transaction alone, so that a pool in between may
 * give the connection to others after it.
 */
export async function inTransaction<T>(
  client: Client,
  work: () => Promise<T>,
  { statement, lock, idle }: Patience = patience,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(
        `BEGIN ISOLATION LEVEL READ COMMITTED;
         SET LOCAL statement_timeout = ${statement};
         SET LOCAL lock_timeout = ${lock};
         SET LOCAL idle_in_transaction_session_timeout = ${idle}`,
      )
      const outcome = await work()
      await client.query('COMMIT')
      return outcome
    } catch (error) {
      if (isLost(error)) throw error
      await client.query('ROLLBACK').catch(() => {})
      if (attempt === attempts || !othersInTheWay.test(codeOf(error))) throw error
    }
  }
}
