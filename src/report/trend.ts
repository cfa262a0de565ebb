/** The report of `trend`: one row a span of time, and for people one column a code, with bars. */
import type { Language } from '../catalogue/language.ts'
import type { TrendPoint } from '../store/trend.ts'
import { type Asked, askedFields } from './asked.ts'
import { captionOf, titleWithZone } from './caption.ts'
import { changeCells, changeColumns, changeFields, changeValues } from './change-columns.ts'
import { type Counted, emptyText } from './empty.ts'
import type { Cell, Report, SheetColumn } from './report.ts'
import type { Span, SpanName } from './spans.ts'
import { dayOf, isoTime, minuteTime, minuteTimeWithOffset } from './times.ts'

/** One code's counts, span by span; `code` is undefined for all codes together. */
export interface Series {
  readonly code: number | undefined
  readonly values: readonly bigint[]
  /** In the spans of the period before; undefined where none is asked for. */
  readonly before: readonly bigint[] | undefined
}

export interface TrendData {
  /** None where nothing was counted in them. */
  readonly spans: readonly Span[]
  readonly series: readonly Series[]
  readonly counted: Counted
}

/** What points of one code add up to in each span. A point that begins before the first span lies in it. */
export function sumsIn(spans: readonly Span[], points: readonly Omit<TrendPoint, 'code'>[]): bigint[] {
  const sums = spans.map(() => 0n)
  for (const { start, n } of points) {
    const index = Math.max(0, lastNotAfter(spans, start))
    if (index < sums.length) sums[index] = (sums[index] as bigint) + n
  }
  return sums
}

function lastNotAfter(spans: readonly Span[], time: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).start <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

const words = {
  zh: { minute: '分钟', hour: '小时', day: '日', week: '周', all: '全部', total: '合计' },
  en: { minute: 'minute', hour: 'hour', day: 'day', week: 'week', all: 'all codes', total: 'total' },
} as const

export function trendReport(
  asked: Asked,
  by: SpanName,
  language: Language,
  { spans, series, counted }: TrendData,
): Report {
  const { zone } = asked
  const codes = series.flatMap(({ code }) => code ?? [])
  const compared = asked.before !== undefined
  const say = words[language]
  const columnsOf = ({ code, values }: Series, group: number): SheetColumn[] =>
    [
      { title: `${code ?? say.all}`, align: 'right' as const },
      { title: '', bars: values },
      ...(compared ? changeColumns(language) : []),
    ].map((column) => ({ ...column, group }))
  const cellsOf = (n: bigint, before: bigint | undefined, named: boolean): Cell[] => [
    { text: `${n}`, style: n === 0n ? 'dim' : undefined },
    { text: '' },
    ...(before === undefined ? [] : changeCells(n, before, language, named)),
  ]
  const names = namesOf(spans, by, asked)
  const total: Cell[] = [
    { text: say.total, style: 'bold' },
    ...series.flatMap(({ values, before }) => cellsOf(sumOf(values), before && sumOf(before), true)),
  ]
  return {
    records: {
      asked: { report: 'trend', codes, by, ...askedFields(asked) },
      fields: ['start', 'end', 'code', 'n', ...(compared ? changeFields : [])],
      rows: series.flatMap(({ code, values, before }) =>
        spans.map(({ start, end }, index) => {
          const n = values[index] as bigint
          return [
            ...[isoTime(start, zone), isoTime(end, zone), code ?? null, n],
            ...(before === undefined ? [] : changeValues(n, before[index] as bigint)),
          ]
        }),
      ),
    },
    sheet: {
      caption: captionOf(asked, language),
      columns: [{ title: titleWithZone(say[by], zone) }, ...series.flatMap(columnsOf)],
      rows:
        spans.length === 0
          ? []
          : [
              ...spans.map((_, index) => [
                { text: names[index] as string },
                ...series.flatMap(({ values, before }) =>
                  cellsOf(values[index] as bigint, before?.[index], false),
                ),
              ]),
              total,
            ],
      empty: emptyText(zone, language, counted, codes),
    },
  }
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n)

/** `2026-11-22 10:00`, `2026-11-22` or `2026-11-16 W47`; an hour that comes twice has its offset behind it. */
function namesOf(spans: readonly Span[], by: SpanName, { zone }: Asked): string[] {
  if (by === 'day') return spans.map(({ from }) => dayOf(from, zone))
  if (by === 'week') return spans.map(({ from }) => `${dayOf(from, zone)} ${weekOf(dayOf(from, zone))}`)
  const times = spans.map(({ from }) => minuteTime(from, zone))
  const seen = new Map<string, number>()
  for (const time of times) seen.set(time, (seen.get(time) ?? 0) + 1)
  return spans.map(({ from }, index) => {
    const time = times[index] as string
    return seen.get(time) === 1 ? time : minuteTimeWithOffset(from, zone)
  })
}

/** The number of the ISO week that a Monday begins: that of its Thursday. */
function weekOf(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * 86_400_000)
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000
  return `W${`${Math.floor(days / 7) + 1}`.padStart(2, '0')}`
}
