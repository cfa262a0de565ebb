/** Runs `db prune`. */
import { changeDatabase } from '../../database/database.ts'
import { type Pruned, prune } from '../../store/prune.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { print } from '../print.ts'
import { counted } from '../quantity.ts'
import type { World } from '../world.ts'

export async function runDbPrune(args: Arguments, world: World): Promise<number> {
  const day = args['before'] as string
  const start = startOf(day, world.now())
  const pruned = await changeDatabase(args['db'] as string, (changing) => prune(changing, start))
  return print(world, [
    args['json'] ? JSON.stringify({ schema_version: 1, before: day, ...pruned }) : sentence(day, pruned),
  ])
}

const sentence = (day: string, { minutes, hours }: Pruned): string =>
  `pruned before ${day}: ${counted(minutes, 'minute')} and ${counted(hours, 'hour')} deleted; days and totals stay`

/** In seconds since 1970. A day that is still to come would delete everything, and is a slip. */
function startOf(day: string, now: number): number {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // JavaScript takes February 30 for March 2.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) {
    throw new UserError(`--before ${day} is no day`, 'give a UTC day such as 2026-01-31')
  }
  if (start > now) {
    throw new UserError(`--before ${day} is still to come`, 'give a UTC day up to today')
  }
  return start / 1000
}
