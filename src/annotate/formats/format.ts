/**
 * How one whole line with its annotations is printed; one file a format.
 */
import { encode } from '../../input/encoding.ts'
import type { Line } from '../../input/framer.ts'
import type { Annotation } from '../annotation.ts'
import { type TextStyle, textLines } from '../text.ts'

export interface AnnotatedLine {
  readonly line: Line
  /** The line as text, without its line end. */
  readonly text: string
  readonly annotations: readonly Annotation[]
}

export interface Format {
  readonly print: (line: AnnotatedLine) => readonly Uint8Array[]
  /** A line too long to hold passes piece by piece. */
  readonly long: LongLine
  /** Whether an unfinished line that begins so may be shown before its newline comes. */
  readonly mayShowUnfinished: (beginning: Buffer) => boolean
}

export interface LongLine {
  /** A piece of the line; `first` for its beginning. */
  readonly piece: (bytes: Buffer, first: boolean) => Uint8Array
  /** Called with the complete line, whose pieces have been printed; returns what is still to be added. */
  readonly close: (line: AnnotatedLine) => readonly Uint8Array[]
}

/**
 * Annotation lines to stand under a line. Behind a last line without a newline they begin with one and end without, so
 * that taking them away gives the input back to the byte.
 */
export function below(annotations: readonly Annotation[], line: Line, style: TextStyle): Uint8Array[] {
  const lines = annotations.flatMap((annotation) => textLines(annotation, style))
  if (lines.length === 0) return []
  const text = line.terminated ? `${lines.join('\n')}\n` : `\n${lines.join('\n')}`
  return [encode(text, line.encoding)]
}

/** Bytes as they are, with annotations under the line: how every format but `ndjson` treats a long line. */
export const rawPieces = (style: TextStyle): LongLine => ({
  piece: (bytes) => bytes,
  close: ({ line, annotations }) => below(annotations, line, style),
})

/** False for what may become a JSON object, judged by the first byte that isn't space, a zero or a byte order mark. */
export function isNoObject(beginning: Buffer): boolean {
  const first = beginning.find((byte) => byte > 0x20 && byte < 0x80)
  return first !== undefined && first !== 0x7b
}
