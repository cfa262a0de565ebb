/**
 * What the counter hands to the store: every hit since the last commit, folded. A batch is a value; rows with the
 * same key may stand in several batches, and adding the batches up in any order gives the same counts.
 */
import type { Evidence } from '../detect/hit.ts'

/** One code on one line. */
export interface Occurrence {
  readonly code: number
  readonly evidence: Evidence
  /** Where the line came from: a file's or a service's name. */
  readonly source: string
  /** When the line happened, in milliseconds since 1970 UTC. */
  readonly at: number
  /** When it was seen at the latest, where its own time lies ahead: a clock gone wrong is no news from the future. */
  readonly seen?: number
}

/** All occurrences of one (minute, code, source, evidence). */
export interface CountRow {
  /** Start of the minute, in seconds since 1970 UTC: a multiple of 60. */
  readonly minute: number
  /** The return code, or `otherCode`. */
  readonly code: number
  readonly source: string
  readonly evidence: Evidence
  readonly n: number
  /** The earliest and the latest occurrence, in whole seconds since 1970 UTC. */
  readonly first: number
  readonly last: number
}

/** Something odd about the input, one row a (kind, source, detail). */
export interface IssueRow {
  readonly kind: string
  readonly source: string
  /** The latest time that it was seen, in whole seconds since 1970 UTC. */
  readonly at: number
  readonly detail: string
  readonly n: number
}

export interface Batch {
  readonly counts: readonly CountRow[]
  readonly issues: readonly IssueRow[]
}

/** A line of a pipe, with what it adds where it hasn't been counted before. */
export interface PipeLine {
  /** The line's own time, in milliseconds since 1970 UTC. */
  readonly at: number
  /** 16 bytes that tell the line's content. */
  readonly digest: Buffer
  /**
   * 1 for the first line with this time and content since the pipe began to print, 2 for the second: lines that are
   * equal in all are told apart by their number alone.
   */
  readonly nth: number
  readonly batch: Batch
}
