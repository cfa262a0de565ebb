/**
 * How one whole line with its annotations is printed; one file a format.
 */
import { type Encoding, encode } from '../../input/encoding.ts'
import type { Line } from '../../input/framer.ts'
import type { Annotation } from '../annotation.ts'
import type { Others } from '../log-lines.ts'
import { type TextStyle, textLines } from '../text.ts'

export interface AnnotatedLine {
  readonly line: Line
  /** The line as text, without its line end. */
  readonly text: string
  readonly annotations: readonly Annotation[]
  /** Whether the line has a hit, or is what an earlier run wrote under a line that has one. */
  readonly found: boolean
}

export interface Format {
  readonly print: (line: AnnotatedLine) => readonly Uint8Array[]
  /** A line too long to hold passes piece by piece. */
  readonly long: LongLine
  /** Which lines without annotations are printed otherwise than as they came. */
  readonly changes: Others
  /** Whether an unfinished line that begins so may be shown before its newline comes. */
  readonly mayShowUnfinished: (beginning: Buffer) => boolean
}

export interface LongLine {
  /** A piece of the line, cut anywhere; `first` for its beginning. */
  readonly piece: (bytes: Buffer, first: boolean, encoding: Encoding) => Uint8Array
  /** Called with the complete line, whose pieces have been printed; returns what is still to be added. */
  readonly close: (line: AnnotatedLine) => readonly Uint8Array[]
}

/**
 * Annotation lines to stand under a line. Behind a last line without a newline they begin with one and end without, so
 * that taking them away gives the input back to the byte.
 */
export function below(annotations: readonly Annotation[], line: Line, style: TextStyle): Uint8Array[] {
  const lines = annotations.flatMap((annotation) => textLines(annotation, style))
  if (lines.length === 0 || endsWithHalf(line)) return []
  const text = line.terminated ? `${lines.join('\n')}\n` : `\n${lines.join('\n')}`
  return [encode(text, line.encoding)]
}

/** Whether a stream of UTF-16 ends within a character: nothing that came behind could be read again. */
const endsWithHalf = ({ length, encoding, terminated }: Line): boolean =>
  !terminated && encoding.startsWith('utf-16') && length % 2 === 1

/** Bytes as they are, with annotations under the line: how every format but `ndjson` treats a long line. */
export const rawPieces = (style: TextStyle): LongLine => ({
  piece: (bytes) => bytes,
  close: ({ line, annotations }) => below(annotations, line, style),
})

/** Spaces of JSON, zeros of UTF-16 and byte order marks: what may stand before the brace of an object. */
const beforeObject: ReadonlySet<number> = new Set([0x00, 0x09, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff])

/** False for what may become a JSON object. */
export function isNoObject(beginning: Buffer): boolean {
  const first = beginning.find((byte) => !beforeObject.has(byte))
  return first !== undefined && first !== 0x7b
}
