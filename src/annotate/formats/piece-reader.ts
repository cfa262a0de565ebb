/**
 * The text of a long line as its pieces come: half a character, or a carriage return that may belong to the line end,
 * waits for what follows it.
 */
import type { Encoding } from '../../input/encoding.ts'

export interface PieceReader {
  readonly read: (piece: Buffer) => string
  /** What still waits at the end of the line. */
  readonly rest: () => string
}

export function pieceReader(encoding: Encoding): PieceReader {
  const decoder = new TextDecoder(encoding)
  let waiting = ''
  return {
    read: (piece) => {
      const text = waiting + decoder.decode(piece, { stream: true })
      waiting = text.endsWith('\r') ? '\r' : ''
      return text.slice(0, text.length - waiting.length)
    },
    rest: () => waiting + decoder.decode(),
  }
}
