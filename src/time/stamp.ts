/**
 * What the time module gives and what it is given.
 *
 * A stamp is read from the line alone; the clock setting supplies only what the line leaves out: the zone of
 * a wall-clock time, which of two hours it was when clocks went back, and the year of a date without one.
 */
import type { Zone } from './zone.ts'

/** When a line happened, as written in it. */
export interface Stamp {
  /** Whole epoch milliseconds; finer digits are cut, never rounded up. */
  readonly at: number
  /** True where the line itself fixes the zone (`Z`, an offset, an epoch), false where the setting's zone was used. */
  readonly zoned: boolean
  /** False where the line names no year and one was inferred. */
  readonly dated: boolean
  /** The name of the format that read it: a row of a format table, `json` or `logfmt`. */
  readonly format: string
}

/** What a line does not say about its own time. */
export interface ClockSetting {
  /** The zone of wall-clock times without one. */
  readonly zone: Zone
  /** Epoch milliseconds against which a missing year is inferred: arrival, or the file's mtime. */
  readonly now: number
  /**
   * Gives epoch milliseconds of the last line before that had a time: which of two it is when clocks have gone back.
   * Asked for only then.
   */
  readonly previous?: (() => number | undefined) | undefined
}
