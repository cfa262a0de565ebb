/** The report of `top`: one row a code, and with a period before also those that are gone since. */
import { severityColors } from '../annotate/text.ts'
import { words } from '../annotate/words.ts'
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import { otherCode } from '../count/unknown-codes.ts'
import type { TopCode } from '../store/top-codes.ts'
import { type Asked, askedFields } from './asked.ts'
import { captionOf, severityName, titleWithZone } from './caption.ts'
import { changeCells, changeColumns, changeFields, changeValues } from './change-columns.ts'
import { type Counted, emptyText } from './empty.ts'
import { sparkline } from './marks.ts'
import type { Cell, Report, SheetColumn } from './report.ts'
import { isoTime, minuteTime } from './times.ts'

export interface TopRow {
  /** Of a code that is gone its times are those of the period before. */
  readonly code: TopCode
  readonly n: bigint
  /** In the period before; undefined where none is asked for. */
  readonly before: bigint | undefined
  /** Over the range, for the screen; none where it isn't wanted. */
  readonly values: readonly bigint[]
}

export interface TopData {
  readonly rows: readonly TopRow[]
  readonly counted: Counted
}

/** Most first, `limit` at most, and after them as many of those that are gone. */
export function topRows(
  codes: readonly TopCode[],
  before: readonly TopCode[] | undefined,
  limit: number,
): Omit<TopRow, 'values'>[] {
  if (before === undefined) return codes.map((code) => ({ code, n: code.n, before: undefined }))
  const now = new Set(codes.map(({ code }) => code))
  const then = new Map(before.map(({ code, n }) => [code, n]))
  return [
    ...codes.slice(0, limit).map((code) => ({ code, n: code.n, before: then.get(code.code) ?? 0n })),
    ...before
      .filter(({ code }) => !now.has(code))
      .slice(0, limit)
      .map((code) => ({ code, n: 0n, before: code.n })),
  ]
}

const titles = {
  zh: { n: '次数', code: '返回码', severity: '级别', last: '最近一次', trend: '走势', description: '说明' },
  en: {
    n: 'Count',
    code: 'Code',
    severity: 'Severity',
    last: 'Last seen',
    trend: 'Trend',
    description: 'Description',
  },
} as const

const other = { zh: '其余未知返回码合计', en: 'All other unknown codes together' } as const

export function topReport(
  asked: Asked,
  limit: number,
  language: Language,
  { rows, counted }: TopData,
): Report {
  const { zone } = asked
  const compared = asked.before !== undefined
  const title = titles[language]
  const columns: SheetColumn[] = [
    { title: title.n, align: 'right' },
    ...(compared ? changeColumns(language) : []),
    { title: title.code, align: 'right' },
    { title: title.severity, spare: 1 },
    { title: titleWithZone(title.last, zone), spare: 3 },
    ...(rows.some(({ values }) => values.length > 0) ? [{ title: title.trend, drawn: true, spare: 2 }] : []),
    { title: title.description },
  ]
  const cells = ({ code, n, before, values }: TopRow): Cell[] => {
    const style = code.severity in severityColors ? severityColors[code.severity as Severity] : undefined
    return [
      { text: `${n}` },
      ...(before === undefined ? [] : changeCells(n, before, language)),
      { text: `${code.code}`, style: style === undefined ? 'bold' : ['bold', style] },
      { text: severityName(code.severity, language), style },
      { text: minuteTime(code.lastSeen, zone) },
      ...(values.length > 0 ? [{ text: sparkline(values), style: 'cyan' as const }] : []),
      { text: descriptionOf(code, language) },
    ]
  }
  return {
    records: {
      asked: { report: 'top', ...askedFields(asked), limit, language },
      fields: [
        ...['code', 'severity', 'n'],
        ...(compared ? changeFields : []),
        ...['first_seen', 'last_seen', 'message', 'description', 'advice'],
      ],
      rows: rows.map(({ code, n, before }) => [
        ...[code.code, code.severity, n],
        ...(before === undefined ? [] : changeValues(n, before)),
        ...[isoTime(code.firstSeen, zone), isoTime(code.lastSeen, zone)],
        ...[code.message, code.description, code.advice],
      ]),
    },
    sheet: {
      caption: captionOf(asked, language),
      columns,
      rows: rows.map(cells),
      empty: emptyText(zone, language, counted),
    },
  }
}

function descriptionOf({ code, description }: TopCode, language: Language): string {
  if (code === otherCode) return other[language]
  return description === '' ? words[language].unknown : description
}
