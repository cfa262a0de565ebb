/**
 * `below`: the line's own bytes, its annotations under it.
 */
import type { TextStyle } from '../text.ts'
import { below, type Format, rawPieces } from './format.ts'

export function belowFormat(style: TextStyle): Format {
  return {
    print: ({ line, annotations }) => [line.bytes, ...below(annotations, line, style)],
    long: rawPieces(style),
    changes: 'none',
    mayShowUnfinished: () => true,
  }
}
