/** Reads everything that a digest is made from, all at once: no commit falls between two of its numbers. */
import type { Language } from '../../catalogue/language.ts'
import type { Evidence } from '../../detect/hit.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { prunedBefore } from '../../store/seen.ts'
import {
  type CodeFacts,
  countsIn,
  factsOf,
  hasDaysIn,
  type Issue,
  issuesIn,
  sourcesIn,
  type Window,
} from '../../store/window-counts.ts'
import type { Zone } from '../../time/zone.ts'
import { earlierWindows } from './windows.ts'

export interface DigestOptions {
  readonly window: Window
  readonly zone: Zone
  readonly language: Language
  readonly minEvidence: Evidence
  /** Epoch milliseconds. */
  readonly now: number
}

/** What was counted in one window. */
export interface Measure {
  readonly window: Window
  readonly codes: ReadonlyMap<number, number>
  /** Not measured for windows of more than a day, and where the minutes were deleted. */
  readonly sources: ReadonlyMap<string, number> | undefined
}

export interface Measured extends DigestOptions {
  readonly current: Measure
  /** The windows before, the newest first; undefined for one of which the minutes and hours were deleted. */
  readonly earlier: readonly { readonly window: Window; readonly measure: Measure | undefined }[]
  /** Whether anything was counted in the weeks before these windows, so that an empty one tells something. */
  readonly fedBefore: boolean
  readonly facts: ReadonlyMap<number, CodeFacts>
  readonly issues: readonly Issue[]
}

const day = 86_400
/** A day may have an hour more, where clocks go back. */
const longestDay = day + 3600
/** A single line of years ago, of a device whose clock was wrong, is no sign that the store is that old. */
const weeksBefore = 4 * 7 * day

export const measured = (store: ReadStore, options: DigestOptions): Promise<Measured> =>
  store.atOnce(() => read(store, options))

async function read(store: ReadStore, options: DigestOptions): Promise<Measured> {
  const { window, zone, language, minEvidence, now } = options
  const pruned = (await prunedBefore(store))?.start ?? -Infinity
  const isDay = window.until - window.since <= longestDay
  const measure = async (of: Window): Promise<Measure> => ({
    window: of,
    codes: await countsIn(store, of, minEvidence),
    sources: isDay && of.since >= pruned ? await sourcesIn(store, of, minEvidence) : undefined,
  })
  // Of what was pruned, the sums of whole UTC days are left.
  const isThere = ({ since, until }: Window): boolean =>
    since >= pruned || (since % day === 0 && until % day === 0)
  const windows = earlierWindows(window, zone)
  const oldest = (windows.at(-1) ?? window).since
  const current = await measure(window)
  const earlier: Measured['earlier'][number][] = []
  for (const of of windows) earlier.push({ window: of, measure: isThere(of) ? await measure(of) : undefined })
  return {
    ...options,
    current,
    earlier,
    fedBefore: await hasDaysIn(store, { since: oldest - weeksBefore, until: oldest }, minEvidence),
    facts: await factsOf(store, language, minEvidence),
    // Files are read after the day that they tell of: what the night's run met belongs to that day.
    issues: await issuesIn(store, {
      since: window.since,
      until: Math.min(window.until + day, Math.floor(now / 1000) + 1),
    }),
  }
}
