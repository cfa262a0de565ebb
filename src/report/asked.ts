/** What a report was asked for: its range, its zone and what it leaves out, for programs and for people. */
import { words } from '../annotate/words.ts'
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import type { Evidence } from '../detect/hit.ts'
import type { Range } from '../store/pieces.ts'
import type { Zone } from '../time/zone.ts'
import type { Described } from './report.ts'
import { isoTime, minuteTime } from './times.ts'

export interface Period {
  readonly since: number
  readonly until: number
}

export interface Asked {
  readonly range: Range
  /** The period that it is compared with; then the range has two ends. */
  readonly before: Period | undefined
  readonly zone: Zone
  /** As the user gave them; none stands for all. */
  readonly sources: readonly string[]
  readonly severities: readonly (Severity | 'unknown')[]
  readonly evidence: readonly Evidence[]
  readonly minEvidence: Evidence
}

/** For programs, with the times of an open end as null. */
export function askedFields(asked: Asked): Readonly<Record<string, Described>> {
  const { range, before, zone } = asked
  const time = (seconds: number | undefined): string | null =>
    seconds === undefined ? null : isoTime(seconds, zone)
  return {
    since: time(range.since),
    until: time(range.until),
    before: before === undefined ? null : { since: time(before.since), until: time(before.until) },
    zone: zone.name,
    sources: asked.sources,
    severities: asked.severities,
    evidence: asked.evidence,
    min_evidence: asked.minEvidence,
  }
}

const labels = {
  zh: {
    from: (since: string) => `${since} 起`,
    to: (until: string) => `${until} 之前`,
    compared: '对比 ',
    times: '时间所属时区：',
    source: '来源',
    severity: '级别',
    evidence: '证据',
    atLeast: '至少',
    between: '：',
    none: '还没有统计到任何返回码。',
    nothing: '这个范围内没有统计到返回码。',
    latest: (time: string) => `最近一次在 ${time}。`,
    noSuch: '从未统计到符合条件的返回码。',
    never: (codes: string) => `从未统计到 ${codes}。`,
  },
  en: {
    from: (since: string) => `since ${since}`,
    to: (until: string) => `before ${until}`,
    compared: 'compared with ',
    times: 'times of ',
    source: 'source',
    severity: 'severity',
    evidence: 'evidence',
    atLeast: 'at least ',
    between: ' ',
    none: 'No codes have been counted yet.',
    nothing: 'No code was counted here.',
    latest: (time: string) => ` The latest is of ${time}.`,
    noSuch: 'No code that fits was ever counted.',
    never: (codes: string) => `Never counted: ${codes}.`,
  },
} as const

/** Lines for people; none where everything was asked for. */
export function captionOf(asked: Asked, language: Language): string[] {
  const say = labels[language]
  const { range, before, zone, sources, severities, evidence, minEvidence } = asked
  const period = periodText(range, zone, language)
  const listed = (label: string, list: readonly string[]): string[] =>
    list.length === 0 ? [] : [`${label}${say.between}${list.join(', ')}`]
  const filters = [
    ...listed(say.source, sources),
    ...listed(
      say.severity,
      severities.map((severity) => severityName(severity, language)),
    ),
    ...listed(
      say.evidence,
      evidence.map((one) => words[language].evidence[one]),
    ),
    ...listed(
      say.evidence,
      minEvidence === 'inferred' ? [] : [`${say.atLeast}${words[language].evidence[minEvidence]}`],
    ),
  ]
  return [
    ...(period === undefined ? [] : [`${period} (${zone.name})`]),
    ...(period === undefined && !isShort(zone) ? [`${say.times}${zone.name}`] : []),
    ...(before === undefined ? [] : [`${say.compared}${periodText(before, zone, language)} (${zone.name})`]),
    ...(filters.length === 0 ? [] : [filters.join(' · ')]),
  ]
}

/** Room for a zone's name over a column of times; longer names stand in the caption alone. */
const isShort = ({ name }: Zone): boolean => name.length <= '+08:00'.length

export const titleWithZone = (title: string, zone: Zone): string =>
  isShort(zone) ? `${title} (${zone.name})` : title

function periodText({ since, until }: Range, zone: Zone, language: Language): string | undefined {
  const say = labels[language]
  const from = since === undefined ? undefined : minuteTime(since, zone)
  const to = until === undefined ? undefined : minuteTime(until, zone)
  if (from === undefined) return to === undefined ? undefined : say.to(to)
  return to === undefined ? say.from(from) : `${from} – ${to}`
}

export const severityName = (severity: string, language: Language): string =>
  severity in words[language].severity
    ? words[language].severity[severity as Severity]
    : words[language].unknownSeverity

/** What there is where a report has no rows. */
export interface Counted {
  /** Whether anything was ever counted. */
  readonly any: boolean
  /** When what was asked for was counted last, whatever the range. */
  readonly last: number | undefined
}

/** Said where there are no rows; `codes` are those that were asked for, if any were. */
export function emptyText(
  { zone }: Pick<Asked, 'zone'>,
  language: Language,
  { any, last }: Counted,
  codes: readonly number[] = [],
): string {
  const say = labels[language]
  if (last !== undefined) return `${say.nothing}${say.latest(`${minuteTime(last, zone)} (${zone.name})`)}`
  if (!any) return say.none
  return codes.length === 0 ? say.noSuch : say.never(codes.join(', '))
}
