/**
 * Puts lines and annotations back into a stream, in the order in which they came.
 *
 * `throughWriter` passes every byte on as it is and only steps between lines to add annotations. `lineWriter` prints
 * line by line, for formats that change a line or leave lines out; what can't be held (a long line, or an unfinished
 * one that the format lets pass) goes out in pieces.
 */
import type { Frame } from '../input/framer.ts'
import type { AnnotatedLine, Format } from './formats/format.ts'

/** Writes one frame; `lines` are all lines that end in it. */
export type Writer = (frame: Frame, lines: readonly AnnotatedLine[]) => void

type Write = (bytes: Uint8Array) => void

export function throughWriter(format: Format, write: Write): Writer {
  return ({ chunk }, lines) => {
    let passed = 0
    const passUpTo = (end: number): void => {
      if (end > passed) write(chunk.subarray(passed, end))
      passed = end
    }
    for (const annotated of lines) {
      if (annotated.annotations.length === 0) continue
      passUpTo(annotated.line.end)
      for (const bytes of format.long.close(annotated)) write(bytes)
    }
    passUpTo(chunk.length)
  }
}

export interface LineWriterOptions {
  /** Leaves out lines without a hit. */
  readonly only: boolean
  /** Bytes of an unfinished line after which it goes out in pieces. */
  readonly maxHeld: number
  /** Whether the beginning of a long line has a hit; asked only with `only`. */
  readonly hasHit: (beginning: Buffer) => boolean
}

export function lineWriter(format: Format, write: Write, options: LineWriterOptions): Writer {
  const { only, maxHeld, hasHit } = options
  let held: Buffer[] = []
  let heldLength = 0
  /** What happens to the unfinished line: it is held, or the rest of it follows pieces already written or left out. */
  let state: 'holding' | 'passing' | 'dropping' = 'holding'

  const piece = (bytes: Buffer): void => {
    if (state === 'holding') {
      held.push(Buffer.from(bytes))
      heldLength += bytes.length
    } else if (state === 'passing') {
      write(format.long.piece(bytes, false))
    }
  }

  const release = (): void => {
    const beginning = Buffer.concat(held)
    held = []
    heldLength = 0
    state = only && !hasHit(beginning) ? 'dropping' : 'passing'
    if (state === 'passing') write(format.long.piece(beginning, true))
  }

  const finish = (annotated: AnnotatedLine, rest: Buffer): void => {
    if (state === 'holding' && annotated.line.cut) {
      piece(rest)
      release()
    } else {
      piece(rest)
    }
    if (state === 'passing') {
      for (const bytes of format.long.close(annotated)) write(bytes)
    } else if (state === 'holding' && (!only || annotated.annotations.length > 0)) {
      for (const bytes of format.print(annotated)) write(bytes)
    }
    held = []
    heldLength = 0
    state = 'holding'
  }

  return ({ chunk }, lines) => {
    let from = 0
    for (const annotated of lines) {
      finish(annotated, chunk.subarray(from, annotated.line.end))
      from = annotated.line.end
    }
    const tail = chunk.subarray(from)
    if (tail.length === 0) return
    piece(tail)
    if (state !== 'holding') return
    if (heldLength > maxHeld || (!only && format.mayShowUnfinished(held[0] as Buffer))) release()
  }
}
