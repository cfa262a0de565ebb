/**
 * What one store tells another that it has counted: a numbered batch, whose number is all that says whether it is
 * there already. A sender numbers its deltas from 1 on in each of its epochs and never gives a number to two contents;
 * deltas may arrive in any order and any number of times, and add up to the same counts.
 */
import type { CountRow, IssueRow } from './batch.ts'
import type { SourceDayRow } from './roll-up.ts'

/** Who counts: a database on a host, or the stream that workers share. */
export interface Sender {
  /**
   * `database`: its own counts are the truth, so those of an earlier epoch (it was restored from a backup) are taken
   * back when the next one begins, and whatever comes late of it is refused. `stream`: each epoch has messages of its
   * own, which all count, whenever they come.
   */
  readonly kind: 'database' | 'stream'
  /** What tells it from all others, for ever: a database's store_id, or the stream's name. */
  readonly identity: string
  /** A number starts anew only in another epoch. */
  readonly epoch: string
  /**
   * For people: the host's name. Sources of databases are called `name:source`, since each host has an app.log; those
   * that are there already follow when it comes with another name.
   */
  readonly name: string
}

/** Where the lines came from. */
export interface DeltaSource {
  /** As its sender calls it: a path, a pipe's name, or a subject. */
  readonly name: string
  readonly kind: 'file' | 'pipe'
  /** 32 hexadecimal digits that the sender will use for it ever after. Several sources may have one name. */
  readonly identity: string
}

export interface Delta {
  /** A whole number from 1 to 2^53 - 1. */
  readonly seq: number
  /**
   * Made at random for each delta of a database. Two of one number that differ come from two lives of it: it was restored
   * from a backup, or copied, and went on.
   */
  readonly token?: string | undefined
  /**
   * What its publisher calls a message. Of several messages with one name one counts, whatever their numbers and epochs;
   * a store remembers the names for seven days.
   */
  readonly messageId?: string | undefined
  /** Every source that a row of `counts` or `days` names, under the identity that the row's `source` is. */
  readonly sources: readonly DeltaSource[]
  readonly counts: readonly CountRow[]
  /**
   * Days whose minutes the sender no longer has: they count by the day and for good, and for no minute or hour. The store
   * says so of all days up to the last of them, as a merge does (`meta.pruned_before`).
   */
  readonly days: readonly SourceDayRow[]
  /** Their `source` is a name. */
  readonly issues: readonly IssueRow[]
}

/** How many of the deltas have been counted, and how many had been before, under their number or their message's name. */
export interface Applied {
  readonly applied: number
  readonly repeated: number
  /**
   * `Standing.newest` after it. A sender that has given out no such number yet has been restored from a backup, or
   * copied: what it takes for new has been taken for repeated.
   */
  readonly newest: number
}

/** How far a sender has come, as the store knows it. */
export interface Standing {
  readonly epoch: string
  /** The highest number that has been applied in this epoch, and its token. */
  readonly newest: number
  readonly token: string | undefined
}

/**
 * A store that others send to. `commit` applies each delta if and only if its (sender, epoch, seq) is new, together with
 * the ledger that says so, all in one transaction. Where it throws, the outcome may be unknown: sending the same again
 * is always right.
 */
export interface SharedStore {
  /** What tells it from all other stores: its `meta.store_id`. */
  readonly storeId: () => Promise<string>
  /**
   * `superseded`, and nothing applied: a later epoch of the database has begun, or another delta stands under the number
   * of the newest one.
   */
  readonly commit: (sender: Sender, deltas: readonly Delta[]) => Promise<Applied | 'superseded'>
  /** Undefined for a sender that has sent nothing yet. */
  readonly standing: (identity: string) => Promise<Standing | undefined>
  readonly close: () => Promise<void>
}
