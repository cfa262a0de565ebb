/**
 * What a record detector remembers between two lines. Everything in it is of the last `contextSpan` bytes, so reading
 * can begin anywhere: that much of the log before a place tells all that matters there.
 */
import type { Prefix } from './prefix.ts'
import type { Trace } from './traces.ts'

/**
 * How far behind its first line a record's lines stand, in bytes of the log (in UTF-16 units where lines come as text).
 * The longest traces are shorter; what stands farther away is read by itself.
 */
export const recordSpan: number = 64 * 1024
/** The same for the value of a key, or the text of a number, that stands on the next line of its writer. */
export const valueSpan: number = 4 * 1024
/** A line's record, what showed that its first line began one, and what that completed. */
export const contextSpan: number = 2 * recordSpan + valueSpan

/** A record that one writer has begun. */
export interface OpenRecord {
  /** Where its first line begins. */
  readonly at: number
  readonly tag: string
  readonly platform: Prefix['platform']
  readonly codes: Set<number>
  marked: boolean
  keys: Set<string>
  /** Indent of the line that opened the body being printed. */
  bodyIndent: number | undefined
  trace: Trace | undefined
}

/** Who spoke last in a stream that prints prefixes. */
interface Speaker {
  readonly writer: string
  /** Where the last line with a prefix begins. */
  readonly at: number
}

/** A message that ended in the middle of something: a lone number, a key without its value. */
interface Unfinished {
  readonly text: string
  readonly at: number
}

/** Each map has the one heard last at its end. */
export interface RecordState {
  /** By writer. */
  readonly records: Map<string, OpenRecord>
  /** By stream. */
  readonly speakers: Map<string, Speaker>
  /** By writer: its last line, where that was unfinished. */
  readonly unfinished: Map<string, Unfinished>
}

export const newRecordState = (): RecordState => ({
  records: new Map(),
  speakers: new Map(),
  unfinished: new Map(),
})
