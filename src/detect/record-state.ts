/**
 * What a record detector remembers between two lines, as a value: reading a file can stop anywhere and go on later, in
 * another process, as if it hadn't.
 */
import type { Prefix } from './prefix.ts'
import { type Trace, traces } from './traces.ts'

/** One writer's last record. */
export interface OpenRecord {
  readonly tag: string
  readonly platform: Prefix['platform']
  readonly codes: Set<number>
  marked: boolean
  keys: Set<string>
  /** Indent of the line that opened the body being printed. */
  bodyIndent: number | undefined
  trace: Trace | undefined
  /** The last message where it ended in the middle of something: a lone number, a key without its value. */
  unfinished: string
}

export interface RecordState {
  /** By writer, the one heard last at the end. */
  readonly records: Map<string, OpenRecord>
  /** The last writer of each stream that has shown prefixes. */
  readonly lastWriter: Map<string, string>
}

export const newRecordState = (): RecordState => ({ records: new Map(), lastWriter: new Map() })

interface Saved {
  readonly records: readonly (readonly [string, SavedRecord])[]
  readonly lastWriter: readonly (readonly [string, string])[]
}

type SavedRecord = Omit<OpenRecord, 'codes' | 'keys' | 'trace'> & {
  readonly codes: readonly number[]
  readonly keys: readonly string[]
  /** The trace's code, which names its row. */
  readonly trace: number | undefined
}

/** A value for JSON. */
export function saveRecordState({ records, lastWriter }: RecordState): unknown {
  const saved: Saved = {
    records: [...records].map(([writer, { codes, keys, trace, ...rest }]) => [
      writer,
      { ...rest, codes: [...codes], keys: [...keys], trace: trace?.code },
    ]),
    lastWriter: [...lastWriter],
  }
  return saved
}

/** The inverse of `saveRecordState`. */
export function restoreRecordState(value: unknown): RecordState {
  const { records, lastWriter } = value as Saved
  return {
    records: new Map(records.map(([writer, record]) => [writer, restored(record)])),
    lastWriter: new Map(lastWriter),
  }
}

const restored = ({ codes, keys, trace, platform, bodyIndent, ...rest }: SavedRecord): OpenRecord => ({
  ...rest,
  platform,
  bodyIndent,
  codes: new Set(codes),
  keys: new Set(keys),
  trace: traces.find(({ code }) => code === trace),
})
