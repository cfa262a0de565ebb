/** Speed without the right result is worth nothing: what ours has found must be what the generator put in. */
import { join } from 'node:path'
import { openSqliteReader } from '../../src/store/sqlite-reader.ts'
import { run, type Surroundings, shell } from './command.ts'
import type { Counts } from './files.ts'

/** Says what differs; nothing where all is right. */
export type Check = (surroundings: Surroundings) => Promise<readonly string[]>

/** The counts in a database that ours has written. */
export const countsIn =
  (database: string, expected: Counts): Check =>
  async ({ folder }) => {
    const store = openSqliteReader(join(folder, database))
    const rows = await store.rows<Record<'code' | 'n', bigint>>('SELECT code, n FROM top_codes')
    await store.close()
    return differences(expected, Object.fromEntries(rows.map(({ code, n }) => [`${code}`, Number(n)])))
  }

/** The number that `text`, a pipeline, prints: annotations that ours has added, one a code. */
export const annotationsCounted =
  (text: string, expected: Counts): Check =>
  async (surroundings) => {
    const { output } = await run(shell(text), surroundings, true)
    const sum = Object.values(expected).reduce((total, n) => total + n, 0)
    return differences({ annotations: sum }, { annotations: Number(output) })
  }

export function differences(expected: Counts, found: Counts): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)])
  return [...names]
    .filter((name) => (expected[name] ?? 0) !== (found[name] ?? 0))
    .map((name) => `${name}: ${expected[name] ?? 0} put in, ${found[name] ?? 0} found`)
}
