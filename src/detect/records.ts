/**
 * Detection over a stream of lines, where one record may take several.
 *
 * A code counts once a record: a trace or a pretty-printed body that repeats its head line's code adds nothing. A
 * record starts at a line with its own prefix or timestamp; in a stream that has shown neither, every line is one,
 * traces and bodies excepted. Evidence on an earlier line of the record counts for a later one (a marker, the keys of
 * a body, a number whose text comes next, an exception whose frames come next), and the hit is given out with the line
 * that completes it, so nothing is ever held back. Lines of interleaved writers don't mix.
 */

import {
  closesBody,
  continuesBody,
  continuesTrace,
  indentOf,
  isStructuredRecord,
  loneNumber,
  opensBody,
  waitingKey,
} from './continuation.ts'
import type { Detector } from './detect.ts'
import { keysIn } from './groups.ts'
import { evidences, type Hit } from './hit.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Prefix } from './prefix.ts'
import { newRecordState, type OpenRecord, type RecordState } from './record-state.ts'
import { type Scene, sceneOf } from './scene.ts'
import { traceOf } from './traces.ts'

export interface RecordDetector {
  /** Hits that `line` completes, in its order. */
  readonly push: (line: string) => Hit[]
  /** Whether the last line held codes that its record had given before: without that record, it would give them. */
  readonly repeats: () => boolean
}

/** Writers and streams whose last record is remembered; the oldest is forgotten first. */
const maxWriters = 256
const maxKeys = 256

/** Goes on from `state`, which it keeps up to date. */
export function createRecordDetector(
  detector: Detector,
  state: RecordState = newRecordState(),
): RecordDetector {
  const { records, lastWriter } = state
  let repeats = false

  const push = (line: string): Hit[] => {
    const layout = layoutOf(line)
    const { prefix, text } = layout
    const writer = prefix.own
      ? `${prefix.stream}\n${prefix.writer}`
      : (lastWriter.get(prefix.stream) ?? prefix.stream)
    const earlier = records.get(writer)
    const streamHasPrefixes = lastWriter.has(prefix.stream)
    const continues = earlier !== undefined && continuesRecord(prefix, text, earlier, streamHasPrefixes)
    const record = continues ? earlier : newRecord(prefix, earlier)
    remember(records, writer, record)
    if (prefix.own) remember(lastWriter, prefix.stream, writer)

    const scene = sceneOf(layout, record)
    const hits = hitsOf(scene, layout, record)
    advance(record, scene)
    return hits
  }

  const hitsOf = (scene: Scene, layout: Layout, record: OpenRecord): Hit[] => {
    const fresh: Hit[] = []
    repeats = false
    const found = [...detector.detectIn(scene), ...completed(scene, layout, record)]
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
  const completed = ({ text, near }: Scene, layout: Layout, record: OpenRecord): Hit[] => {
    const whole = { start: layout.origin(0), end: layout.origin(text.length), known: true }
    if (record.trace?.frame.test(text)) {
      const { code } = record.trace
      record.trace = undefined
      return [{ code, evidence: 'inferred', rule: 'trace', ...whole }]
    }
    const { unfinished } = record
    const number = loneNumber(unfinished)
    if (number !== undefined) {
      const code = Number(number)
      const touches = detector.texts.touches(code, `${number} ${text}`, 0, number.length)
      return touches ? [{ code, evidence: 'certain', rule: 'number-then-text', ...whole }] : []
    }
    if (unfinished === '') return []
    const shift = unfinished.length + 1
    const joined = { ...layout, text: `${unfinished} ${text}`, origin: (index: number) => index - shift }
    return detector
      .detectIn(sceneOf(joined, near))
      .filter(({ start }) => start >= 0)
      .map((hit) => ({ ...hit, start: layout.origin(hit.start), end: layout.origin(hit.end) }))
  }

  return { push, repeats: () => repeats }
}

const strongestFirst = (a: Hit, b: Hit): number =>
  evidences.indexOf(a.evidence) - evidences.indexOf(b.evidence)

function continuesRecord(
  prefix: Prefix,
  message: string,
  record: OpenRecord,
  streamHasPrefixes: boolean,
): boolean {
  if (record.bodyIndent !== undefined && continuesBody(message, record.bodyIndent)) return true
  if (continuesTrace(message)) return true
  return !prefix.own && streamHasPrefixes && !isStructuredRecord(message)
}

/** A new record of the same writer still completes what the last one left in the middle. */
function newRecord(prefix: Prefix, earlier: OpenRecord | undefined): OpenRecord {
  return {
    tag: prefix.tag,
    platform: prefix.platform,
    codes: new Set(),
    marked: false,
    keys: new Set(),
    bodyIndent: undefined,
    trace: undefined,
    unfinished: earlier?.unfinished ?? '',
  }
}

/** Notes what this line means for the ones after it. */
function advance(record: OpenRecord, scene: Scene): void {
  const { text } = scene
  record.marked ||= scene.marked()
  if (!continuesTrace(text)) record.trace = undefined
  record.trace ??= traceOf(text.trimStart())
  record.unfinished = loneNumber(text) ?? waitingKey(text) ?? ''
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
