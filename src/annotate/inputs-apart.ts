/**
 * Keeps one input's last annotation and the next input's first line apart.
 *
 * Behind a last line without a newline an annotation ends without one, too; where more input follows, it gets one.
 */
import { type Encoding, encode } from '../input/encoding.ts'
import type { AnnotatedLine } from './formats/format.ts'

export interface InputsApart {
  /** Writes what stands for a line with its annotations, or what closes it. */
  readonly writeAll: (parts: readonly Uint8Array[], annotated: AnnotatedLine) => void
  /** To be called before more bytes of input are written. */
  readonly goOn: () => void
}

export function inputsApart(write: (bytes: Uint8Array) => void): InputsApart {
  let missing: Buffer | undefined
  return {
    writeAll: (parts, { line, annotations }) => {
      for (const bytes of parts) write(bytes)
      const open = !line.terminated && annotations.length > 0 && !endsLine(parts.at(-1), line.encoding)
      missing = open ? encode('\n', line.encoding) : undefined
    },
    goOn: () => {
      if (missing !== undefined) write(missing)
      missing = undefined
    },
  }
}

/** Formats end a line in its own encoding or in UTF-8. */
function endsLine(bytes: Uint8Array | undefined, encoding: Encoding): boolean {
  return [encoding, 'utf-8' as const].some((either) => {
    const newline = encode('\n', either)
    return bytes !== undefined && newline.equals(bytes.subarray(-newline.length))
  })
}
