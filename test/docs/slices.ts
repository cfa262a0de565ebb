/** Parts of the events: those of a code, and those of a span before the present. */
import type { Occurrence } from '../../src/count/batch.ts'
import { dayMs, events, hourMs, now } from './events.ts'

export const minuteOf = (at: number): number => Math.floor(at / 60_000) * 60_000
export const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs

/** Days before today: 0 is today, and what lies ahead is negative. */
export const daysAgo = (at: number): number => Math.floor(now / dayMs) - Math.floor(at / dayMs)

/** Whether the span that begins at `start` is one of those since `length` before the present. */
const isRecent = (start: number, length: number): boolean => start > now - length && start <= now

export const codeOf = ({ code }: Occurrence): number => code
export const sourceOf = ({ source }: Occurrence): string => source
export const ofCode = (code: number): Occurrence[] => events.filter((event) => event.code === code)
export const inHours = (length: number): Occurrence[] =>
  events.filter(({ at }) => isRecent(hourOf(at), length))
export const inMinutes = (length: number): Occurrence[] =>
  events.filter(({ at }) => isRecent(minuteOf(at), length))
/** From so many days ago to so many days ago, whole UTC days. */
export const inDays = (first: number, last: number): Occurrence[] =>
  events.filter(({ at }) => daysAgo(at) <= first && daysAgo(at) >= last)

/** What is in both lists. */
export const both = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((one) => b.includes(one))
