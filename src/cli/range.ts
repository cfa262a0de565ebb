/** `--since` and `--until`: the minutes that a report is about, and the period before them that it is compared with. */
import type { Period } from '../report/asked.ts'
import type { Range } from '../store/pieces.ts'
import { type Period as Named, periodForms, readPeriod } from '../time/period.ts'
import { instantOf } from '../time/wall-clock.ts'
import { utc, type Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import type { World } from './world.ts'

/** Days and times without a zone are those of `zone`. */
export function chosenRange(args: Arguments, { now }: Pick<World, 'now'>, zone: Zone = utc): Range {
  const clock = { zone, now: now() }
  const period = (name: string): Named | undefined => {
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

export interface Compared {
  /** With the end that the clock gives where it is open. */
  readonly range: Period
  readonly before: Period
  /** From a time of the range to the one that it is compared with. */
  readonly back: (time: number) => number
}

/**
 * The period of the same length just before. Before whole days of the zone there are as many whole days, also where
 * one of them has 23 hours.
 */
export function comparedWith({ since, until }: Range, zone: Zone, now: number): Compared {
  if (since === undefined) {
    throw new UserError(
      '--compare needs --since',
      'give the beginning of a period, as in --since 7d --compare',
    )
  }
  const range = { since, until: until ?? endOfMinute(now) }
  if (range.since >= range.until) {
    throw new UserError(
      '--compare: the period has not begun yet',
      `it begins at ${timeText(range.since)} UTC; give an earlier --since`,
    )
  }
  const [from, to] = [wallOf(range.since, zone), wallOf(range.until, zone)]
  const back = [from, to].every((wall) => wall % 86_400 === 0)
    ? (time: number) => instantOf((wallOf(time, zone) - (to - from)) * 1000, zone) / 1000
    : (time: number) => time - (range.until - range.since)
  return { range, before: { since: back(range.since), until: range.since }, back }
}

/** The first minute that has not begun yet, in seconds since 1970. */
export const endOfMinute = (milliseconds: number): number => Math.floor(milliseconds / 60_000) * 60 + 60

const wallOf = (time: number, zone: Zone): number => time + Math.round(zone.offsetAt(time * 1000)) * 60

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
