/**
 * What the digest asks of the file: sums of one window at a time, and what is known of each code that was ever counted.
 * Sums are numbers here, since they go into medians and ratios; they are exact up to 2^53.
 */
import type { Language } from '../catalogue/language.ts'
import type { Evidence } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import { filterOf } from './filter.ts'
import { countedIn, edgesOf } from './pieces.ts'
import type { ReadStore } from './read-store.ts'

/** A range with both ends, in seconds since 1970 UTC. */
export interface Window {
  readonly since: number
  /** The first minute that is no longer in it. */
  readonly until: number
}

const everyCode = 'IN (SELECT code FROM code_totals)'

/** How often each code occurred; without those that didn't. Throws where `edgesOf` does. */
export async function countsIn(
  store: ReadStore,
  window: Window,
  minEvidence: Evidence,
): Promise<Map<number, number>> {
  const sums = await store.rows<Record<'code' | 'n', bigint>>(
    `SELECT code, sum(n) AS n FROM (${countedIn(store.dialect, false)}) AS counted GROUP BY code ORDER BY code`,
    { ...(await filterOf(store, { minEvidence })), ...(await edgesOf(store, window)) },
  )
  return new Map(sums.map(({ code, n }) => [Number(code), Number(n)]))
}

/** Whether anything was counted in the UTC days that begin in the window. */
export async function hasDaysIn(
  { rows }: ReadStore,
  { since, until }: Window,
  minEvidence: Evidence,
): Promise<boolean> {
  const days = await rows(
    `SELECT 1 AS found FROM day_counts
     WHERE code ${everyCode} AND day >= :since AND day < :until AND evidence >= :floor LIMIT 1`,
    { since, until, floor: evidenceRank[minEvidence] },
  )
  return days.length > 0
}

const sourcesOfWindow = `
  SELECT name, sum(counted.n) AS n
  FROM (
    SELECT source_id, sum(n) AS n FROM minute_counts
    WHERE code ${everyCode} AND minute >= :since AND minute < :until AND evidence >= :floor
    GROUP BY source_id
  ) AS counted JOIN sources ON sources.id = source_id
  GROUP BY name ORDER BY name`

/**
 * How many codes came from each source. Read from the minutes, of which a day of a busy store has some ten thousand:
 * for windows of a day or less.
 */
export async function sourcesIn(
  { rows }: ReadStore,
  { since, until }: Window,
  minEvidence: Evidence,
): Promise<Map<string, number>> {
  const sums = await rows<{ readonly name: string; readonly n: bigint }>(sourcesOfWindow, {
    floor: evidenceRank[minEvidence],
    since,
    until,
  })
  return new Map(sums.map(({ name, n }) => [name, Number(n)]))
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
    coalesce(CASE :language WHEN 'en' THEN description_en ELSE description_zh END, '') AS description,
    coalesce(CASE :language WHEN 'en' THEN advice_en ELSE advice_zh END, '') AS advice,
    coalesce(advice_by, 'project') AS advice_by,
    first_seen, last_seen
  FROM (
    SELECT code, min(first_seen) AS first_seen, max(last_seen) AS last_seen
    FROM code_totals WHERE evidence >= :floor GROUP BY code
  ) AS totals
  LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1
  ORDER BY totals.code`

/** Every code that was ever counted. */
export async function factsOf(
  { rows }: ReadStore,
  language: Language,
  minEvidence: Evidence,
): Promise<Map<number, CodeFacts>> {
  const facts = await rows<
    Record<'code' | 'first_seen' | 'last_seen', bigint> &
      Record<'severity' | 'description' | 'advice' | 'advice_by', string>
  >(factsOfCodes, { language, floor: evidenceRank[minEvidence] })
  return new Map(
    facts.map(({ code, advice_by, first_seen, last_seen, ...texts }) => [
      Number(code),
      {
        code: Number(code),
        ...texts,
        adviceBy: advice_by,
        firstSeen: Number(first_seen),
        lastSeen: Number(last_seen),
      },
    ]),
  )
}

export interface Issue {
  readonly kind: string
  readonly source: string
  readonly detail: string
  /** The latest time it was met; the file keeps no others. */
  readonly at: number
}

/** What was odd in ingesting and was met last in the window. */
export async function issuesIn({ rows }: ReadStore, { since, until }: Window): Promise<Issue[]> {
  const issues = await rows<Omit<Issue, 'at'> & { readonly at: bigint }>(
    `SELECT kind, source, detail, max(at) AS at FROM issues
     GROUP BY kind, source, detail HAVING max(at) >= :since AND max(at) < :until
     ORDER BY kind, source, detail`,
    { since, until },
  )
  return issues.map((issue) => ({ ...issue, at: Number(issue.at) }))
}
