/**
 * A digest for programs: every number, nothing left out. docs/digest.md has each field with the SQL that gives it.
 * Fields may be added; what is there keeps its name and meaning within a schema_version.
 */

import type { Digest } from './digest.ts'
import type { Finding } from './finding.ts'
import { firstSentence } from './first-sentence.ts'
import { isGood } from './summary.ts'

export const digestSchemaVersion = 1

export function digestJson(digest: Digest): Record<string, unknown> {
  const { window, zone, language, minEvidence, total, codes, baseline } = digest
  const { findings, frequent, unknown, issues, sourcesLookedAt } = digest
  return {
    schema_version: digestSchemaVersion,
    since: utcText(window.since),
    until: utcText(window.until),
    zone: zone.name,
    language,
    min_evidence: minEvidence,
    nothing_to_act_on: isGood(digest),
    total,
    codes,
    median: baseline?.median ?? null,
    spread: baseline?.spread ?? null,
    earlier: digest.earlier.map(({ since, until, n, compared }) => ({
      since: utcText(since),
      until: utcText(until),
      n: n ?? null,
      compared,
    })),
    first_seen: timeOrNull(digest.firstSeen),
    last_seen: timeOrNull(digest.lastSeen),
    findings: findings.map(findingJson),
    frequent: frequent.map(findingJson),
    unknown_codes: unknown,
    ingest_issues: issues.map(({ kind, source, detail, at }) => ({ kind, source, at: utcText(at), detail })),
    sources_looked_at: sourcesLookedAt,
  }
}

function findingJson(finding: Finding): Record<string, unknown> {
  const { kind, n, baseline } = finding
  const counts = {
    n,
    median: baseline?.median ?? null,
    spread: baseline?.spread ?? null,
    earlier: baseline?.counts ?? [],
  }
  if (finding.kind === 'silent') return { kind, source: finding.source, ...counts }
  const { code, severity, description, advice, adviceBy, firstSeen, lastSeen } = finding
  return {
    kind,
    code,
    severity,
    ...counts,
    first_seen: utcText(firstSeen),
    last_seen: utcText(lastSeen),
    description,
    first_step: firstSentence(advice),
    advice_by: adviceBy,
  }
}

/** As the public views write times, so that a field can be compared with a column. */
export const utcText = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

const timeOrNull = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : utcText(seconds)
