/**
 * `ndjson`: exactly one JSON object a line, in UTF-8. JSON objects are spliced, anything else is wrapped as
 * `{"line": …}`; what isn't UTF-8 becomes U+FFFD, since JSON text can't carry it.
 */
import { StringDecoder } from 'node:string_decoder'
import { addMember, isJsonObject, memberOf } from '../member.ts'
import type { AnnotatedLine, Format } from './format.ts'

export function ndjsonFormat(): Format {
  let decoder = new StringDecoder('utf8')
  return {
    print: (annotated) => {
      const { line, text, annotations } = annotated
      if (line.encoding !== 'utf-8' || !isJsonObject(text)) return [wrapped(annotated)]
      const bytes = annotations.length === 0 ? [line.bytes] : addMember(line, annotations)
      return line.terminated ? bytes : [...bytes, Buffer.from('\n')]
    },
    long: {
      piece: (bytes, first) => {
        if (first) decoder = new StringDecoder('utf8')
        const escaped = JSON.stringify(decoder.write(bytes).replace(/\r?\n$/, '')).slice(1, -1)
        return Buffer.from(first ? `{"line":"${escaped}` : escaped)
      },
      close: ({ annotations }) => [Buffer.from(`"${member(annotations)}}\n`)],
    },
    mayShowUnfinished: () => false,
  }
}

const member = (annotations: AnnotatedLine['annotations']): string =>
  annotations.length === 0 ? '' : memberOf(annotations)

function wrapped({ text, annotations }: AnnotatedLine): Uint8Array {
  return Buffer.from(`{"line":${JSON.stringify(text)}${member(annotations)}}\n`)
}
