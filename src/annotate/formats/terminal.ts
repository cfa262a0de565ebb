/**
 * Any format on a terminal: what would control the terminal is made visible before the format sees it.
 */
import { decode } from '../../input/encoding.ts'
import type { Line } from '../../input/framer.ts'
import { visible } from '../terminal.ts'
import type { AnnotatedLine, Format } from './format.ts'
import { pieceReader } from './piece-reader.ts'

export function forTerminal(format: Format): Format {
  let reader = pieceReader('utf-8')
  return {
    print: (annotated) => format.print(visibleLine(annotated)),
    long: {
      piece: (bytes, first, encoding) => {
        if (first) reader = pieceReader(encoding)
        return format.long.piece(Buffer.from(visible(reader.read(bytes))), first, 'utf-8')
      },
      close: (annotated) => {
        const rest = Buffer.from(visible(reader.rest()))
        const line: Line = { ...annotated.line, encoding: 'utf-8' }
        return [format.long.piece(rest, false, 'utf-8'), ...format.long.close({ ...annotated, line })]
      },
    },
    changes: 'all',
    mayShowUnfinished: format.mayShowUnfinished,
  }
}

function visibleLine({ line, text, ...rest }: AnnotatedLine): AnnotatedLine {
  const bytes = Buffer.from(visible(decode(line.bytes, line.encoding)))
  return { ...rest, text: visible(text), line: { ...line, bytes, encoding: 'utf-8' } }
}
