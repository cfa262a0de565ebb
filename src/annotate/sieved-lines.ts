/**
 * Reads of a log in UTF-8 only the lines that could matter, and of the others as much as these need.
 *
 * Chunks are laid one behind the other into a window, through which the sieve looks for candidates. A candidate that
 * begins a record stands for itself; for any other, reading begins at its record's head. Where a line waits for the next
 * one of its writer, every line is read until that has come. So the result is the same as if every line had been read.
 */
import { type Layout, layoutOf } from '../detect/layout.ts'
import { contextOf, type EarlierLine, standsAlone } from '../detect/record-heads.ts'
import { contextSpan } from '../detect/record-state.ts'
import { createRecordDetector } from '../detect/records.ts'
import { type Line, textOf } from '../input/framer.ts'
import { kernelsFor } from './kernels.ts'
import {
  type EarlierTexts,
  isAtLeast,
  type LineReader,
  type LogLine,
  noLineIn,
  nothingBefore,
  originalOf,
  type ReaderOptions,
  type Scan,
} from './log-lines.ts'
import { printingBegins } from './printing.ts'
import { createWindow } from './window.ts'

/** Bytes of a chunk that are looked through at once. */
const sliceSize = 256 * 1024

export function sievedLines(options: ReaderOptions): LineReader {
  const { detector, minEvidence, maxLine, context } = options
  const kernels = kernelsFor(detector, contextSpan + maxLine + 2 * sliceSize, maxLine)
  const kernel = kernels.borrow()
  const window = createWindow({ buffer: kernel.window, maxLine, context })
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

  /** The line, which begins at an index of the window, where it matters. */
  const examine = (line: Line, start: number, before: EarlierTexts): LogLine | undefined => {
    const at = window.positionOf(start)
    const printed = textOf(line)
    const text = originalOf(line, printed)
    if (text === undefined) {
      if (known.to === at) known = { ...known, to: at + line.length }
      return undefined
    }
    const layout = layoutOf(text)
    provideContext(layout, start)
    const hits = records.examine(layout, at).filter(({ evidence }) => isAtLeast(evidence, minEvidence))
    const repeats = records.repeats()
    known = { ...known, to: at + line.length }
    if (hits.length === 0 && !repeats && !line.cut && !printingBegins.test(text)) return undefined
    return { line, at, printed, text, hits, repeats, mark: text === printed ? 'none' : 'member', before }
  }

  /** Looks through what has been added to the window; the slice stands there from `added` on. */
  const look = (slice: Buffer, added: number): Scan => {
    const { from, to } = window.fresh()
    const lines: LogLine[] = []
    let cursor = from
    const next = (start: number, end: number): void => {
      const line = { ...window.lineAt(start, end), end: end - added }
      const found = examine(line, start, () => earlier(start, from))
      if (found !== undefined) lines.push(found)
      cursor = end
    }
    /** Whoever waits is answered by the lines right behind. */
    const answer = (limit: number): void => {
      while (cursor < limit && records.waits() && known.to === window.positionOf(cursor))
        next(cursor, window.lineEnd(cursor))
    }
    answer(to)
    const count = kernel.candidates(from, to, (start, end) => {
      if (start < cursor) return
      next(start, end)
      answer(to)
    })
    window.done()
    const end = to === from ? 0 : to - added
    return {
      chunk: slice,
      isLast: false,
      lines,
      count,
      end,
      encoding: 'utf-8',
      texts: () => earlier(to, from),
    }
  }

  /** The unfinished line, which ends at `end` of the chunk, or with the log. */
  const finish = (chunk: Buffer, end: number): Scan => {
    const line = window.unfinished()
    const start = window.fresh().to
    const terminated = end > 0
    const found =
      line && examine({ ...line, length: line.length + end, end, terminated }, start, nothingBefore)
    return {
      chunk,
      isLast: !terminated,
      lines: found === undefined ? [] : [found],
      count: line === undefined ? 0 : 1,
      end,
      encoding: 'utf-8',
      texts: () => earlier(window.filled(), start),
    }
  }

  return {
    push: function* (chunk) {
      for (let from = 0; from < chunk.length; ) {
        const slice = chunk.subarray(from, from + sliceSize)
        if (!window.isLong()) {
          from += slice.length
          yield look(slice, window.add(slice))
          continue
        }
        const end = slice.indexOf(newline) + 1
        const rest = end === 0 ? slice : slice.subarray(0, end)
        from += rest.length
        if (end === 0) {
          window.drop(rest.length)
          yield noLineIn(rest, 'utf-8')
        } else {
          yield finish(rest, end)
          window.skip(end)
        }
      }
    },
    end: () => finish(nothing, 0),
    close: () => kernels.giveBack(kernel),
  }
}

const newline = 0x0a
const nothing = Buffer.alloc(0)
