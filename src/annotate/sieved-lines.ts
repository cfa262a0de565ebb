/**
 * Reads of a log in UTF-8 only the lines that could matter, and of the others as much as these need.
 *
 * Chunks are laid one behind the other into a window, through which the sieve looks for candidates. Where a line waits
 * for the next one of its writer, every line is read until that has come. So the result is the same as if every line had
 * been read.
 */
import { isUtf8 } from 'node:buffer'
import { contextSpan } from '../detect/record-state.ts'
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
import { markerByte } from './marker.ts'
import { printingBegins } from './printing.ts'
import { recordsIn } from './records-in-window.ts'
import { createWindow } from './window.ts'

/** Bytes of a chunk that are looked through at once. */
const sliceSize = 256 * 1024

export function sievedLines(options: ReaderOptions): LineReader {
  const { detector, minEvidence, maxLine, context, others = 'none' } = options
  const kernels = kernelsFor(detector, contextSpan + maxLine + 2 * sliceSize, maxLine)
  const kernel = kernels.borrow()
  const window = createWindow({ buffer: kernel.window, maxLine, context })
  const records = recordsIn(window, detector)
  /** Whether the last line of the log had a hit: annotations of an earlier run under it matter, too. */
  let found = false

  /** A line before it has been read for what it holds; it begins at an index of the window. */
  const unread = (line: Line, start: number, before: EarlierTexts): LogLine => {
    const printed = textOf(line)
    const text = originalOf(line, printed)
    const mark = text === undefined ? 'annotation' : text === printed ? 'none' : 'member'
    const at = window.positionOf(start)
    return { line, at, printed, text: text ?? printed, hits: [], repeats: false, mark, before }
  }

  const read = (line: Line, start: number, before: EarlierTexts): LogLine => {
    const logLine = unread(line, start, before)
    if (logLine.mark === 'annotation') {
      records.leaveOut(start, line.length)
      return logLine
    }
    const { hits, repeats } = records.examine(logLine.text, start, line.length)
    return { ...logLine, hits: hits.filter(({ evidence }) => isAtLeast(evidence, minEvidence)), repeats }
  }

  const mayBeAnnotation = (start: number): boolean => kernel.window[start] === markerByte

  const matters = ({ mark, hits, repeats, line, text }: LogLine): boolean =>
    mark === 'annotation' ? found : hits.length > 0 || repeats || line.cut || printingBegins.test(text)

  /** Looks through what has been added to the window; the slice stands there from `added` on. */
  const look = (slice: Buffer, added: number): Scan => {
    const { from, to } = window.fresh()
    const lines: LogLine[] = []
    let cursor = from
    const isText = others !== 'not-objects' || isUtf8(window.between(from, to))
    const isAskedFor = (start: number, end: number): boolean =>
      others !== 'none' && (others === 'all' || !isText || !kernel.isObject(start, end - 1))

    const next = (start: number, end: number): void => {
      const line = { ...window.lineAt(start, end), end: end - added }
      const logLine = read(line, start, () => records.earlier(start, from))
      if (matters(logLine) || isAskedFor(start, end)) lines.push(logLine)
      if (logLine.mark !== 'annotation') found = logLine.hits.length > 0
      cursor = end
    }
    /** Goes on behind lines that hold nothing. */
    const passBy = (limit: number): void => {
      while (cursor < limit && (others !== 'none' || (found && mayBeAnnotation(cursor)))) {
        const start = cursor
        const end = window.lineEnd(start)
        if (!mayBeAnnotation(start)) found = false
        const isAsked = isAskedFor(start, end)
        if (found || isAsked) {
          const line = { ...window.lineAt(start, end), end: end - added }
          const logLine = unread(line, start, () => records.earlier(start, from))
          if (logLine.mark !== 'annotation') found = false
          if (found || isAsked) lines.push(logLine)
        }
        cursor = end
      }
      if (cursor < limit) found = false
      cursor = limit
    }
    /** Whoever waits is answered by the lines right behind. */
    const answer = (limit: number): void => {
      while (cursor < limit && records.waitsAt(cursor)) next(cursor, window.lineEnd(cursor))
    }
    answer(to)
    const count = kernel.candidates(from, to, (start, end) => {
      if (start < cursor) return
      passBy(start)
      next(start, end)
      answer(to)
    })
    passBy(to)
    window.done()
    const end = to === from ? 0 : to - added
    return {
      chunk: slice,
      isLast: false,
      lines,
      count,
      end,
      encoding: 'utf-8',
      texts: () => records.earlier(to, from),
    }
  }

  /** The unfinished line, which ends at `end` of the chunk, or with the log. */
  const finish = (chunk: Buffer, end: number): Scan => {
    const line = window.unfinished()
    const start = window.fresh().to
    const terminated = end > 0
    const logLine =
      line && read({ ...line, length: line.length + end, end, terminated }, start, nothingBefore)
    const isGivenOut = logLine !== undefined && (others !== 'none' || matters(logLine))
    if (logLine?.mark !== 'annotation') found = logLine !== undefined && logLine.hits.length > 0
    return {
      chunk,
      isLast: !terminated,
      lines: isGivenOut ? [logLine] : [],
      count: line === undefined ? 0 : 1,
      end,
      encoding: 'utf-8',
      texts: () => records.earlier(window.filled(), start),
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
