/** How often codes occurred, over time. */
import { type Filter, filterOf } from './filter.ts'
import { countedIn, edgesOf, type Range, type Unit } from './pieces.ts'
import type { Dialect, ReadStore } from './read-store.ts'
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

const trendSql = (dialect: Dialect, by: Unit, bySource: boolean, keys: string): string => `
  SELECT ${keys}${startOf(secondsOf[by], 'at')} AS start, sum(n) AS n
  FROM (${countedIn(dialect, bySource)}) AS counted
  GROUP BY ${keys}start
  ORDER BY ${keys}start`

/**
 * Each code's minutes, hours or days with a hit, oldest first; of one that a range cuts through, what lies inside.
 */
export async function trend(store: ReadStore, options: TrendOptions): Promise<TrendPoint[]> {
  const rows = await rowsOf<'code' | 'start' | 'n'>(store, options, 'code, ')
  return rows.map(({ code, start, n }) => ({ code: Number(code), start: Number(start), n }))
}

/** The same of all codes together. */
export async function trendOfAll(
  store: ReadStore,
  options: TrendOptions,
): Promise<Omit<TrendPoint, 'code'>[]> {
  const rows = await rowsOf<'start' | 'n'>(store, options, '')
  return rows.map(({ start, n }) => ({ start: Number(start), n }))
}

async function rowsOf<Column extends string>(
  store: ReadStore,
  options: TrendOptions,
  keys: string,
): Promise<Record<Column, bigint>[]> {
  const { by } = options
  const bySource = options.sources !== undefined
  return store.rows(trendSql(store.dialect, by, bySource, keys), {
    ...(await filterOf(store, options)),
    ...(await edgesOf(store, options, { longest: by, bySource })),
  })
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
