/** Runs `trend`. */
import type { Period } from '../../report/asked.ts'
import { type Span, type SpanName, spansOf, usualLength } from '../../report/spans.ts'
import { type Series, sumsIn, trendReport } from '../../report/trend.ts'
import { codesCounted, type Filter } from '../../store/filter.ts'
import type { Range, Unit } from '../../store/pieces.ts'
import { prunedBefore, type Seen, seen } from '../../store/seen.ts'
import { openStoreReadOnly, type ReadStore } from '../../store/store.ts'
import { byCode, secondsOf, trend, trendOfAll } from '../../store/trend.ts'
import type { Zone } from '../../time/zone.ts'
import { UserError } from '../../user-error.ts'
import { chosenQuestion, filterFor } from '../asked.ts'
import { codeOf } from '../code.ts'
import type { Arguments } from '../command.ts'
import { chosenLanguage } from '../options.ts'
import { printReport } from '../print-report.ts'
import { type Compared, endOfMinute, timeText } from '../range.ts'
import type { World } from '../world.ts'

/** A week of minutes, a year of hours; nobody reads more rows than that. */
const mostSpans = 10_080

export async function runTrend(args: Arguments, world: World): Promise<number> {
  const codes = [...new Set(((args['codes'] ?? []) as readonly (string | number)[]).map(codeOf))]
  const by = args['by'] as SpanName
  const { asked, compared } = chosenQuestion(args, world)
  const { zone } = asked
  const language = chosenLanguage(args, world)
  const store = openStoreReadOnly(args['db'] as string)
  try {
    const filter: Filter = {
      ...(await filterFor(store, asked)),
      codes: codes.length === 0 ? undefined : codes,
    }
    const times = seen(store, filter)
    const period = times && periodOf(asked.range, times, by, zone, store, world)
    const spans = period === undefined ? [] : spansIn(period, by, zone)
    const series = seriesOf(store, filter, spans, compared)
    const found = series.some(({ values, before = [] }) => [...values, ...before].some((n) => n > 0n))
    const since = period?.since === prunedBefore(store)?.start ? period?.since : asked.range.since
    const report = trendReport({ ...asked, range: { ...asked.range, since } }, by, language, {
      spans: found ? spans : [],
      series,
      counted: { any: times !== undefined || seen(store, {}) !== undefined, last: times?.last },
    })
    return await printReport(report, args, world)
  } finally {
    store.close()
  }
}

/**
 * An open beginning is the first hit, or the first day of which there is more than the sum; an open end the last hit,
 * or now where the beginning is given: a code that has stopped shows as that.
 */
function periodOf(
  { since, until }: Range,
  { first, last }: Seen,
  by: SpanName,
  zone: Zone,
  store: ReadStore,
  world: World,
): Period {
  const end = endOfMinute(last * 1000)
  const to = until ?? (since === undefined ? end : Math.max(end, endOfMinute(world.now())))
  if (since !== undefined) return { since, until: to }
  const from = Math.floor(first / 60) * 60
  const pruned = prunedBefore(store)?.start ?? from
  if (pruned <= from) return { since: from, until: to }
  const whole = unitOf(spansIn({ since: from, until: to }, by, zone)) === 'day'
  return { since: whole ? Math.floor(first / 86_400) * 86_400 : pruned, until: to }
}

function spansIn({ since, until }: Period, by: SpanName, zone: Zone): Span[] {
  const number = Math.ceil((until - since) / usualLength[by])
  if (number <= mostSpans) return spansOf(since, until, by, zone)
  throw new UserError(
    `--by ${by} from ${timeText(since)} to ${timeText(until)} UTC are ${number} rows, and ${mostSpans} the most`,
    'give a shorter range with --since and --until, or a longer --by',
  )
}

/** The longest pieces of UTC that all spans are made of; what a range cuts off at its ends comes from the minutes. */
function unitOf(spans: readonly Span[]): Unit {
  const inner = spans.slice(1).map(({ start }) => start)
  if (inner.every((start) => start % secondsOf.day === 0)) return 'day'
  return inner.every((start) => start % secondsOf.hour === 0) ? 'hour' : 'minute'
}

function seriesOf(
  store: ReadStore,
  filter: Filter,
  spans: readonly Span[],
  compared: Compared | undefined,
): Series[] {
  const periods = [spans, compared && spans.map((span) => shifted(span, compared.back))] as const
  if (filter.codes === undefined) {
    const [values, before] = periods.map(
      (list) => list && sumsIn(list, trendOfAll(store, { ...filter, ...within(list) })),
    )
    return [{ code: undefined, values: values ?? [], before }]
  }
  const [now, then] = periods.map((list) => list && byCode(trend(store, { ...filter, ...within(list) })))
  // A code that was never counted has no severity to be judged by.
  const counted = filter.severities && codesCounted(store, filter)
  return filter.codes
    .filter((code) => counted?.includes(code) ?? true)
    .map((code) => ({
      code,
      values: sumsIn(spans, now?.get(code) ?? []),
      before: periods[1] && sumsIn(periods[1], then?.get(code) ?? []),
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
