/**
 * Puts lines and annotations back into a stream, in the order in which they came. What the format doesn't change passes
 * together; what can't be held (a long line, or an unfinished one that the format lets pass) goes out in pieces.
 */
import type { Encoding } from '../input/encoding.ts'
import type { AnnotatedLine, Format } from './formats/format.ts'
import { inputsApart } from './inputs-apart.ts'
import type { Others } from './log-lines.ts'

export interface Writer {
  /** Writes one piece of the log; `lines` are those that end in it and matter, and what else the writer needs. */
  readonly write: (piece: Piece, lines: readonly AnnotatedLine[]) => void
  readonly needs: Others
}

interface Piece {
  readonly chunk: Buffer
  /** Whether the log ends here. */
  readonly isLast: boolean
  /** Where in it the last line ends; 0 where none does. */
  readonly end: number
  /** Of the unfinished line at its end. */
  readonly encoding: Encoding
}

type Write = (bytes: Uint8Array) => void

export interface LineWriterOptions {
  /** Leaves out lines without a hit. */
  readonly only: boolean
  /** Holds an unfinished line back also where the format would show it: other writers have their lines in between. */
  readonly wholeLines?: boolean
  /** Bytes of an unfinished line after which it goes out in pieces. */
  readonly maxHeld: number
  /** Whether the first `maxHeld` bytes of a long line have a hit; asked only with `only`. */
  readonly hasHit: (beginning: Buffer, encoding: Encoding) => boolean
}

export function lineWriter(format: Format, write: Write, options: LineWriterOptions): Writer {
  const { only, wholeLines = false, maxHeld, hasHit } = options
  const { writeAll, goOn } = inputsApart(write)
  let held: Buffer[] = []
  let heldLength = 0
  /** What happens to the unfinished line: it is held, or the rest of it follows pieces already written or left out. */
  let state: 'holding' | 'passing' | 'dropping' = 'holding'

  const piece = (bytes: Buffer, encoding: Encoding): void => {
    if (state === 'holding') {
      held.push(Buffer.from(bytes))
      heldLength += bytes.length
    } else if (state === 'passing') {
      write(format.long.piece(bytes, false, encoding))
    }
  }

  const release = (encoding: Encoding): void => {
    const beginning = Buffer.concat(held)
    held = []
    heldLength = 0
    state = only && !hasHit(beginning.subarray(0, maxHeld), encoding) ? 'dropping' : 'passing'
    if (state === 'passing') write(format.long.piece(beginning, true, encoding))
  }

  const finish = (annotated: AnnotatedLine, rest: Buffer): void => {
    const { cut, encoding } = annotated.line
    piece(rest, encoding)
    if (state === 'holding' && cut) release(encoding)
    if (state === 'passing') writeAll(format.long.close(annotated), annotated)
    else if (state === 'holding' && (!only || annotated.found)) writeAll(format.print(annotated), annotated)
    held = []
    heldLength = 0
    state = 'holding'
  }

  /** Whole lines that nobody needs to look at, the end of the unfinished one first. */
  const passBy = (bytes: Buffer): void => {
    if (!only) {
      for (const earlier of held) write(earlier)
      write(bytes)
    }
    held = []
    heldLength = 0
    state = 'holding'
  }

  const mayBePassedBy = ({ annotations }: AnnotatedLine): boolean =>
    !only && format.changes === 'none' && annotations.length === 0

  const writePiece: Writer['write'] = ({ chunk, isLast, end, encoding }, lines) => {
    let from = 0
    if (chunk.length > 0) goOn()
    for (const annotated of lines) {
      if (mayBePassedBy(annotated)) continue
      const { line } = annotated
      const begin = line.end - line.length
      if (begin > from) passBy(chunk.subarray(from, begin))
      finish(annotated, chunk.subarray(Math.max(from, begin), line.end))
      from = line.end
    }
    if (end > from || isLast) {
      passBy(chunk.subarray(from, end))
      from = end
    }
    const tail = chunk.subarray(from)
    if (tail.length === 0) return
    piece(tail, encoding)
    if (state !== 'holding') return
    const shown = !only && !wholeLines && format.mayShowUnfinished(held[0] as Buffer)
    if (heldLength > maxHeld || shown) release(encoding)
  }
  return { write: writePiece, needs: only ? 'none' : format.changes }
}
