/**
 * The codes with the most hits. Every query reads a roll-up through its key, so a year of minutes answers as fast as a
 * day of them. Sums come as bigint, since SQLite counts to 2^63 and a number is exact to 2^53 only.
 */
import type { Language } from '../catalogue/language.ts'
import { type Filter, filterOf, isOfCode, isOfHit } from './filter.ts'
import { countedIn, edgesOf, type Range } from './pieces.ts'
import type { ReadStore } from './store.ts'

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

const totalsOfAllTime = (bySource: boolean): string => `
  SELECT code, sum(n) AS n, min(first_seen) AS first, max(last_seen) AS last
  FROM ${totalsTable(bySource)}
  WHERE ${isOfCode} AND ${isOfHit(bySource)}
  ${most}`

type Choose = 'min' | 'max'

/** The minutes of the day that a code's first or last piece begins with hold its first or last minute. */
const edgeMinute = (choose: Choose, piece: string, bySource: boolean): string => `
  SELECT ${choose}(minute) FROM minute_counts
  WHERE code = top.code AND ${isOfHit(bySource)} AND minute >= ${piece}
    AND minute < min(${piece} + 86400, :last_minutes_end)`

/** What the totals know to the second, where the range is open. */
const edgeOfAllTime = (choose: Choose, column: string, bySource: boolean): string => `
  SELECT ${choose}(${column}) FROM ${totalsTable(bySource)} WHERE code = top.code AND ${isOfHit(bySource)}`

const totalsOfRange = (bySource: boolean): string => `
  SELECT code, n,
    coalesce(iif(:since IS NULL, (${edgeOfAllTime('min', 'first_seen', bySource)}),
      (${edgeMinute('min', 'first', bySource)})), first) AS first,
    coalesce(iif(:until IS NULL, (${edgeOfAllTime('max', 'last_seen', bySource)}),
      (${edgeMinute('max', 'last', bySource)})), last) AS last
  FROM (
    SELECT code, sum(n) AS n, min(at) AS first, max(at) AS last
    FROM (${countedIn(bySource)})
    ${most}
  ) AS top`

const topSql = (totals: string): string => `
  WITH totals AS (${totals}),
  chosen (language) AS (
    SELECT coalesce(:language, (SELECT value FROM meta WHERE key = 'language'))
  )
  SELECT totals.code,
    coalesce(severity, 'unknown') AS severity,
    coalesce(message, '') AS message,
    coalesce(iif(language = 'en', description_en, description_zh), '') AS description,
    coalesce(iif(language = 'en', advice_en, advice_zh), '') AS advice,
    n, first, last
  FROM totals
  JOIN chosen
  LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1
  ORDER BY n DESC, totals.code`

/** The codes with the most hits, most first; equal counts in the order of their numbers. */
export function topCodes(store: ReadStore, options: TopOptions): TopCode[] {
  const { limit, language = null, since = null, until = null } = options
  const bySource = options.sources !== undefined
  const all = since === null && until === null
  const rows = store.connection
    .prepare<
      unknown[],
      Omit<TopCode, 'code' | 'firstSeen' | 'lastSeen'> & Record<'code' | 'first' | 'last', bigint>
    >(topSql(all ? totalsOfAllTime(bySource) : totalsOfRange(bySource)))
    .safeIntegers()
    .all({
      ...filterOf(store, options),
      language,
      limit,
      ...(all ? {} : { since, until, ...edgesOf(store, options, { bySource }) }),
    })
  return rows.map(({ code, first, last, ...row }) => ({
    code: Number(code),
    ...row,
    firstSeen: Number(first),
    lastSeen: Number(last),
  }))
}
