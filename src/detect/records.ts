/**
 * Detection over a stream of lines, where one record may take several.
 *
 * A code counts once a record: a trace or a pretty-printed body that repeats its head line's code adds nothing. A
 * record starts at a line with its own prefix or timestamp; in a stream that shows neither, every line is one, traces
 * and bodies excepted. Evidence on an earlier line of the record counts for a later one (a marker, the keys of a body, a
 * number whose text comes next, an exception whose frames come next), and the hit is given out with the line that
 * completes it, so nothing is ever held back. Lines of interleaved writers don't mix. What a line means never depends on
 * more than the `contextSpan` bytes before it.
 */

import {
  closesBody,
  continuesBody,
  continuesTrace,
  indentOf,
  isStructuredRecord,
  loneNumber,
  opensBody,
  unfinishedIn,
} from './continuation.ts'
import type { Detector } from './detect.ts'
import { keysIn } from './groups.ts'
import { evidences, type Hit } from './hit.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Prefix } from './prefix.ts'
import { startsRecord } from './record-heads.ts'
import { newRecordState, type OpenRecord, recordSpan, valueSpan } from './record-state.ts'
import { type Scene, sceneOf } from './scene.ts'
import { traceOf } from './traces.ts'

export interface RecordDetector {
  /** Hits that `line`, which begins at `at`, completes, in its order; by default lines follow each other. */
  readonly push: (line: string, at?: number) => Hit[]
  /** The same for a line that has been taken apart already. */
  readonly examine: (layout: Layout, at: number) => Hit[]
  /** Whether the last line held codes that its record had given before: without that record, it would give them. */
  readonly repeats: () => boolean
  /** Whether a line waits for the next one of its writer. */
  readonly waits: () => boolean
  /** Begins anew. */
  readonly forget: () => void
}

/** Writers and streams that are remembered; the one not heard for longest is forgotten first. */
const maxWriters = 256
const maxKeys = 256

/**
 * Reads lines one after the other, of one log or of several writers whose prefixes tell them apart. Remembers at most
 * `contextSpan` characters' worth of lines.
 *
 * @example
 * import { catalogue, createDetector, createRecordDetector } from 'authing-annotate'
 *
 * const records = createRecordDetector(createDetector(catalogue))
 * console.log(records.push('2026-11-22 10:00:00 ERROR AuthingException: code=2333').length) // 1
 * console.log(records.push('Caused by: AuthingException: code=2333').length) // 0
 */
export function createRecordDetector(detector: Detector): RecordDetector {
  const { records, speakers, unfinished } = newRecordState()
  let next = 0
  let repeats = false

  const push: RecordDetector['push'] = (line, at = next) => {
    next = at + line.length + 1
    return examine(layoutOf(line), at)
  }

  const examine: RecordDetector['examine'] = (layout, at) => {
    const { prefix, text } = layout
    const speaker = within(recordSpan, speakers.get(prefix.stream), at)
    const writer = writerOf(layout, speaker?.writer)
    const earlier = within(recordSpan, records.get(writer), at)
    const hasPrefixes = speaker !== undefined
    const record =
      earlier !== undefined && continuesRecord(layout, earlier, hasPrefixes) ? earlier : newRecord(prefix, at)
    if (record === earlier || startsRecord(layout, hasPrefixes)) remember(records, writer, record)
    // A line without its head is read by itself, and so is the next.
    else records.delete(writer)
    if (prefix.own) remember(speakers, prefix.stream, { writer, at })
    else if (hasPrefixes) remember(speakers, prefix.stream, { writer, at: speaker.at })

    const scene = sceneOf(layout, record)
    const hits = hitsOf(scene, layout, record, within(valueSpan, unfinished.get(writer), at)?.text ?? '')
    advance(record, scene)
    const open = unfinishedIn(text)
    if (open === undefined) unfinished.delete(writer)
    else remember(unfinished, writer, { text: open, at })
    forgetBefore(at - valueSpan, unfinished)
    return hits
  }

  const hitsOf = (scene: Scene, layout: Layout, record: OpenRecord, before: string): Hit[] => {
    const fresh: Hit[] = []
    repeats = false
    const found = [...detector.detectIn(scene), ...completed(scene, layout, record, before)]
    for (const hit of found.sort(strongestFirst)) {
      if (record.codes.has(hit.code) || (hit.evidence === 'inferred' && record.codes.size > 0)) {
        repeats = true
        continue
      }
      record.codes.add(hit.code)
      fresh.push(hit)
    }
    return fresh.sort((a, b) => a.start - b.start)
  }

  /** What an earlier line left open and this one completes. */
  const completed = ({ text, near }: Scene, layout: Layout, record: OpenRecord, before: string): Hit[] => {
    const whole = { start: layout.origin(0), end: layout.origin(text.length), known: true }
    if (record.trace?.frame.test(text)) {
      const { code } = record.trace
      record.trace = undefined
      return [{ code, evidence: 'inferred', rule: 'trace', ...whole }]
    }
    const number = loneNumber(before)
    if (number !== undefined) {
      const code = Number(number)
      const touches = detector.texts.touches(code, `${number} ${text}`, 0, number.length)
      return touches ? [{ code, evidence: 'certain', rule: 'number-then-text', ...whole }] : []
    }
    if (before === '') return []
    const shift = before.length + 1
    const joined = { ...layout, text: `${before} ${text}`, origin: (index: number) => index - shift }
    return detector
      .detectIn(sceneOf(joined, near))
      .filter(({ start }) => start >= 0)
      .map((hit) => ({ ...hit, start: layout.origin(hit.start), end: layout.origin(hit.end) }))
  }

  return {
    push,
    examine,
    repeats: () => repeats,
    waits: () => unfinished.size > 0,
    forget: () => {
      // Of the few entries that a lone line leaves, each is quicker deleted than all are cleared.
      for (const map of [records, speakers, unfinished]) for (const key of map.keys()) map.delete(key)
    },
  }
}

/** An object in the midst of other lines is a writer's of its own; any other line without a prefix goes on. */
function writerOf({ prefix, text }: Layout, speaker: string | undefined): string {
  if (prefix.own) return `${prefix.stream}\n${prefix.writer}`
  return speaker === undefined || isStructuredRecord(text) ? prefix.stream : speaker
}

const strongestFirst = (a: Hit, b: Hit): number =>
  evidences.indexOf(a.evidence) - evidences.indexOf(b.evidence)

function continuesRecord({ prefix, text }: Layout, record: OpenRecord, hasPrefixes: boolean): boolean {
  if (prefix.header) return false
  if (record.bodyIndent !== undefined && continuesBody(text, record.bodyIndent)) return true
  if (continuesTrace(text)) return true
  return !prefix.own && hasPrefixes && !isStructuredRecord(text)
}

const newRecord = (prefix: Prefix, at: number): OpenRecord => ({
  at,
  tag: prefix.tag,
  platform: prefix.platform,
  codes: new Set(),
  marked: false,
  keys: new Set(),
  bodyIndent: undefined,
  trace: undefined,
})

/** Notes what this line means for the ones after it. */
function advance(record: OpenRecord, scene: Scene): void {
  const { text } = scene
  record.marked ||= scene.marked()
  if (!continuesTrace(text)) record.trace = undefined
  record.trace ??= traceOf(text.trimStart())
  if (record.bodyIndent !== undefined) {
    if (closesBody(text, record.bodyIndent)) {
      record.bodyIndent = undefined
      record.keys = new Set()
    } else if (record.keys.size < maxKeys) {
      for (const key of keysIn(text.slice(0, 4000))) record.keys.add(key)
    }
  } else if (opensBody(text)) {
    record.bodyIndent = indentOf(text)
  }
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > maxWriters) map.delete(map.keys().next().value as string)
}

const within = <T extends { readonly at: number }>(
  span: number,
  held: T | undefined,
  at: number,
): T | undefined => (held !== undefined && at - held.at <= span ? held : undefined)

function forgetBefore(at: number, map: Map<string, { readonly at: number }>): void {
  for (const [key, held] of map) {
    if (held.at >= at) return
    map.delete(key)
  }
}
