/**
 * When a count is worth a person's attention in the morning. All of them are rules about one code (or one source) in
 * one window and in the windows before, and each carries samples.
 *
 * Mere chance, over a hundred codes and every day, is not to make a line: on counts that vary as Poisson's do, `spiking`
 * is wrong about once in a thousand codes and days.
 */
import type { Baseline } from './baseline.ts'

/** With fewer windows before, nothing is usual yet. */
export const fewestWindows = 3

const spreads = 5
const times = 2

/** Far more than usual: by five spreads, and at least twice as many. */
export const isSpiking = (n: number, { counts, median, spread }: Baseline): boolean =>
  counts.length >= fewestWindows && n - median > spreads * spread && n >= times * median

/** e^-5: where five are expected, none at all come once in 150 times. */
const surprising = 0.01

/**
 * Nothing, where even the quietest window before had so many that silence surprises: with that one's count for the
 * rate, Poisson's P(0) is below one in a hundred. The quietest, since a code may rest at weekends.
 */
export const isSilent = (n: number, { counts }: Baseline): boolean =>
  n === 0 && counts.length >= fewestWindows && Math.exp(-Math.min(...counts)) < surprising

/**
 * Some, but less than half of even the quietest window before, and by more than chance. It is asked of the total alone,
 * where it raises the doubt whether everything was ingested.
 */
export function isShort(n: number, { counts }: Baseline): boolean {
  const quietest = Math.min(...counts)
  return (
    n > 0 &&
    counts.length >= fewestWindows &&
    n < quietest / times &&
    quietest - n > spreads * Math.sqrt(quietest)
  )
}

/**
 * Never counted before its first occurrence in the window. The younger the store, the more hits that takes: were the
 * code as frequent all along, all n of them would lie in the last of 1 + windows by a chance of 1 in (1 + windows)^n,
 * and that must be no more likely than for a single hit after seven windows without it.
 */
export const isNew = (n: number, isFirst: boolean, windows: number): boolean =>
  isFirst && n > 0 && (1 + windows) ** n >= 8

export interface RuleSample {
  readonly rule: 'spiking' | 'silent' | 'short'
  readonly counts: readonly number[]
  /** Counts for which the rule holds, and for which it doesn't. */
  readonly holds: readonly number[]
  readonly not: readonly number[]
}

export const ruleSamples: readonly RuleSample[] = [
  // Small counts don't shout.
  { rule: 'spiking', counts: [1, 1, 1, 1, 1, 1, 1], holds: [7, 500], not: [0, 1, 3, 6] },
  { rule: 'spiking', counts: [0, 0, 0, 0, 0, 0, 0], holds: [6], not: [0, 1, 5] },
  { rule: 'spiking', counts: [0, 0, 3, 0, 0, 1, 0], holds: [6], not: [5] },
  { rule: 'spiking', counts: [4, 4, 4, 4, 4, 4, 4], holds: [15], not: [8, 14] },
  // Steady large counts must double; restless ones must leave their own range far behind.
  { rule: 'spiking', counts: [1000, 1010, 990, 1005, 995, 1000, 1002], holds: [2000], not: [1300, 1999] },
  { rule: 'spiking', counts: [100, 20, 180, 60, 140, 100, 90], holds: [400], not: [200, 300] },
  // An outage in the week before neither hides the next nor becomes usual.
  { rule: 'spiking', counts: [900, 10, 12, 9, 11, 10, 10], holds: [40], not: [20] },
  { rule: 'spiking', counts: [2, 3, 2], holds: [12], not: [9] },
  { rule: 'spiking', counts: [2, 3], holds: [], not: [1000] },
  { rule: 'silent', counts: [9, 12, 7, 10, 11, 5, 8], holds: [0], not: [1] },
  { rule: 'silent', counts: [40, 41, 40, 38, 42, 40, 4], holds: [], not: [0] },
  { rule: 'silent', counts: [3, 3, 3, 3, 3, 3, 3], holds: [], not: [0] },
  { rule: 'silent', counts: [50, 50], holds: [], not: [0] },
  { rule: 'short', counts: [300, 280, 310, 290, 300, 305, 295], holds: [1, 139], not: [0, 140, 290] },
  // A Saturday is as quiet as the one before.
  { rule: 'short', counts: [300, 280, 310, 290, 300, 90, 95], holds: [], not: [45, 90] },
  { rule: 'short', counts: [40, 40, 40, 40, 40, 40, 40], holds: [8], not: [9, 19] },
  { rule: 'short', counts: [300, 300], holds: [], not: [1] },
]

export interface NewSample {
  readonly n: number
  readonly isFirst: boolean
  readonly windows: number
  readonly holds: boolean
}

export const newSamples: readonly NewSample[] = [
  { n: 1, isFirst: true, windows: 7, holds: true },
  { n: 1, isFirst: false, windows: 7, holds: false },
  { n: 1, isFirst: true, windows: 6, holds: false },
  { n: 2, isFirst: true, windows: 2, holds: true },
  { n: 2, isFirst: true, windows: 1, holds: false },
  { n: 3, isFirst: true, windows: 1, holds: true },
  { n: 1000, isFirst: true, windows: 0, holds: false },
  { n: 0, isFirst: true, windows: 7, holds: false },
]
