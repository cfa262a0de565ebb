/** What the page is told beside the counts: what the codes mean, where they come from, and how it opens. */
import type { Language } from '../../../catalogue/language.ts'
import type { Evidence } from '../../../detect/hit.ts'
import type { Series, Unit } from './block.ts'

export interface Meaning {
  readonly origin: string
  readonly severity: string
  readonly message: string
  readonly url: string
  /** Whose words the advice is: `authing` or `project`. */
  readonly adviceBy: string
  readonly zh: { readonly description: string; readonly advice: string }
  readonly en: { readonly description: string; readonly advice: string }
}

export interface CodeFacts {
  readonly code: number
  /** Of all time and all sources. */
  readonly firstSeen: number
  /** The one to show first comes first; none for a code that the catalogue doesn't have. */
  readonly meanings: readonly Meaning[]
}

export interface BlockFacts {
  /** In seconds since 1970 UTC, as all times here; whole UTC days. */
  readonly start: number
  readonly end: number
  readonly unit: Unit
  /** How long it is compressed. */
  readonly bytes: number
}

export interface Facts {
  /** The heading, where the user gave one. */
  readonly title?: string | undefined
  readonly language: Language
  readonly zone: string
  readonly now: number
  /** What the page opens with; the page chooses where this is left out. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly minEvidence: Evidence
  readonly codes: readonly CodeFacts[]
  readonly sources: readonly string[]
  /** How many sources are counted together as one more, behind the last of `sources`. */
  readonly otherSources: number
  /** In the order of time; no two share a day. */
  readonly blocks: readonly BlockFacts[]
  /** Before this day only the days' sums are left in the store. */
  readonly prunedBefore?: number | undefined
  /** Counts from before this day didn't fit. */
  readonly leftOutBefore?: number | undefined
}

export interface Block extends BlockFacts {
  readonly series: readonly Series[]
}
