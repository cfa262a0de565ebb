/** What `doctor` says. Only what is wrong makes it exit with 1; a note is odd, or may be meant so. */
import type { Language } from '../../catalogue/language.ts'
import type { PostgresState } from '../../postgres/look.ts'
import type { StoreState } from '../../store/state.ts'
import type { DatabaseFacts, Facts, SharedFacts } from './facts.ts'

export type Level = 'ok' | 'note' | 'wrong'

export type Words = Readonly<Record<Language, string>>

export interface Finding {
  /** Stays the same in all versions: `disk-full`. */
  readonly id: string
  readonly level: Level
  readonly what: Words
  /** What to do; none where nothing needs to be done. */
  readonly advice?: Words
}

/** One thing that is looked at; nothing is found where it doesn't apply. */
export type Check = (facts: Facts) => Finding | undefined

export const ok = (id: string, zh: string, en: string): Finding => ({ id, level: 'ok', what: { zh, en } })

export const note = (id: string, what: Words, advice: Words): Finding => ({ id, level: 'note', what, advice })

export const wrong = (id: string, what: Words, advice: Words): Finding => ({
  id,
  level: 'wrong',
  what,
  advice,
})

/** A check of a database that is there. */
export const aboutDatabase =
  (check: (database: DatabaseFacts, facts: Facts) => Finding | undefined): Check =>
  (facts) =>
    facts.database !== undefined && 'size' in facts.database ? check(facts.database, facts) : undefined

/** A check of what a database says of itself. */
export const aboutCounts = (
  check: (state: StoreState, database: DatabaseFacts, facts: Facts) => Finding | undefined,
): Check =>
  aboutDatabase((database, facts) => {
    const { look } = database
    return typeof look === 'string' || 'error' in look ? undefined : check(look, database, facts)
  })

type ReachedFacts = Extract<SharedFacts, { readonly version: string }>

/** A check of a server that answers. */
export const aboutShared =
  (check: (shared: ReachedFacts, facts: Facts) => Finding | undefined): Check =>
  (facts) =>
    facts.shared !== undefined && 'version' in facts.shared ? check(facts.shared, facts) : undefined

/** A check of what a database on a server says of itself. */
export const aboutSharedCounts = (
  check: (state: PostgresState, shared: ReachedFacts, facts: Facts) => Finding | undefined,
): Check => aboutShared((shared, facts) => shared.holds && check(shared.holds, shared, facts))
