/**
 * Adds up the counts of several databases in a new one. A file that was counted in more than one of them counts once;
 * pipes have no content to know them by, so those of one name on two machines are two pipes. Merging a database with
 * itself, with an older copy of itself, or with a merge that it is part of adds nothing, and the order doesn't matter.
 *
 * Each database must have been created by the program: a copy that went on counting by itself has sources that can't
 * be told from the original's, and the one that got further stands for both. To start from a copy, merge it alone.
 */
import { UserError } from '../user-error.ts'
import { copySources } from './copy-sources.ts'
import { distinctSources } from './distinct-sources.ts'
import { explainError, explainedRows } from './explain-error.ts'
import { type HeldSource, heldSources } from './held-sources.ts'
import { locate } from './location.ts'
import type { Connection } from './sqlite.ts'
import { openStore, openStoreReadOnly, type ReadStore, type StoreOptions } from './store.ts'
import { daysOfSources, hoursOfMinutes, totalsOfSources } from './sums.ts'

export interface Merged {
  /** Sources in the new database, and those of the inputs that were in another one already. */
  readonly sources: number
  readonly repeated: number
}

/**
 * Writes the sum of `inputs` to `out`, in one transaction. Throws a UserError where an input can't be read, and where
 * `out` already holds counts or is another program's; it is left as it is then.
 */
export function merge(inputs: readonly string[], out: string, options: StoreOptions): Merged {
  const stores: ReadStore[] = []
  try {
    for (const input of inputs) stores.push(reading(input))
    const store = openStore(out, options)
    try {
      return store.connection.transaction(() => mergeInto(store.connection, stores)).immediate()
    } catch (error) {
      throw explainError(locate(out).file, error)
    } finally {
      store.close()
    }
  } finally {
    for (const store of stores) store.close()
  }
}

/** One state of the database, however long the merge takes and whoever goes on counting. */
function reading(input: string): ReadStore {
  const store = openStoreReadOnly(input)
  store.connection.exec('BEGIN')
  return store
}

function mergeInto(connection: Connection, inputs: readonly ReadStore[]): Merged {
  const filled = connection.prepare('SELECT 1 FROM sources UNION ALL SELECT 1 FROM issues').get()
  if (filled !== undefined) {
    throw new UserError(`there are counts in ${connection.name} already`, 'merge into a new file: -o new.db')
  }
  const held = inputs.flatMap((store, input) => heldIn(store.connection, input))
  const distinct = distinctSources(held)
  const chosen = distinct
    .toSorted((a, b) => (orderOf(a.held) < orderOf(b.held) ? -1 : 1))
    .map((one, index) => ({ ...one, number: index + 1 }))
  for (const [input, from] of inputs.entries()) {
    const ofInput = chosen.filter(({ held }) => held.input === input)
    copySources(from.connection, connection, ofInput)
    copyIssues(from.connection, connection)
    copyPruned(from.connection, connection)
  }
  connection.exec(`
    INSERT INTO hour_counts (code, hour, evidence, n) ${hoursOfMinutes};
    INSERT INTO day_counts (code, day, evidence, n) ${daysOfSources};
    INSERT INTO code_totals (code, evidence, n, first_seen, last_seen) ${totalsOfSources};
  `)
  return { sources: distinct.length, repeated: held.length - distinct.length }
}

function heldIn(connection: Connection, input: number): HeldSource[] {
  try {
    return heldSources(connection, input)
  } catch (error) {
    throw explainError(connection.name, error)
  }
}

/** The new file doesn't depend on the order of the inputs. */
const orderOf = ({ name, identity }: HeldSource): string => `${name}\0${identity}`

/** A database's own issues only rise: of two states of it the later one has the larger number. */
function copyIssues(from: Connection, to: Connection): void {
  const add = to.prepare(
    `INSERT INTO issues (kind, source, detail, at, n, store) VALUES (:kind, :source, :detail, :at, :n, :store)
     ON CONFLICT DO UPDATE SET n = max(n, excluded.n), at = max(at, excluded.at)`,
  )
  const rows = from.prepare<[], Record<string, unknown>>('SELECT * FROM issues').safeIntegers()
  for (const row of explainedRows(from.name, rows.iterate())) add.run(row)
}

/** Days that one of the inputs has pruned are incomplete in the sum. */
function copyPruned(from: Connection, to: Connection): void {
  const day = from.prepare("SELECT value FROM meta WHERE key = 'pruned_before'").pluck().get()
  if (day === undefined) return
  to.prepare(
    `INSERT INTO meta (key, value) VALUES ('pruned_before', ?)
     ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`,
  ).run(day)
}
