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

const trendSql = (by: Unit, bySource: boolean): string => `
  SELECT code, ${startOf(secondsOf[by], 'at')} AS start, sum(n) AS n
  FROM (${countedIn(bySource)})
  GROUP BY code, start
  ORDER BY code, start`

/**
 * Each code's minutes, hours or days with a hit, oldest first; of one that a range cuts through, what lies inside.
 */
export function trend(store: ReadStore, options: TrendOptions): TrendPoint[] {
  const { by } = options
  const bySource = options.sources !== undefined
  const rows = store.connection
    .prepare<unknown[], Record<'code' | 'start' | 'n', bigint>>(trendSql(by, bySource))
    .safeIntegers()
    .all({ ...filterOf(store, options), ...edgesOf(store, options, { longest: by, bySource }) })
  return rows.map(({ code, start, n }) => ({ code: Number(code), start: Number(start), n }))
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
