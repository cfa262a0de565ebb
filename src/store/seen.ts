/** When what a filter lets through was first and last counted, and since when there are minutes and hours. */
import { type Filter, filterOf, isOfCode, isOfHit } from './filter.ts'
import type { ReadStore } from './store.ts'

/** In seconds since 1970 UTC. */
export interface Seen {
  readonly first: number
  readonly last: number
}

const seenSql = (bySource: boolean): string => `
  SELECT min(first_seen) AS first, max(last_seen) AS last
  FROM ${bySource ? 'source_day_counts' : 'code_totals'}
  WHERE ${isOfCode} AND ${isOfHit(bySource)}`

/** `undefined` where nothing was ever counted. */
export function seen(store: ReadStore, filter: Filter): Seen | undefined {
  const times = store.connection
    .prepare<unknown[], Record<'first' | 'last', number | null>>(seenSql(filter.sources !== undefined))
    .get(filterOf(store, filter))
  const { first = null, last = null } = times ?? {}
  return first === null || last === null ? undefined : { first, last }
}

/** The UTC day before which minutes and hours have been deleted, and its first second; `undefined` where none have. */
export function prunedBefore({ connection }: ReadStore): { day: string; start: number } | undefined {
  const day = connection
    .prepare<[], string>("SELECT value FROM meta WHERE key = 'pruned_before'")
    .pluck()
    .get()
  return day === undefined ? undefined : { day, start: Date.parse(day) / 1000 }
}
