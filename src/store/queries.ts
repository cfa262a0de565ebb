/**
 * What the plain reports ask of the file. Every query reads a roll-up through its key, so a year of minutes answers
 * as fast as a day of them. Sums come as bigint, since SQLite counts to 2^63 and a number is exact to 2^53 only.
 */
import type { Language } from '../catalogue/language.ts'
import type { Evidence } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import type { ReadStore } from './store.ts'

export interface TopCode {
  readonly code: number
  /** `unknown` for a code that the catalogue doesn't have; its texts are empty. */
  readonly severity: string
  readonly message: string
  readonly description: string
  readonly advice: string
  readonly n: bigint
  /** In seconds since 1970 UTC. */
  readonly firstSeen: number
  readonly lastSeen: number
}

export interface TopOptions {
  readonly limit: number
  /** Counts only hits that are at least this sure; all of them unless given. */
  readonly minEvidence?: Evidence
  /** The language of the texts; the file's own (`meta.language`) unless given. */
  readonly language?: Language
}

/** The codes with the most hits, most first; equal counts in the order of their numbers. */
export function topCodes(store: ReadStore, options: TopOptions): TopCode[] {
  const { limit, minEvidence = 'inferred', language = null } = options
  const rows = store.connection
    .prepare<
      unknown[],
      Omit<TopCode, 'code' | 'firstSeen' | 'lastSeen'> & Record<'code' | 'first' | 'last', bigint>
    >(
      `WITH totals AS (
         SELECT code, sum(n) AS n, min(first_seen) AS first, max(last_seen) AS last
         FROM code_totals
         WHERE evidence >= :floor
         GROUP BY code
       ),
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
       ORDER BY n DESC, totals.code
       LIMIT :limit`,
    )
    .safeIntegers()
    .all({ floor: evidenceRank[minEvidence], language, limit })
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

export interface TrendOptions {
  readonly code: number
  readonly by: 'hour' | 'day'
  readonly minEvidence?: Evidence
}

const trendSql = { hour: trendOver('hour'), day: trendOver('day') } as const

function trendOver(span: 'hour' | 'day'): string {
  return `SELECT ${span} AS start, sum(n) AS n
    FROM ${span}_counts
    WHERE code = :code AND evidence >= :floor
    GROUP BY ${span}
    ORDER BY ${span}`
}

/** How often the code occurred in each UTC hour or day, oldest first; spans without a hit are left out. */
export function trend(store: ReadStore, { code, by, minEvidence = 'inferred' }: TrendOptions): TrendPoint[] {
  const rows = store.connection
    .prepare<unknown[], Record<'start' | 'n', bigint>>(trendSql[by])
    .safeIntegers()
    .all({ code, floor: evidenceRank[minEvidence] })
  return rows.map(({ start, n }) => ({ start: Number(start), n }))
}
