/**
 * `below`: the line's own bytes, its annotations under it. `show` rewrites the bytes for a terminal.
 */
import { StringDecoder } from 'node:string_decoder'
import { decode } from '../../input/encoding.ts'
import { visible } from '../terminal.ts'
import type { TextStyle } from '../text.ts'
import { below, type Format, rawPieces } from './format.ts'

export function belowFormat(style: TextStyle): Format {
  return {
    print: ({ line, annotations }) => [line.bytes, ...below(annotations, line, style)],
    long: rawPieces(style),
    mayShowUnfinished: () => true,
  }
}

/** For a terminal: what would control it is shown as text. */
export function terminalFormat(style: TextStyle): Format {
  const raw = rawPieces(style)
  let decoder = new StringDecoder('utf8')
  return {
    print: ({ line, annotations }) => [
      Buffer.from(visible(decode(line.bytes, line.encoding))),
      ...below(annotations, { ...line, encoding: 'utf-8' }, style),
    ],
    long: {
      piece: (bytes, first) => {
        if (first) decoder = new StringDecoder('utf8')
        return Buffer.from(visible(decoder.write(bytes)))
      },
      close: raw.close,
    },
    mayShowUnfinished: () => true,
  }
}
