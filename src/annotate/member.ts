/**
 * The member that is spliced into a line that is a JSON object, before its last brace. Nothing else of the line is
 * touched, so `1.10` stays `1.10` and NDJSON stays NDJSON.
 */
import { type Encoding, encode } from '../input/encoding.ts'
import type { Line } from '../input/framer.ts'
import type { Annotation } from './annotation.ts'
import { annotationsJson } from './json.ts'

const key = ',"authing_annotations":'

export const memberOf = (annotations: readonly Annotation[]): string =>
  `${key}${annotationsJson(annotations)}`

/** Whether `text` is one JSON object with a member after which another can stand. */
export function isJsonObject(text: string): boolean {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}') || /^\{\s*\}$/.test(trimmed)) return false
  try {
    // Not the trimmed text: JSON knows fewer spaces than JavaScript.
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A text that is a JSON object, with the member. */
export function withMember(text: string, annotations: readonly Annotation[]): string {
  const index = text.lastIndexOf('}')
  return text.slice(0, index) + memberOf(annotations) + text.slice(index)
}

/** `text` without the member of an earlier run; undefined where it has none. */
export function withoutMember(text: string): string | undefined {
  const start = text.lastIndexOf(`${key}[`)
  const brace = text.lastIndexOf('}')
  if (start === -1) return undefined
  try {
    const list: unknown = JSON.parse(text.slice(start + key.length, brace))
    const ours =
      Array.isArray(list) && list.length > 0 && list.every((item) => typeof item?.code === 'number')
    return ours ? text.slice(0, start) + text.slice(brace) : undefined
  } catch {
    return undefined
  }
}

export function addMember({ bytes, encoding }: Line, annotations: readonly Annotation[]): Uint8Array[] {
  const index = lastBrace(bytes, encoding)
  const member = memberOf(annotations)
  // What the program adds to GB18030 is UTF-8, and one line can't be both.
  const added = encoding === 'gb18030' ? inAscii(member) : member
  return [bytes.subarray(0, index), encode(added, encoding), bytes.subarray(index)]
}

const inAscii = (json: string): string =>
  json.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The bytes of a line whose text has a member of ours, without it. */
export function removeMember({ bytes, encoding }: Line): Buffer {
  const start = bytes.lastIndexOf(encode(`${key}[`, encoding))
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(lastBrace(bytes, encoding))])
}

/** The byte index of the last `}`, or -1. In UTF-16 its two bytes may also meet across two characters. */
function lastBrace(bytes: Buffer, encoding: Encoding): number {
  const brace = encode('}', encoding)
  let index = bytes.lastIndexOf(brace)
  while (encoding.startsWith('utf-16') && index > 0 && index % 2 === 1)
    index = bytes.lastIndexOf(brace, index - 1)
  return index
}
