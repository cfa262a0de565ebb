/** Runs `trend`. */
import { openReader } from '../../database/database.ts'
import type { Span, SpanName } from '../../report/spans.ts'
import { type Series, sumsIn, trendReport } from '../../report/trend.ts'
import { codesCounted, type Filter } from '../../store/filter.ts'
import type { Range, Unit } from '../../store/pieces.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { seen } from '../../store/seen.ts'
import { byCode, trend, trendOfAll } from '../../store/trend.ts'
import { chosenQuestion, filterFor } from '../asked.ts'
import { codeOf } from '../code.ts'
import type { Arguments } from '../command.ts'
import { chosenLanguage } from '../options.ts'
import { printReport } from '../print-report.ts'
import type { Compared } from '../range.ts'
import { spansIn, trendPeriod, unitOf } from '../trend-period.ts'
import type { World } from '../world.ts'

export async function runTrend(args: Arguments, world: World): Promise<number> {
  const codes = [...new Set(((args['codes'] ?? []) as readonly (string | number)[]).map(codeOf))]
  const by = args['by'] as SpanName
  const { asked, compared } = chosenQuestion(args, world)
  const { zone } = asked
  const language = chosenLanguage(args, world)
  const store = await openReader(args['db'] as string)
  try {
    const filter: Filter = {
      ...(await filterFor(store, asked)),
      codes: codes.length === 0 ? undefined : codes,
    }
    const times = await seen(store, filter)
    const period = times && (await trendPeriod(store, asked.range, times, { by, zone, now: world.now() }))
    const spans = period === undefined ? [] : spansIn(period, { by, zone })
    const series = await seriesOf(store, filter, spans, compared)
    const found = series.some(({ values, before = [] }) => [...values, ...before].some((n) => n > 0n))
    // Where the trend begins later than what was counted, the report says so.
    const since = asked.range.since ?? (period?.pruned ? period.since : undefined)
    const report = trendReport({ ...asked, range: { ...asked.range, since } }, by, language, {
      spans: found ? spans : [],
      series,
      counted: { any: times !== undefined || (await seen(store, {})) !== undefined, last: times?.last },
    })
    return await printReport(report, args, world)
  } finally {
    await store.close()
  }
}

async function seriesOf(
  store: ReadStore,
  filter: Filter,
  spans: readonly Span[],
  compared: Compared | undefined,
): Promise<Series[]> {
  const before = compared && spans.map((span) => shifted(span, compared.back))
  if (filter.codes === undefined) {
    const sums = async (list: readonly Span[]): Promise<bigint[]> =>
      sumsIn(list, await trendOfAll(store, { ...filter, ...within(list) }))
    return [{ code: undefined, values: await sums(spans), before: before && (await sums(before)) }]
  }
  const points = async (list: readonly Span[]): Promise<ReturnType<typeof byCode>> =>
    byCode(await trend(store, { ...filter, ...within(list) }))
  const [now, then] = [await points(spans), before && (await points(before))]
  // A code that was never counted has no severity to be judged by.
  const counted = filter.severities && (await codesCounted(store, filter))
  return filter.codes
    .filter((code) => counted?.includes(code) ?? true)
    .map((code) => ({
      code,
      values: sumsIn(spans, now.get(code) ?? []),
      before: before && sumsIn(before, then?.get(code) ?? []),
    }))
}

/** The range that spans cover, nothing where there are none, and the pieces that it is asked for in. */
const within = (spans: readonly Span[]): Range & { readonly by: Unit } => ({
  since: spans[0]?.start ?? 0,
  until: spans.at(-1)?.end ?? 0,
  by: unitOf(spans),
})

const shifted = ({ from, start, end }: Span, back: Compared['back']): Span => ({
  from: back(from),
  start: back(start),
  end: back(end),
})
