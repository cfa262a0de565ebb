/**
 * What of the counts a report is about, as SQL conditions and what they take. Each narrows; one that is left out
 * narrows nothing. The codes are listed once and then sought one by one, since the tables' keys begin with the code.
 */
import type { Severity } from '../catalogue/record.ts'
import { type Evidence, evidences } from '../detect/hit.ts'
import { evidenceRank } from './evidence-rank.ts'
import type { Dialect, ReadStore, Values } from './read-store.ts'

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
export const isOfCode = ({ isOneOf }: Dialect): string => isOneOf('code', 'codes')
const isOfEvidence = '((:evidence >> CAST(evidence AS INTEGER)) & 1) <> 0'
export const isOfHit = ({ isOneOf }: Dialect, bySource: boolean): string =>
  bySource ? `${isOfEvidence} AND ${isOneOf('source_id', 'sources')}` : isOfEvidence

/** The codes that were ever counted, of those that the filter lets through. */
export async function codesCounted(
  { rows, dialect: { isOneOf } }: ReadStore,
  { codes, severities }: Filter,
): Promise<number[]> {
  const counted = await rows<{ readonly code: bigint }>(
    `SELECT DISTINCT code_totals.code
     FROM code_totals
     LEFT JOIN codes ON codes.code = code_totals.code AND codes.preferred = 1
     WHERE ${codes === undefined ? 'true' : isOneOf('code_totals.code', 'codes')}
       AND ${severities === undefined ? 'true' : isOneOf("coalesce(severity, 'unknown')", 'severities')}
     ORDER BY code_totals.code`,
    { ...(codes && { codes }), ...(severities && { severities }) },
  )
  return counted.map(({ code }) => Number(code))
}

/** What the conditions take. */
export async function filterOf(store: ReadStore, filter: Filter): Promise<Values> {
  const { evidence = evidences, minEvidence = 'inferred', sources = [] } = filter
  const ranks = evidence.map((one) => evidenceRank[one]).filter((rank) => rank >= evidenceRank[minEvidence])
  return {
    codes: await codesCounted(store, filter),
    evidence: ranks.reduce((set, rank) => set | (1 << rank), 0),
    sources,
  }
}
