/**
 * What the digest asks of the file: sums of one window at a time, and what is known of each code that was ever counted.
 * Sums are numbers here, since they go into medians and ratios; they are exact up to 2^53.
 */
import type { Language } from '../catalogue/language.ts'
import type { Evidence } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import { filterOf } from './filter.ts'
import { countedIn, edgesOf } from './pieces.ts'
import type { ReadStore } from './store.ts'

/** A range with both ends, in seconds since 1970 UTC. */
export interface Window {
  readonly since: number
  /** The first minute that is no longer in it. */
  readonly until: number
}

const everyCode = 'IN (SELECT code FROM code_totals)'

const codesOfWindow = `
  SELECT code, sum(n) AS n FROM (${countedIn(false)}) GROUP BY code`

/** How often each code occurred; without those that didn't. Throws where `edgesOf` does. */
export function countsIn(store: ReadStore, window: Window, minEvidence: Evidence): Map<number, number> {
  const rows = store.connection
    .prepare<unknown[], [code: number, n: number]>(codesOfWindow)
    .raw()
    .all({ ...filterOf(store, { minEvidence }), ...edgesOf(store, window) })
  return new Map(rows)
}

const anyDay = `
  SELECT 1 FROM day_counts
  WHERE code ${everyCode} AND day >= :since AND day < :until AND evidence >= :floor LIMIT 1`

/** Whether anything was counted in the UTC days that begin in the window. */
export const hasDaysIn = ({ connection }: ReadStore, window: Window, minEvidence: Evidence): boolean =>
  connection.prepare(anyDay).get({ ...window, floor: evidenceRank[minEvidence] }) !== undefined

const sourcesOfWindow = `
  SELECT name, sum(n) AS n
  FROM (
    SELECT source_id, sum(n) AS n FROM minute_counts
    WHERE code ${everyCode} AND minute >= :since AND minute < :until AND evidence >= :floor
    GROUP BY source_id
  ) JOIN sources ON sources.id = source_id
  GROUP BY name`

/**
 * How many codes came from each source. Read from the minutes, of which a day of a busy store has some ten thousand:
 * for windows of a day or less.
 */
export function sourcesIn(
  store: ReadStore,
  { since, until }: Window,
  minEvidence: Evidence,
): Map<string, number> {
  const rows = store.connection
    .prepare<unknown[], [name: string, n: number]>(sourcesOfWindow)
    .raw()
    .all({ floor: evidenceRank[minEvidence], since, until })
  return new Map(rows)
}

/** What is known of a code; its preferred meaning where it has several. */
export interface CodeFacts {
  readonly code: number
  /** `unknown` for a code that the catalogue doesn't have; its texts are empty. */
  readonly severity: string
  readonly description: string
  readonly advice: string
  readonly adviceBy: string
  /** Of all that was ever counted, in seconds since 1970 UTC. */
  readonly firstSeen: number
  readonly lastSeen: number
}

const factsOfCodes = `
  SELECT totals.code AS code,
    coalesce(severity, 'unknown') AS severity,
    coalesce(iif(:language = 'en', description_en, description_zh), '') AS description,
    coalesce(iif(:language = 'en', advice_en, advice_zh), '') AS advice,
    coalesce(advice_by, 'project') AS adviceBy,
    firstSeen, lastSeen
  FROM (
    SELECT code, min(first_seen) AS firstSeen, max(last_seen) AS lastSeen
    FROM code_totals WHERE evidence >= :floor GROUP BY code
  ) AS totals
  LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1`

/** Every code that was ever counted. */
export function factsOf(store: ReadStore, language: Language, minEvidence: Evidence): Map<number, CodeFacts> {
  const rows = store.connection
    .prepare<unknown[], CodeFacts>(factsOfCodes)
    .all({ language, floor: evidenceRank[minEvidence] })
  return new Map(rows.map((facts) => [facts.code, facts]))
}

export interface Issue {
  readonly kind: string
  readonly source: string
  readonly detail: string
  /** The latest time it was met; the file keeps no others. */
  readonly at: number
}

/** What was odd in ingesting and was met last in the window. */
export const issuesIn = ({ connection }: ReadStore, { since, until }: Window): Issue[] =>
  connection
    .prepare<unknown[], Issue>(
      `SELECT kind, source, detail, max(at) AS at FROM issues
       GROUP BY kind, source, detail HAVING max(at) >= :since AND max(at) < :until
       ORDER BY kind, source, detail`,
    )
    .all({ since, until })
