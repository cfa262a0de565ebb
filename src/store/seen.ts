/** When what a filter lets through was first and last counted, and since when there are minutes and hours. */
import { type Filter, filterOf, isOfCode, isOfHit } from './filter.ts'
import type { Dialect, ReadStore } from './read-store.ts'

/** In seconds since 1970 UTC. */
export interface Seen {
  readonly first: number
  readonly last: number
}

const seenSql = (dialect: Dialect, bySource: boolean): string => `
  SELECT min(first_seen) AS first, max(last_seen) AS last
  FROM ${bySource ? 'source_day_counts' : 'code_totals'}
  WHERE ${isOfCode(dialect)} AND ${isOfHit(dialect, bySource)}`

/** `undefined` where nothing was ever counted. */
export async function seen(store: ReadStore, filter: Filter): Promise<Seen | undefined> {
  const [times] = await store.rows<Record<'first' | 'last', bigint | null>>(
    seenSql(store.dialect, filter.sources !== undefined),
    await filterOf(store, filter),
  )
  const { first = null, last = null } = times ?? {}
  return first === null || last === null ? undefined : { first: Number(first), last: Number(last) }
}

/** The UTC day before which minutes and hours have been deleted, and its first second; `undefined` where none have. */
export async function prunedBefore({ rows }: ReadStore): Promise<{ day: string; start: number } | undefined> {
  const [meta] = await rows<{ readonly value: string }>("SELECT value FROM meta WHERE key = 'pruned_before'")
  return meta && { day: meta.value, start: Date.parse(meta.value) / 1000 }
}
