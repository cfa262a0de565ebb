/**
 * The log lines of a message. Its bytes are lines as they are, one or several; compressed ones are unpacked, and the
 * records of Fluent Bit, which come as one JSON array, become a line each.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Encoding, encode, headOf, sniff } from '../input/encoding.ts'
import { fluentBitLines } from './fluent-bit.ts'

export interface Unreadable {
  /** As for files: `incomplete` is cut off, `damaged` can't be unpacked, `unreadable` is packed in a way unknown here. */
  readonly kind: 'incomplete' | 'damaged' | 'unreadable'
  /** One of few sentences, since each is a row in the database. */
  readonly detail: string
}

export interface Packed {
  readonly data: Buffer
  /** The header `Content-Encoding`. */
  readonly contentEncoding: string | undefined
}

const unpack = promisify(gunzip)

/** Bytes of an unpacked message: a small one could fill the memory otherwise. */
const largest = 64 * 1024 * 1024

/** Of a compressed message that isn't whole nothing is read: half a line may hold half a code. */
export async function linesOf(
  { data, contentEncoding }: Packed,
  encoding?: Encoding,
): Promise<Buffer | Unreadable> {
  const packing = contentEncoding?.trim().toLowerCase() ?? ''
  if (!['', 'identity', 'gzip', 'x-gzip'].includes(packing)) {
    return { kind: 'unreadable', detail: 'a Content-Encoding that is not known here' }
  }
  const isGzip = data.length >= 2 && data.readUInt16BE() === 0x1f8b
  if (!isGzip && packing.endsWith('gzip')) {
    return { kind: 'damaged', detail: 'its Content-Encoding says gzip, and it is not' }
  }
  const unpacked = isGzip ? await unpackedOf(data) : data
  if ('kind' in unpacked) return unpacked
  return ended(fluentBitLines(unpacked) ?? unpacked, encoding)
}

async function unpackedOf(data: Buffer): Promise<Buffer | Unreadable> {
  try {
    return await unpack(data, { maxOutputLength: largest })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') return { kind: 'incomplete', detail: 'the compressed data stops midway' }
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { kind: 'unreadable', detail: 'more than 64 MB when unpacked' }
    return { kind: 'damaged', detail: 'it cannot be unpacked' }
  }
}

/** Publishers leave the last line's end out; where messages are printed one after the other it is needed. */
function ended(lines: Buffer, encoding = sniff(headOf(lines) ?? lines)): Buffer {
  const newline = encode('\n', encoding)
  const isEnded = lines.length === 0 || newline.equals(lines.subarray(-newline.length))
  return isEnded ? lines : Buffer.concat([lines, newline])
}
