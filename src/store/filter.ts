/**
 * What of the counts a report is about, as SQL conditions and what they take. Each narrows; one that is left out
 * narrows nothing. The codes are listed once and then sought one by one, since the tables' keys begin with the code.
 */
import type { Severity } from '../catalogue/record.ts'
import { type Evidence, evidences } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import type { ReadStore } from './store.ts'

export interface Filter {
  /** Only these codes. */
  readonly codes?: readonly number[] | undefined
  /** `unknown` are the codes that the catalogue doesn't have. */
  readonly severities?: readonly (Severity | 'unknown')[] | undefined
  /** Only sources with these numbers; `sourcesNamed` gives them. */
  readonly sources?: readonly number[] | undefined
  /** Only hits that are exactly as sure as one of these. */
  readonly evidence?: readonly Evidence[] | undefined
  /** Only hits that are at least this sure. */
  readonly minEvidence?: Evidence | undefined
}

/** Holds for a row with `code`, `evidence` and, where sources are chosen, `source_id`; takes what `filterOf` gives. */
export const isOfCode = 'code IN (SELECT value FROM json_each(:codes))'
const isOfEvidence = '(:evidence >> evidence) & 1'
const isOfSource = 'source_id IN (SELECT value FROM json_each(:sources))'
export const isOfHit = (bySource: boolean): string =>
  bySource ? `${isOfEvidence} AND ${isOfSource}` : isOfEvidence

const counted = `
  SELECT DISTINCT code_totals.code
  FROM code_totals
  LEFT JOIN codes ON codes.code = code_totals.code AND codes.preferred = 1
  WHERE (:codes IS NULL OR code_totals.code IN (SELECT value FROM json_each(:codes)))
    AND (:severities IS NULL OR coalesce(severity, 'unknown') IN (SELECT value FROM json_each(:severities)))
  ORDER BY code_totals.code`

/** The codes that were ever counted, of those that the filter lets through. */
export function codesCounted({ connection }: ReadStore, { codes, severities }: Filter): number[] {
  return connection
    .prepare<unknown[], number>(counted)
    .pluck()
    .all({ codes: jsonOrNull(codes), severities: jsonOrNull(severities) })
}

/** What the conditions take. */
export function filterOf(store: ReadStore, filter: Filter): Readonly<Record<string, string | number>> {
  const { evidence = evidences, minEvidence = 'inferred', sources = [] } = filter
  const ranks = evidence.map((one) => evidenceRank[one]).filter((rank) => rank >= evidenceRank[minEvidence])
  return {
    codes: JSON.stringify(codesCounted(store, filter)),
    evidence: ranks.reduce((set, rank) => set | (1 << rank), 0),
    sources: JSON.stringify(sources),
  }
}

const jsonOrNull = (list: readonly unknown[] | undefined): string | null =>
  list === undefined ? null : JSON.stringify(list)
