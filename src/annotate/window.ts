/**
 * The stretch of a log that is looked at: new bytes with the unfinished line before them, and as many whole lines before
 * that as a line can depend on. Of an unfinished line too long to be read only the beginning is kept.
 */
import { contextSpan } from '../detect/record-state.ts'
import type { Line } from '../input/framer.ts'

export interface Window {
  /** Puts bytes behind those that are there and returns the index of the first of them. */
  readonly add: (bytes: Buffer) => number
  /** Indices between which the whole lines stand that haven't been looked through. */
  readonly fresh: () => { readonly from: number; readonly to: number }
  /** To be called when they have. */
  readonly done: () => void
  /** Whether the unfinished line is too long already. */
  readonly isLong: () => boolean
  /** Lets bytes of a line that is too long pass by. */
  readonly drop: (length: number) => void
  /** The unfinished line as it is so far; undefined where there is none. */
  readonly unfinished: () => Line | undefined
  /** Forgets the unfinished line, `length` more bytes of which have come, and those before it: they are too far away. */
  readonly skip: (length: number) => void
  /** The indices of the first line that is kept, and of what is free. */
  readonly first: () => number
  readonly filled: () => number
  /** The bytes between two indices, and the line. */
  readonly between: (start: number, end: number) => Buffer
  readonly lineAt: (start: number, end: number) => Line
  readonly lineEnd: (start: number) => number
  readonly lineStart: (end: number) => number
  /** Where in the log an index stands, in bytes, and the other way round. */
  readonly positionOf: (index: number) => number
  readonly indexOf: (position: number) => number
}

export interface WindowOptions {
  readonly buffer: Buffer
  readonly maxLine: number
  /** The whole lines before the place where reading begins, and where in the log they do. */
  readonly context?: { readonly bytes: Buffer; readonly at: number } | undefined
}

const newline = 0x0a

export function createWindow({ buffer, maxLine, context }: WindowOptions): Window {
  /** Position of the buffer's first byte. */
  let base = context?.at ?? 0
  /** Indices: of the first line kept, of the first not looked through, of the unfinished one, of what is free. */
  let first = 0
  let from = 0
  let unfinished = 0
  let filled = 0
  /** Bytes of the unfinished line that have passed by. */
  let dropped = 0

  const makeRoom = (length: number): void => {
    if (filled + length <= buffer.length) return
    const oldest = Math.max(first, unfinished - contextSpan)
    const kept = oldest === first ? first : buffer.indexOf(newline, oldest - 1) + 1
    buffer.copyWithin(0, kept, filled)
    base += kept
    first = 0
    from -= kept
    unfinished -= kept
    filled -= kept
  }

  const lineAt = (start: number, end: number): Line => {
    const length = end - start
    const bytes = buffer.subarray(start, start + Math.min(length, maxLine))
    const terminated = buffer[end - 1] === newline
    return { bytes, length, end: 0, cut: length > maxLine, terminated, encoding: 'utf-8' }
  }

  const add = (bytes: Buffer): number => {
    makeRoom(bytes.length)
    bytes.copy(buffer, filled)
    const at = filled
    filled += bytes.length
    const last = bytes.lastIndexOf(newline)
    if (last !== -1) unfinished = at + last + 1
    return at
  }
  const done = (): void => {
    from = unfinished
    dropped = Math.max(0, filled - unfinished - maxLine)
    filled -= dropped
  }

  if (context !== undefined) {
    add(context.bytes)
    from = unfinished
  }
  return {
    add,
    fresh: () => ({ from, to: unfinished }),
    done,
    isLong: () => dropped > 0,
    drop: (length) => {
      dropped += length
    },
    unfinished: () => {
      if (filled === unfinished) return undefined
      const line = lineAt(unfinished, filled)
      return { ...line, length: line.length + dropped, cut: dropped > 0, terminated: false }
    },
    skip: (length) => {
      base += filled + dropped + length
      first = 0
      from = 0
      unfinished = 0
      filled = 0
      dropped = 0
    },
    first: () => first,
    filled: () => filled,
    between: (start, end) => buffer.subarray(start, end),
    lineAt,
    lineEnd: (start) => buffer.indexOf(newline, start) + 1,
    lineStart: (end) => (end < 2 ? 0 : buffer.lastIndexOf(newline, end - 2) + 1),
    positionOf: (index) => base + index,
    indexOf: (position) => position - base,
  }
}
