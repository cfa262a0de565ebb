/** What a run has added, over all its inputs. */
import type { Step } from './step.ts'

/** Inputs looked at; those that could not be read to their end, or not yet; and the sums of what was committed. */
export interface Summary extends Step {
  readonly files: number
  readonly failed: number
  readonly incomplete: number
}

export const emptySummary: Summary = {
  files: 0,
  failed: 0,
  incomplete: 0,
  bytes: 0,
  lines: 0,
  codes: 0,
  unknown: 0,
  undated: 0,
  issues: 0,
}

export function add(summary: Summary, addend: Partial<Summary>): Summary {
  const sum = { ...summary }
  for (const [name, n] of Object.entries(addend) as [keyof Summary, number][]) sum[name] += n
  return sum
}
