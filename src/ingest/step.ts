/** What one commit has added, as its progress is told. */
import type { Batch } from '../count/batch.ts'

export interface Step {
  /** Bytes of content, and the whole lines in them. */
  readonly bytes: number
  readonly lines: number
  readonly codes: number
  /** Those of the codes that the catalogue doesn't have. */
  readonly unknown: number
  /** Lines with a code for which no time is known. */
  readonly undated: number
  /** Oddities noted, the undated lines among them. */
  readonly issues: number
}

/** The part of it that the counts tell. */
export function sumsOf(
  { counts, issues }: Batch,
  isKnown: (code: number) => boolean,
): Omit<Step, 'bytes' | 'lines'> {
  const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, { n }) => total + n, 0)
  return {
    codes: sum(counts),
    unknown: sum(counts.filter(({ code }) => !isKnown(code))),
    undated: sum(issues.filter(({ kind }) => kind === 'undated')),
    issues: sum(issues),
  }
}
