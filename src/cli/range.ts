/** `--since` and `--until`: the minutes that a report is about. */
import type { Range } from '../store/pieces.ts'
import { type Period, periodForms, readPeriod } from '../time/period.ts'
import { utc, type Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import type { World } from './world.ts'

/** Days and times without a zone are those of `zone`. */
export function chosenRange(args: Arguments, { now }: World, zone: Zone = utc): Range {
  const clock = { zone, now: now() }
  const period = (name: string): Period | undefined => {
    const text = args[name] as string | undefined
    if (text === undefined) return undefined
    const read = readPeriod(text, clock)
    if (read === undefined) throw notUnderstood(name, text)
    return read
  }
  const [since, until] = [minuteOf(period('since')?.start), minuteOf(period('until')?.end)]
  if (since !== undefined && until !== undefined && since >= until) {
    throw new UserError(
      `--since ${args['since']} is not before --until ${args['until']}`,
      `they are ${timeText(since)} and ${timeText(until)} UTC; give an earlier --since or a later --until`,
    )
  }
  return { since, until }
}

/** A minute that a moment lies in is counted from its start, or not at all: ranges that meet share none. */
const minuteOf = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : Math.floor(milliseconds / 60_000) * 60

const notUnderstood = (name: string, text: string): UserError =>
  new UserError(
    `--${name} ${text || "''"} is no time`,
    `give one of ${periodForms.map(({ example }) => example).join(', ')}`,
  )

/** Seconds since 1970 as `2026-11-22 10:00`, in UTC. */
export const timeText = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
