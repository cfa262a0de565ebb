/**
 * `splice`: a line that is a JSON object gets one more member, any other line is printed as `below`.
 */
import { addMember, isJsonObject } from '../member.ts'
import type { TextStyle } from '../text.ts'
import { below, type Format, isNoObject, rawPieces } from './format.ts'

export function spliceFormat(style: TextStyle): Format {
  return {
    print: ({ line, text, annotations }) => {
      if (annotations.length === 0) return [line.bytes]
      return isJsonObject(text)
        ? addMember(line, annotations)
        : [line.bytes, ...below(annotations, line, style)]
    },
    long: rawPieces(style),
    changes: 'none',
    mayShowUnfinished: isNoObject,
  }
}
