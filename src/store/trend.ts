/** How often codes occurred, over time. */
import { type Filter, filterOf } from './filter.ts'
import { countedIn, edgesOf, type Range, type Unit } from './pieces.ts'
import type { ReadStore } from './store.ts'
import { startOf } from './sums.ts'

export interface TrendPoint {
  readonly code: number
  /** Start of the minute, the UTC hour or the UTC day, in seconds since 1970. */
  readonly start: number
  readonly n: bigint
}

export interface TrendOptions extends Range, Filter {
  readonly by: Unit
}

export const secondsOf: Readonly<Record<Unit, number>> = { minute: 60, hour: 3600, day: 86_400 }

const trendSql = (by: Unit, bySource: boolean, keys: string): string => `
  SELECT ${keys}${startOf(secondsOf[by], 'at')} AS start, sum(n) AS n
  FROM (${countedIn(bySource)})
  GROUP BY ${keys}start
  ORDER BY ${keys}start`

/**
 * Each code's minutes, hours or days with a hit, oldest first; of one that a range cuts through, what lies inside.
 */
export function trend(store: ReadStore, options: TrendOptions): TrendPoint[] {
  const rows = rowsOf<'code' | 'start' | 'n'>(store, options, 'code, ')
  return rows.map(({ code, start, n }) => ({ code: Number(code), start: Number(start), n }))
}

/** The same of all codes together. */
export function trendOfAll(store: ReadStore, options: TrendOptions): Omit<TrendPoint, 'code'>[] {
  const rows = rowsOf<'start' | 'n'>(store, options, '')
  return rows.map(({ start, n }) => ({ start: Number(start), n }))
}

function rowsOf<Column extends string>(
  store: ReadStore,
  options: TrendOptions,
  keys: string,
): Record<Column, bigint>[] {
  const { by } = options
  const bySource = options.sources !== undefined
  return store.connection
    .prepare<unknown[], Record<Column, bigint>>(trendSql(by, bySource, keys))
    .safeIntegers()
    .all({ ...filterOf(store, options), ...edgesOf(store, options, { longest: by, bySource }) })
}

export function byCode(points: readonly TrendPoint[]): ReadonlyMap<number, readonly TrendPoint[]> {
  const groups = new Map<number, TrendPoint[]>()
  for (const point of points) {
    const group = groups.get(point.code)
    if (group === undefined) groups.set(point.code, [point])
    else group.push(point)
  }
  return groups
}
