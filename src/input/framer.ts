/**
 * Cuts a stream of chunks into lines without moving the bytes.
 *
 * A chunk comes back as it is, with the lines that end in it; a line that began in an earlier chunk carries its whole
 * bytes. Only a newline ends a line (a lone CR doesn't). Of a line longer than `maxLine` the first `maxLine` bytes are
 * kept for reading, the rest passes by: memory doesn't grow with the line.
 */
import { decode, type Encoding, lineEnd, sniff, sniffLength } from './encoding.ts'

export interface Line {
  /** The line with its newline; cut to `maxLine` bytes where `cut` is set. */
  readonly bytes: Buffer
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
  /** Bytes of a line that are kept for reading. */
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
  /** Bytes of the stream before the current chunk, for UTF-16's parity. */
  let position = 0

  const hold = (bytes: Buffer): void => {
    heldLength += bytes.length
    const room = maxLine - keptLength
    if (room <= 0 || bytes.length === 0) return
    // A copy: the chunk's memory must not stay alive for the sake of an unfinished line.
    const kept = Buffer.from(bytes.subarray(0, room))
    held.push(kept)
    keptLength += kept.length
  }

  const finish = (bytes: Buffer, end: number, terminated: boolean): Line => {
    let whole = bytes
    let cut = bytes.length > maxLine
    if (heldLength > 0) {
      hold(bytes)
      cut = heldLength > keptLength
      whole = Buffer.concat(held, keptLength)
      held = []
      heldLength = 0
      keptLength = 0
    }
    return {
      bytes: cut ? whole.subarray(0, maxLine) : whole,
      end,
      cut,
      terminated,
      encoding: known as Encoding,
    }
  }

  const push = (chunk: Buffer): Frame => {
    if (known === undefined) {
      if (heldLength + chunk.length < sniffLength) {
        hold(chunk)
        position += chunk.length
        return { chunk, lines: [] }
      }
      known = sniff(Buffer.concat([...held, chunk]))
    }
    const lines: Line[] = []
    let from = 0
    // A two-byte newline may be split between chunks: its first half is in `held`.
    const split =
      known.startsWith('utf-16') && position % 2 === 1 ? splitNewline(held.at(-1), chunk, known) : 0
    if (split > 0) {
      lines.push(finish(chunk.subarray(0, split), split, true))
      from = split
    }
    for (;;) {
      const end = lineEnd(chunk, from, known, position % 2)
      const foreign = known.startsWith('utf-16') ? utf8LineEnd(held, chunk, from, end) : -1
      if (foreign !== -1) {
        known = 'utf-8'
        onSwitch?.(known)
        continue
      }
      if (end === -1) break
      lines.push(finish(chunk.subarray(from, end), end, true))
      from = end
    }
    hold(chunk.subarray(from))
    position += chunk.length
    return { chunk, lines }
  }

  const end = (): Frame => {
    known ??= sniff(Buffer.concat(held))
    return { chunk: nothing, lines: heldLength === 0 ? [] : [finish(nothing, 0, false)] }
  }

  return { push, end }
}

function splitNewline(last: Buffer | undefined, chunk: Buffer, encoding: Encoding): number {
  const [first, second] = encoding === 'utf-16le' ? [0x0a, 0x00] : [0x00, 0x0a]
  return last?.at(-1) === first && chunk[0] === second ? 1 : 0
}

const shortestUtf8 = 16
const strict = new TextDecoder('utf-8', { fatal: true })

/** The end of a line of UTF-8 within what should be UTF-16: no zero byte, and valid throughout. */
function utf8LineEnd(held: readonly Buffer[], chunk: Buffer, from: number, before: number): number {
  const end = chunk.indexOf(0x0a, from) + 1
  if (end === 0 || (before !== -1 && end >= before - 1)) return -1
  const line = Buffer.concat([...(from === 0 ? held : []), chunk.subarray(from, end)])
  if (line.length < shortestUtf8 || line.includes(0)) return -1
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
