/** What a database holds, in the words of `MemoryStore.held`: the two are to be equal once all is sent. */
import type { Connection } from '../../src/store/sqlite.ts'
import type { Held } from './memory-store.ts'

const word = "CASE evidence WHEN 3 THEN 'certain' WHEN 2 THEN 'likely' ELSE 'inferred' END"
const identity = 'lower(hex(identity))'

export function heldInFile(connection: Connection): Held {
  const rows = (sql: string): unknown[][] => connection.prepare(sql).raw().all() as unknown[][]
  const counted = 'SELECT source_id FROM source_day_counts'
  return {
    sources: connection
      .prepare<[], { name: string; kind: 'file' | 'pipe'; identity: string }>(
        `SELECT name, kind, ${identity} AS identity FROM sources WHERE id IN (${counted})`,
      )
      .all(),
    days: new Map(
      rows(
        `SELECT ${identity} || ' ' || day || ' ' || code || ' ' || ${word}, n, first_seen, last_seen
         FROM source_day_counts JOIN sources ON id = source_id`,
      ).map(([key, ...numbers]) => [key as string, numbers as number[]]),
    ),
    minutes: new Map(
      rows(
        `SELECT ${identity} || ' ' || minute || ' ' || code || ' ' || ${word}, n
         FROM minute_counts JOIN sources ON id = source_id`,
      ) as [string, number][],
    ),
    issues: new Map(
      rows('SELECT kind, source, detail, max(at), sum(n) FROM issues GROUP BY 1, 2, 3').map(
        ([kind, source, detail, at, n]) => [
          JSON.stringify([kind, source, detail]),
          [at as number, n as number],
        ],
      ),
    ),
  }
}

/** In an order that doesn't depend on who came first. */
export const inOrder = ({
  sources,
  days,
  minutes,
  issues,
}: Held): Record<keyof Held, readonly unknown[]> => ({
  sources: sources.toSorted((a, b) => (a.identity < b.identity ? -1 : 1)),
  days: [...days].sort(),
  minutes: [...minutes].sort(),
  issues: [...issues].sort(),
})
