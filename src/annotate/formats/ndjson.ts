/**
 * `ndjson`: exactly one JSON object a line, in UTF-8. A JSON object stands as it came, with its member; anything else
 * is wrapped as `{"line": …}`. What can't be decoded becomes U+FFFD, since JSON text can't carry it.
 */
import { isJsonObject, memberOf, withMember } from '../member.ts'
import type { AnnotatedLine, Format } from './format.ts'
import { pieceReader } from './piece-reader.ts'

export function ndjsonFormat(): Format {
  let reader = pieceReader('utf-8')
  return {
    print: ({ text, annotations }) => {
      const object = isJsonObject(text) ? text : JSON.stringify({ line: text })
      return [Buffer.from(`${annotations.length === 0 ? object : withMember(object, annotations)}\n`)]
    },
    long: {
      piece: (bytes, first, encoding) => {
        if (first) reader = pieceReader(encoding)
        const text = escaped(reader.read(bytes).replace(/\r?\n$/, ''))
        return Buffer.from(first ? `{"line":"${text}` : text)
      },
      close: ({ annotations }) => [Buffer.from(`${escaped(reader.rest())}"${member(annotations)}}\n`)],
    },
    changes: 'not-objects',
    mayShowUnfinished: () => false,
  }
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1)

const member = (annotations: AnnotatedLine['annotations']): string =>
  annotations.length === 0 ? '' : memberOf(annotations)
