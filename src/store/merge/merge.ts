/**
 * Adds up the counts of several databases in a new one. A file that was counted in more than one of them counts once;
 * pipes have no content to know them by, so those of one name on two machines are two pipes. Merging a database with
 * itself, with an older copy of itself, or with a merge that it is part of adds nothing, and the order doesn't matter.
 *
 * Each database must have been created by the program: a copy that went on counting by itself has sources that can't
 * be told from the original's, and the one that got further stands for both. To start from a copy, merge it alone.
 */
import { UserError } from '../../user-error.ts'
import { explainError } from '../explain-error.ts'
import { raisePrunedBefore } from '../pruned-before.ts'
import type { ReadStore } from '../read-store.ts'
import { prunedBefore } from '../seen.ts'
import type { Connection } from '../sqlite.ts'
import { inTransaction } from '../sqlite-transaction.ts'
import { openStore, type StoreOptions } from '../store.ts'
import { daysOfSources, hoursOfMinutes, totalsOfSources } from '../sums.ts'
import { copySources } from './copy-sources.ts'
import { distinctSources } from './distinct-sources.ts'
import { type HeldSource, heldSources } from './held-sources.ts'

export interface Merged {
  /** Sources in the new database, and those of the inputs that were in another one already. */
  readonly sources: number
  readonly repeated: number
}

/**
 * Writes the sum of `inputs` to the file `out`, in one transaction; each input is read in one state, however long that
 * takes and whoever goes on counting. Throws a UserError where an input can't be read, and where `out` already holds
 * counts or is another program's; it is left as it is then.
 */
export const merge = (inputs: readonly ReadStore[], out: string, options: StoreOptions): Promise<Merged> =>
  eachAtOnce(inputs, async () => {
    const { connection, close } = openStore(out, options)
    try {
      return await inTransaction(connection, () => mergeInto(connection, inputs))
    } catch (error) {
      throw explainError(connection.name, error)
    } finally {
      close()
    }
  })

const eachAtOnce = <T>([store, ...others]: readonly ReadStore[], ask: () => Promise<T>): Promise<T> =>
  store === undefined ? ask() : store.atOnce(() => eachAtOnce(others, ask))

async function mergeInto(connection: Connection, inputs: readonly ReadStore[]): Promise<Merged> {
  const filled = connection.prepare('SELECT 1 FROM sources UNION ALL SELECT 1 FROM issues').get()
  if (filled !== undefined) {
    throw new UserError(`there are counts in ${connection.name} already`, 'merge into a new file: -o new.db')
  }
  const held: HeldSource[] = []
  for (const [input, store] of inputs.entries()) held.push(...(await heldSources(store, input)))
  const distinct = distinctSources(held)
  const chosen = distinct
    .toSorted((a, b) => (orderOf(a.held) < orderOf(b.held) ? -1 : 1))
    .map((one, index) => ({ ...one, number: index + 1 }))
  for (const [input, from] of inputs.entries()) {
    const ofInput = chosen.filter(({ held }) => held.input === input)
    await copySources(from, connection, ofInput)
    await copyIssues(from, connection)
    await copyPruned(from, connection)
  }
  connection.exec(`
    INSERT INTO hour_counts (code, hour, evidence, n) ${hoursOfMinutes};
    INSERT INTO day_counts (code, day, evidence, n) ${daysOfSources};
    INSERT INTO code_totals (code, evidence, n, first_seen, last_seen) ${totalsOfSources};
  `)
  return { sources: distinct.length, repeated: held.length - distinct.length }
}

/** The new file doesn't depend on the order of the inputs. */
const orderOf = ({ name, identity }: HeldSource): string => `${name}\0${identity}`

/** A database's own issues only rise: of two states of it the later one has the larger number. */
async function copyIssues({ pieces }: ReadStore, to: Connection): Promise<void> {
  const columns = 'kind, source, detail, at, n, store'
  const add = to.prepare(
    `INSERT INTO issues (${columns}) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = max(n, excluded.n), at = max(at, excluded.at)`,
  )
  for await (const piece of pieces<unknown[]>(`SELECT ${columns} FROM issues`)) {
    for (const row of piece) add.run(...row)
  }
}

/** Days that one of the inputs has pruned are incomplete in the sum. */
async function copyPruned(from: ReadStore, to: Connection): Promise<void> {
  const pruned = await prunedBefore(from)
  if (pruned === undefined) return
  to.prepare(raisePrunedBefore).run(pruned.day)
}
