/**
 * Unpacks gzip, and of what is cut or damaged everything that stands before. Several members one after the other are
 * one content; zeros behind the last one are padding.
 *
 * Node's own gunzip drops what it has unpacked together with the byte that it objects to: of a small file with a wrong
 * checksum, or with something else behind its end, that is all of it. So it only inflates here.
 */
import { crc32, createInflateRaw } from 'node:zlib'
import { createPull, type Pull } from './pull.ts'

/** What became of compressed data's end: `cut` may still be written, `damaged` won't get better. */
export type Ending = 'whole' | 'cut' | 'damaged'

/** What is written to zlib at a time: at most a thousand times as much comes out at once. */
const slice = 16 * 1024
const outputSize = 256 * 1024

export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, Ending> {
  const input = createPull(chunks)
  try {
    for (let first = true; ; first = false) {
      if (!first && !(await input.skipZeros())) return 'whole'
      const header = await skipHeader(input)
      if (header !== 'whole') return header
      const ending = yield* member(input)
      if (ending !== 'whole') return ending
    }
  } finally {
    await input.close()
  }
}

const flags = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const

async function skipHeader(input: Pull): Promise<Ending> {
  const fixed = await input.take(10)
  const [id1, id2, method, flag] = fixed
  if ([id1 ?? 0x1f, id2 ?? 0x8b, method ?? 8].join() !== '31,139,8') return 'damaged'
  if (fixed.length < 10 || flag === undefined) return 'cut'
  if (flag & flags.extra) {
    const length = await input.take(2)
    if (length.length < 2 || (await input.take(length.readUInt16LE())).length < length.readUInt16LE())
      return 'cut'
  }
  for (const text of [flags.name, flags.comment]) {
    if (flag & text && !(await input.skipPastZero())) return 'cut'
  }
  if (flag & flags.headerChecksum && (await input.take(2)).length < 2) return 'cut'
  return 'whole'
}

async function* member(input: Pull): AsyncGenerator<Buffer, Ending> {
  const inflate = createInflateRaw({ chunkSize: outputSize })
  let output: Buffer[] = []
  inflate.on('data', (chunk: Buffer) => output.push(chunk))
  const failed = new Promise<unknown>((resolve) => inflate.on('error', resolve))
  let [checksum, length, written] = [0, 0, 0]
  try {
    for (;;) {
      const bytes = await input.some(slice)
      if (bytes === undefined) return 'cut'
      await Promise.race([failed, new Promise<unknown>((resolve) => inflate.write(bytes, resolve))])
      const unpacked = output
      output = []
      for (const chunk of unpacked) {
        checksum = crc32(chunk, checksum)
        length += chunk.length
        yield chunk
      }
      if (inflate.errored) return 'damaged'
      written += bytes.length
      if (inflate.bytesWritten < written) {
        input.putBack(bytes.subarray(bytes.length - (written - inflate.bytesWritten)))
        return trailer(await input.take(8), checksum, length)
      }
    }
  } finally {
    inflate.destroy()
  }
}

function trailer(bytes: Buffer, checksum: number, length: number): Ending {
  if (bytes.length < 8) return 'cut'
  const right = bytes.readUInt32LE() === checksum && bytes.readUInt32LE(4) === length % 2 ** 32
  return right ? 'whole' : 'damaged'
}
