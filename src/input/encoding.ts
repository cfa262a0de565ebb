/**
 * How a stream's bytes are characters: found out from its first line, or told by the user.
 *
 * UTF-8 is the rule and never fails (what isn't UTF-8 decodes to U+FFFD while its bytes pass through untouched).
 * PowerShell's `>` writes UTF-16, with or without a byte order mark.
 */

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

const longestHead = 256

/**
 * What of a stream's beginning `sniff` is to see, so that it decides the same however the stream was cut into chunks:
 * the first line, or 256 bytes of it. Undefined while more may come.
 */
export function headOf(beginning: Buffer): Buffer | undefined {
  const newline = beginning.subarray(0, longestHead).indexOf(0x0a)
  if (newline !== -1) return beginning.subarray(0, newline + 1)
  return beginning.length < longestHead ? undefined : beginning.subarray(0, longestHead)
}

export function sniff(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return sniffWithoutMark(head)
}

/** Fewer zeros prove nothing. */
const fewestZeros = 2

/** ASCII in UTF-16 has a zero in every other byte and nowhere else; its newline is the byte beside the zero. */
function sniffWithoutMark(head: Buffer): Encoding {
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1
  })
  const [even, odd] = zeros as [number, number]
  const enough = Math.max(fewestZeros, head.length * 0.2)
  const few = head.length * 0.025
  const newline = head.indexOf(0x0a)
  if (odd >= enough && even < few && newline % 2 !== 1) return 'utf-16le'
  if (even >= enough && odd < few && (newline === -1 || newline % 2 === 1)) return 'utf-16be'
  return 'utf-8'
}

const gb18030 = new TextDecoder('gb18030')

/** Decodes whole lines; a byte order mark at the start is left out. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  const text =
    encoding === 'utf-8'
      ? bytes.toString('utf8')
      : encoding === 'gb18030'
        ? gb18030.decode(bytes)
        : encoding === 'utf-16le'
          ? bytes.toString('utf16le')
          : swapped(bytes).toString('utf16le')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** Encodes what the program adds to a stream in the stream's own encoding. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return swapped(Buffer.from(text, 'utf16le'))
  return Buffer.from(text, 'utf8')
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
}

/**
 * The index behind the next newline at or after `from`, or -1. `phase` is the parity of the position at which
 * `bytes` begins in its stream; a UTF-16 newline stands on an even one.
 */
export function lineEnd(bytes: Buffer, from: number, encoding: Encoding, phase: number): number {
  if (encoding === 'utf-8' || encoding === 'gb18030') return bytes.indexOf(0x0a, from) + 1 || -1
  const [first, second] = encoding === 'utf-16le' ? [0x0a, 0x00] : [0x00, 0x0a]
  for (let index = bytes.indexOf(first, from); index !== -1; index = bytes.indexOf(first, index + 1)) {
    if ((index + phase) % 2 === 0 && bytes[index + 1] === second) return index + 2
  }
  return -1
}
