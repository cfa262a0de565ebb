/**
 * The codes with the most hits. Every query reads a roll-up through its key, so a year of minutes answers as fast as a
 * day of them. Sums come as bigint, since SQLite counts to 2^63 and a number is exact to 2^53 only.
 */
import type { Language } from '../catalogue/language.ts'
import { type Filter, filterOf, isOfCode, isOfHit } from './filter.ts'
import { countedIn, edgesOf, type Range } from './pieces.ts'
import type { Dialect, ReadStore } from './read-store.ts'

export interface TopCode {
  readonly code: number
  /** `unknown` for a code that the catalogue doesn't have; its texts are empty. */
  readonly severity: string
  readonly message: string
  readonly description: string
  readonly advice: string
  readonly n: bigint
  /**
   * In seconds since 1970 UTC. At an end of the range that is given they are those of a minute, or of a UTC day
   * where the minutes have been pruned.
   */
  readonly firstSeen: number
  readonly lastSeen: number
}

export interface TopOptions extends Range, Filter {
  readonly limit: number
  /** The language of the texts; the file's own (`meta.language`) unless given. */
  readonly language?: Language
}

const most = 'GROUP BY code ORDER BY n DESC, code LIMIT :limit'

const totalsTable = (bySource: boolean): string => (bySource ? 'source_day_counts' : 'code_totals')

const totalsOfAllTime = (dialect: Dialect, bySource: boolean): string => `
  SELECT code, sum(n) AS n, min(first_seen) AS first, max(last_seen) AS last
  FROM ${totalsTable(bySource)}
  WHERE ${isOfCode(dialect)} AND ${isOfHit(dialect, bySource)}
  ${most}`

function totalsOfRange(dialect: Dialect, bySource: boolean): string {
  const isCounted = isOfHit(dialect, bySource)
  /** The minutes of the day that a code's first or last piece begins with hold its first or last minute. */
  const edgeMinute = (choose: 'min' | 'max', piece: string): string => `
    SELECT ${choose}(minute) FROM minute_counts
    WHERE code = top.code AND ${isCounted} AND minute >= ${piece}
      AND minute < CASE WHEN ${piece} + 86400 < :last_minutes_end THEN ${piece} + 86400 ELSE :last_minutes_end END`
  /** What the totals know to the second, where the range is open. */
  const edgeOfAllTime = (choose: 'min' | 'max', column: string): string => `
    SELECT ${choose}(${column}) FROM ${totalsTable(bySource)} WHERE code = top.code AND ${isCounted}`
  return `
    SELECT code, n,
      coalesce(CASE WHEN CAST(:since AS BIGINT) IS NULL THEN (${edgeOfAllTime('min', 'first_seen')})
        ELSE (${edgeMinute('min', 'first')}) END, first) AS first,
      coalesce(CASE WHEN CAST(:until AS BIGINT) IS NULL THEN (${edgeOfAllTime('max', 'last_seen')})
        ELSE (${edgeMinute('max', 'last')}) END, last) AS last
    FROM (
      SELECT code, sum(n) AS n, min(at) AS first, max(at) AS last
      FROM (${countedIn(dialect, bySource)}) AS counted
      ${most}
    ) AS top`
}

const topSql = (totals: string): string => `
  WITH totals AS (${totals}),
  chosen (language) AS (
    SELECT coalesce(CAST(:language AS TEXT), (SELECT value FROM meta WHERE key = 'language'))
  )
  SELECT totals.code,
    coalesce(severity, 'unknown') AS severity,
    coalesce(message, '') AS message,
    coalesce(CASE language WHEN 'en' THEN description_en ELSE description_zh END, '') AS description,
    coalesce(CASE language WHEN 'en' THEN advice_en ELSE advice_zh END, '') AS advice,
    n, first, last
  FROM totals
  CROSS JOIN chosen
  LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1
  ORDER BY n DESC, totals.code`

/** The codes with the most hits, most first; equal counts in the order of their numbers. */
export async function topCodes(store: ReadStore, options: TopOptions): Promise<TopCode[]> {
  const { dialect } = store
  const { limit, language = null, since = null, until = null } = options
  const bySource = options.sources !== undefined
  const all = since === null && until === null
  const rows = await store.rows<
    Omit<TopCode, 'code' | 'firstSeen' | 'lastSeen'> & Record<'code' | 'first' | 'last', bigint>
  >(topSql(all ? totalsOfAllTime(dialect, bySource) : totalsOfRange(dialect, bySource)), {
    ...(await filterOf(store, options)),
    language,
    limit,
    ...(all ? {} : { since, until, ...(await edgesOf(store, options, { bySource })) }),
  })
  return rows.map(({ code, first, last, ...row }) => ({
    code: Number(code),
    ...row,
    firstSeen: Number(first),
    lastSeen: Number(last),
  }))
}
