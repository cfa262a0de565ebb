/**
 * What the plain reports ask of the file. Every query reads a roll-up through its key, so a year of minutes answers
 * as fast as a day of them. Sums come as bigint, since SQLite counts to 2^63 and a number is exact to 2^53 only.
 */
import type { Language } from '../catalogue/language.ts'
import type { Evidence } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import { countedIn, edgesOf, type Range } from './pieces.ts'
import type { ReadStore } from './store.ts'
import { startOf } from './sums.ts'

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

export interface TopOptions extends Range {
  readonly limit: number
  /** Counts only hits that are at least this sure; all of them unless given. */
  readonly minEvidence?: Evidence
  /** The language of the texts; the file's own (`meta.language`) unless given. */
  readonly language?: Language
}

const most = 'GROUP BY code ORDER BY n DESC, code LIMIT :limit'

const totalsOfAllTime = `
  SELECT code, sum(n) AS n, min(first_seen) AS first, max(last_seen) AS last
  FROM code_totals
  WHERE evidence >= :floor
  ${most}`

/** The minutes of the day that a code's first or last piece begins with hold its first or last minute. */
const edgeMinute = (choose: 'min' | 'max', piece: string): string => `
  SELECT ${choose}(minute) FROM minute_counts
  WHERE code = top.code AND evidence >= :floor AND minute >= ${piece}
    AND minute < min(${piece} + 86400, :last_minutes_end)`

/** What the totals know to the second, where the range is open. */
const edgeOfAllTime = (choose: 'min(first_seen)' | 'max(last_seen)'): string => `
  SELECT ${choose} FROM code_totals WHERE code = top.code AND evidence >= :floor`

const totalsOfRange = `
  SELECT code, n,
    coalesce(iif(:since IS NULL, (${edgeOfAllTime('min(first_seen)')}), (${edgeMinute('min', 'first')})), first) AS first,
    coalesce(iif(:until IS NULL, (${edgeOfAllTime('max(last_seen)')}), (${edgeMinute('max', 'last')})), last) AS last
  FROM (
    SELECT code, sum(n) AS n, min(at) AS first, max(at) AS last
    FROM (${countedIn('IN (SELECT code FROM code_totals)')})
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
  const { limit, minEvidence = 'inferred', language = null, since = null, until = null } = options
  const all = since === null && until === null
  const rows = store.connection
    .prepare<
      unknown[],
      Omit<TopCode, 'code' | 'firstSeen' | 'lastSeen'> & Record<'code' | 'first' | 'last', bigint>
    >(topSql(all ? totalsOfAllTime : totalsOfRange))
    .safeIntegers()
    .all({
      floor: evidenceRank[minEvidence],
      language,
      limit,
      ...(all ? {} : { since, until, ...edgesOf(store, options) }),
    })
  return rows.map(({ code, first, last, ...row }) => ({
    code: Number(code),
    ...row,
    firstSeen: Number(first),
    lastSeen: Number(last),
  }))
}

export interface TrendPoint {
  /** Start of the UTC hour or day, in seconds since 1970. */
  readonly start: number
  readonly n: bigint
}

export interface TrendOptions extends Range {
  readonly code: number
  readonly by: 'hour' | 'day'
  readonly minEvidence?: Evidence
}

const trendSql = { hour: trendBy(3600), day: trendBy(86_400) } as const

function trendBy(span: number): string {
  return `SELECT ${startOf(span, 'at')} AS start, sum(n) AS n
    FROM (${countedIn('= :code')})
    GROUP BY start
    ORDER BY start`
}

/**
 * How often the code occurred in each UTC hour or day, oldest first; spans without a hit are left out, and of one that
 * a range cuts through, what lies outside.
 */
export function trend(store: ReadStore, options: TrendOptions): TrendPoint[] {
  const { code, by, minEvidence = 'inferred' } = options
  const rows = store.connection
    .prepare<unknown[], Record<'start' | 'n', bigint>>(trendSql[by])
    .safeIntegers()
    .all({ code, floor: evidenceRank[minEvidence], ...edgesOf(store, options, by === 'day') })
  return rows.map(({ start, n }) => ({ start: Number(start), n }))
}
