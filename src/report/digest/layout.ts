/** What of a digest is shown where it must stay short: some ten lines, the most urgent first. */
import type { Digest } from './digest.ts'
import type { Finding } from './finding.ts'

/** With title, summary, notes and the line that says where the rest is. */
const mostLines = 10

export interface Shown {
  readonly findings: readonly Finding[]
  /** How many are left out. */
  readonly more: number
  /** Whether there is room for a second line under each. */
  readonly roomy: boolean
}

export function shownOf({ findings, frequent, unknown, issues }: Digest): Shown {
  const all = [...findings, ...frequent]
  const room = mostLines - 2 - (unknown.length > 0 ? 1 : 0) - (issues.length > 0 ? 1 : 0)
  const kept = all.length <= room ? all : all.slice(0, room - 1)
  return { findings: kept, more: all.length - kept.length, roomy: all.length * 2 <= room }
}
