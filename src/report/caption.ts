/** What was asked for, as lines above a table: a report that is passed on must say what it leaves out. */
import { words } from '../annotate/words.ts'
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import type { Range } from '../store/pieces.ts'
import type { Zone } from '../time/zone.ts'
import type { Asked } from './asked.ts'
import { minuteTime } from './times.ts'

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
