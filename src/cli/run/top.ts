/** Runs `top`. */
import { openReader } from '../../database/database.ts'
import { type Cells, cellsOf, valuesIn } from '../../report/marks.ts'
import { topReport, topRows } from '../../report/top.ts'
import type { Filter } from '../../store/filter.ts'
import type { Range, Unit } from '../../store/pieces.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { prunedBefore, seen } from '../../store/seen.ts'
import { type TopCode, topCodes } from '../../store/top-codes.ts'
import { byCode, secondsOf, trend } from '../../store/trend.ts'
import { UserError } from '../../user-error.ts'
import { chosenQuestion, filterFor } from '../asked.ts'
import type { Arguments } from '../command.ts'
import { chosenLanguage } from '../options.ts'
import { printReport } from '../print-report.ts'
import { endOfMinute } from '../range.ts'
import { type World, widthOf } from '../world.ts'

export async function runTop(args: Arguments, world: World): Promise<number> {
  const limit = Number(args['limit'])
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new UserError(`--limit ${args['limit']} is no number of rows`, 'give a whole number from 1')
  }
  const { asked, compared } = chosenQuestion(args, world)
  const language = chosenLanguage(args, world)
  const store = await openReader(args['db'] as string)
  try {
    const filter = await filterFor(store, asked)
    const top = (range: Range): Promise<TopCode[]> =>
      // What is gone shows beside all that there is, however little of it is printed.
      topCodes(store, { ...filter, ...range, language, limit: compared ? Number.MAX_SAFE_INTEGER : limit })
    const rows = topRows(await top(asked.range), compared && (await top(compared.before)), limit)
    const draw =
      args['format'] === 'table'
        ? await drawnIn(
            store,
            filter,
            asked.range,
            rows.map(({ code }) => code),
            world,
          )
        : () => []
    const report = topReport(asked, limit, language, {
      rows: rows.map((row) => ({ ...row, values: draw(row.code.code) })),
      counted: {
        any: rows.length > 0 || (await seen(store, {})) !== undefined,
        last: rows.length > 0 ? undefined : (await seen(store, filter))?.last,
      },
    })
    return await printReport(report, args, world)
  } finally {
    await store.close()
  }
}

/** Marks of a line that shows how a code has gone; more of them on a wide terminal. */
const marksOn = (width = 80): number => (width < 80 ? 8 : width < 110 ? 12 : 20)

/** Each code's values over the range; an open end is where the codes begin or end. */
async function drawnIn(
  store: ReadStore,
  filter: Filter,
  range: Range,
  codes: readonly TopCode[],
  world: World,
): Promise<(code: number) => bigint[]> {
  if (codes.length === 0) return () => []
  const first = codes.reduce((time, { firstSeen }) => Math.min(time, firstSeen), Number.POSITIVE_INFINITY)
  const last = codes.reduce((time, { lastSeen }) => Math.max(time, lastSeen), Number.NEGATIVE_INFINITY)
  const since = range.since ?? first
  const now = range.since === undefined ? last : Math.max(last, endOfMinute(world.now()) - 1)
  const until = range.until ?? now + 1
  const most = marksOn(widthOf(world))
  const unit = unitFor(until - since, most, since < ((await prunedBefore(store))?.start ?? since))
  const cells: Cells = cellsOf(since, until, secondsOf[unit], most)
  const points = byCode(
    await trend(store, { ...filter, ...range, codes: codes.map(({ code }) => code), by: unit }),
  )
  return (code) => valuesIn(cells, points.get(code) ?? [])
}

/** The longest of which there are half as many as marks; of pruned days there are only the days. */
function unitFor(length: number, most: number, pruned: boolean): Unit {
  if (pruned || length >= (most * secondsOf.day) / 2) return 'day'
  return length >= (most * secondsOf.hour) / 2 ? 'hour' : 'minute'
}
