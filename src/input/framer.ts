/**
 * Cuts a stream of chunks into lines without moving the bytes.
 *
 * A chunk comes back as it is, with the lines that end in it; a line that began in an earlier chunk carries its whole
 * bytes. Only a newline ends a line (a lone CR doesn't). Of a line longer than `maxLine` the first `maxLine` bytes are
 * kept for reading, the rest passes by: memory doesn't grow with the line.
 */
import { decode, type Encoding, headOf, lineEnd, sniff } from './encoding.ts'

export interface Line {
  /** The line with its newline; cut to `maxLine` bytes where `cut` is set. */
  readonly bytes: Buffer
  /** Bytes of the whole line. */
  readonly length: number
  /** Index in the frame's chunk right behind the line. */
  readonly end: number
  readonly cut: boolean
  /** False for a last line without its newline. */
  readonly terminated: boolean
  readonly encoding: Encoding
}

export interface Frame {
  readonly chunk: Buffer
  readonly lines: readonly Line[]
  /** Of the unfinished line behind the last one; a guess until the stream's first line has been seen. */
  readonly encoding: Encoding
}

export interface Framer {
  readonly push: (chunk: Buffer) => Frame
  /** The last line, where the stream ends without a newline. */
  readonly end: () => Frame
}

export const defaultMaxLine: number = 1024 * 1024

export interface FramerOptions {
  /** Known encoding; otherwise it is found out from the first bytes. */
  readonly encoding?: Encoding | undefined
  /** Bytes of a line that are kept for reading; at least the 256 that tell the encoding. */
  readonly maxLine?: number
  /** Told when a UTF-16 stream goes on in UTF-8, as when two programs append to one file. */
  readonly onSwitch?: (to: Encoding) => void
}

const nothing = Buffer.alloc(0)

export function createFramer({ encoding, maxLine = defaultMaxLine, onSwitch }: FramerOptions = {}): Framer {
  let known = encoding
  /** The unfinished line so far, at most `maxLine` bytes of it, and its full length. */
  let held: Buffer[] = []
  let heldLength = 0
  let keptLength = 0
  /** Bytes of the stream before the current chunk, for UTF-16's parity, and the last one of them. */
  let position = 0
  let last: number | undefined

  const hold = (bytes: Buffer): void => {
    heldLength += bytes.length
    const room = maxLine - keptLength
    if (room <= 0 || bytes.length === 0) return
    // A copy: the chunk's memory must not stay alive for the sake of an unfinished line.
    const kept = Buffer.from(bytes.subarray(0, room))
    held.push(kept)
    keptLength += kept.length
  }

  const advance = (chunk: Buffer): void => {
    position += chunk.length
    last = chunk.at(-1) ?? last
  }

  const finish = (bytes: Buffer, end: number, terminated: boolean): Line => {
    let kept = bytes.subarray(0, maxLine)
    let length = bytes.length
    if (heldLength > 0) {
      hold(bytes)
      kept = Buffer.concat(held, keptLength)
      length = heldLength
      held = []
      heldLength = 0
      keptLength = 0
    }
    return { bytes: kept, length, end, cut: kept.length < length, terminated, encoding: known as Encoding }
  }

  const push = (chunk: Buffer): Frame => {
    if (known === undefined) {
      // Nothing is lost by waiting: until the head is there, no line has ended.
      const beginning = Buffer.concat([...held, chunk])
      const head = headOf(beginning)
      if (head === undefined) {
        hold(chunk)
        advance(chunk)
        return { chunk, lines: [], encoding: sniff(beginning) }
      }
      known = sniff(head)
    }
    const lines: Line[] = []
    let from = 0
    if (position % 2 === 1 && isNewline([last, chunk[0]], known)) {
      lines.push(finish(chunk.subarray(0, 1), 1, true))
      from = 1
    }
    for (;;) {
      const end = lineEnd(chunk, from, known, position % 2)
      const foreign = known.startsWith('utf-16') ? utf8LineEnd(held, chunk, from, end) : -1
      if (foreign !== -1) {
        known = 'utf-8'
        onSwitch?.(known)
        lines.push(finish(chunk.subarray(from, foreign), foreign, true))
        from = foreign
        continue
      }
      if (end === -1) break
      lines.push(finish(chunk.subarray(from, end), end, true))
      from = end
    }
    hold(chunk.subarray(from))
    advance(chunk)
    return { chunk, lines, encoding: known }
  }

  const end = (): Frame => {
    known ??= sniff(Buffer.concat(held))
    const lines = heldLength === 0 ? [] : [finish(nothing, 0, false)]
    return { chunk: nothing, lines, encoding: known }
  }

  return { push, end }
}

/** Whether two bytes, the last of a chunk and the first of the next, are a newline of UTF-16. */
function isNewline([first, second]: readonly (number | undefined)[], encoding: Encoding): boolean {
  if (encoding === 'utf-16le') return first === 0x0a && second === 0x00
  return encoding === 'utf-16be' && first === 0x00 && second === 0x0a
}

const shortestUtf8 = 16
const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * The end of lines of UTF-8 within what should be UTF-16: no zero byte, and valid throughout. Shorter ones prove
 * nothing; they are taken together with the next.
 */
function utf8LineEnd(held: readonly Buffer[], chunk: Buffer, from: number, before: number): number {
  const earlier = Buffer.concat(from === 0 ? held : [])
  const end = chunk.indexOf(0x0a, from + Math.max(0, shortestUtf8 - earlier.length - 1)) + 1
  if (end === 0 || (before !== -1 && end >= before - 1)) return -1
  const line = Buffer.concat([earlier, chunk.subarray(from, end)])
  if (line.includes(0)) return -1
  try {
    strict.decode(line)
    return end
  } catch {
    return -1
  }
}

/** The text of a line without its line end. */
export function textOf(line: Line): string {
  return decode(line.bytes, line.encoding).replace(/\r?\n$/, '')
}
