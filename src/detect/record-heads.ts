/**
 * Which lines begin a record whatever stands before them, and where in a log reading has to begin so that a line is
 * understood as if everything before it had been read.
 */
import { continuesTrace, isBodyLine, isStructuredRecord, unfinishedIn } from './continuation.ts'
import type { Layout } from './layout.ts'
import { recordSpan, valueSpan } from './record-state.ts'

/** In a stream without prefixes every line that could be a record by itself is one. */
export const startsRecord = ({ prefix, text }: Layout, hasPrefixes: boolean): boolean =>
  prefix.header ||
  (!continuesTrace(text) && !isBodyLine(text) && (prefix.own || !hasPrefixes || isStructuredRecord(text)))

/** Whether the line is the same without the lines before it. */
export const standsAlone = (layout: Layout): boolean => startsRecord(layout, true)

export interface EarlierLine {
  readonly at: number
  readonly layout: Layout
}

/**
 * Where reading has to begin for a line that doesn't stand alone, which begins at `at`. `earlier` are the lines before
 * it, the nearest first, as far back as `at - contextSpan`; it is read no further than needed.
 */
export function contextOf({ prefix }: Layout, at: number, earlier: Iterable<EarlierLine>): number {
  let writer = prefix.own ? prefix.writer : undefined
  let head: number | undefined
  let start = at
  let enough = Number.NEGATIVE_INFINITY
  for (const { at: begin, layout } of earlier) {
    if (begin < enough) break
    start = begin
    if (enough !== Number.NEGATIVE_INFINITY || layout.prefix.stream !== prefix.stream) continue
    const { own, writer: speaker } = layout.prefix
    // A line without a prefix is of the one who spoke last.
    if (own) writer ??= speaker
    const same = own && speaker === writer
    if (head === undefined) {
      if (same && standsAlone(layout)) head = begin
    } else if (head - begin > valueSpan) {
      return head
    } else if (same) {
      // What the line before the head left open, the head may have completed.
      return unfinishedIn(layout.text) === undefined ? head : begin
    } else if (!own && unfinishedIn(layout.text) !== undefined) {
      // Whose it is, only what stands before it tells.
      enough = begin - recordSpan
    }
  }
  return head !== undefined && enough === Number.NEGATIVE_INFINITY ? head : start
}
