/**
 * What a line of a window means, whichever lines before it have been read. A line that begins a record stands for itself;
 * for any other, reading begins at its record's head, which the window still has.
 */
import type { Detector } from '../detect/detect.ts'
import type { Hit } from '../detect/hit.ts'
import { type Layout, layoutOf } from '../detect/layout.ts'
import { contextOf, type EarlierLine, standsAlone } from '../detect/record-heads.ts'
import { contextSpan } from '../detect/record-state.ts'
import { createRecordDetector } from '../detect/records.ts'
import { textOf } from '../input/framer.ts'
import { originalOf } from './log-lines.ts'
import type { Window } from './window.ts'

/** Lines are given by the index of the window where they begin, and their length in bytes. */
export interface WindowRecords {
  readonly examine: (
    text: string,
    start: number,
    length: number,
  ) => { readonly hits: readonly Hit[]; readonly repeats: boolean }
  /** Goes on behind a line that is no line of the log. */
  readonly leaveOut: (start: number, length: number) => void
  /** Whether a line before this one, all up to it having been read, waits for it. */
  readonly waitsAt: (start: number) => boolean
  /** Lines before an index that are in the window, back to `first`, the nearest first. */
  readonly earlier: (
    index: number,
    first: number,
  ) => Generator<{ readonly at: number; readonly text: string }>
}

export function recordsIn(window: Window, detector: Detector): WindowRecords {
  const records = createRecordDetector(detector)
  /** The part of the log that `records` has read without a gap up to now. */
  let known = { from: 0, to: 0 }

  const textAt = (start: number, end: number): string | undefined => {
    const line = window.lineAt(start, end)
    return originalOf(line, textOf(line))
  }

  /** Lines before `index` that are in the window, back to `first`. */
  function* earlier(index: number, first: number): Generator<{ readonly at: number; readonly text: string }> {
    for (let end = index; end > first; ) {
      const start = window.lineStart(end)
      const text = textAt(start, end)
      if (text !== undefined) yield { at: window.positionOf(start), text }
      end = start
    }
  }

  /** As far back as a line can depend on. */
  function* laidOut(index: number): Generator<EarlierLine> {
    const farthest = window.positionOf(index) - contextSpan
    for (const { at, text } of earlier(index, window.first())) {
      if (at < farthest) return
      yield { at, layout: layoutOf(text) }
    }
  }

  /** Reads the lines from one position of the log to another for what they mean to those behind them. */
  const readAgain = (from: number, to: number): void => {
    for (let start = window.indexOf(from); window.positionOf(start) < to; ) {
      const end = window.lineEnd(start)
      const text = textAt(start, end)
      if (text !== undefined) records.push(text, window.positionOf(start))
      start = end
    }
  }

  const provideContext = (layout: Layout, start: number): void => {
    const at = window.positionOf(start)
    const farthest = at - contextSpan
    const from = standsAlone(layout)
      ? at
      : // Enough is known already, in a log of lines that are no records by themselves.
        known.from <= farthest && known.to >= farthest
        ? known.to
        : contextOf(layout, at, laidOut(start))
    if (known.from > from || known.to < from) {
      records.forget()
      known = { from, to: from }
    }
    readAgain(known.to, at)
  }

  return {
    examine: (text, start, length) => {
      const at = window.positionOf(start)
      const layout = layoutOf(text)
      provideContext(layout, start)
      known = { ...known, to: at + length }
      return { hits: records.examine(layout, at), repeats: records.repeats() }
    },
    leaveOut: (start, length) => {
      const at = window.positionOf(start)
      if (known.to === at) known = { ...known, to: at + length }
    },
    waitsAt: (start) => records.waits() && known.to === window.positionOf(start),
    earlier,
  }
}
