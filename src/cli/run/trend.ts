/** Runs `trend`. */
import type { Evidence } from '../../detect/hit.ts'
import { tableLines } from '../../report/table.ts'
import { trend } from '../../store/queries.ts'
import { openStoreReadOnly } from '../../store/store.ts'
import type { Arguments } from '../command.ts'
import { print } from '../print.ts'
import { chosenRange, timeText } from '../range.ts'
import type { World } from '../world.ts'
import { codeOf } from './explain.ts'

export async function runTrend(args: Arguments, world: World): Promise<number> {
  const code = codeOf(args['code'] as string | number)
  const by = args['by'] as 'day' | 'hour'
  const range = chosenRange(args, world)
  const store = openStoreReadOnly(args['db'] as string)
  try {
    const points = trend(store, { code, by, minEvidence: args['min-evidence'] as Evidence, ...range })
    const rows = points.map(({ start, n }) => [timeText(start).slice(0, by === 'day' ? 10 : 16), `${n}`])
    const columns = [{ title: `${by} (UTC)` }, { title: `${code}`, align: 'right' as const }]
    return await print(world, tableLines(columns, rows, undefined))
  } finally {
    store.close()
  }
}
