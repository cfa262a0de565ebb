/**
 * A file's content as bytes from any position, whether it is compressed or not.
 *
 * Only the operating system's calls are here, behind `Disk`, so that tests can make each of them fail.
 */
import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type Ending, gunzip } from './gunzip.ts'

export interface Disk {
  readonly open: (path: string) => Promise<DiskFile>
}

/** Device and inode as one word: two paths lead to one file where it is the same. */
export const identityOf = ({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string => `${dev}:${ino}`

export interface DiskFile {
  /** By which another thread of the process can read it, where there is one. */
  readonly descriptor?: number
  readonly stat: () => Promise<BigIntStats>
  /** Reads up to `length` bytes at `position`; fewer at the end, or whenever the system gives fewer. */
  readonly read: (buffer: Buffer, offset: number, length: number, position: number) => Promise<number>
  readonly close: () => Promise<void>
}

export const disk: Disk = {
  open: async (path) => {
    // Opening a named pipe, should one have taken the place of a file, must not wait for a writer.
    const handle: FileHandle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    return {
      descriptor: handle.fd,
      stat: () => handle.stat({ bigint: true }),
      read: async (buffer, offset, length, position) =>
        (await handle.read(buffer, offset, length, position)).bytesRead,
      close: () => handle.close(),
    }
  },
}

export interface Content {
  readonly compressed: boolean
  /** Bytes of the content where that is known beforehand: not for a compressed file. */
  readonly size: number | undefined
  /**
   * The content from byte `from` on, until the end that the file had when it was opened. A chunk's bytes stay as they are
   * until the next chunk is asked for.
   */
  readonly chunks: (from: number) => AsyncGenerator<Buffer, Ending>
  /** Exactly the bytes from `from` to `to`, or fewer where the content ends before. */
  readonly slice: (from: number, to: number) => Promise<Buffer>
  /**
   * Whether `bytes`, which were read at `at` on the way to `reached`, still stand there. A file that is shorter by now
   * was whole when it was read.
   */
  readonly holds: (at: number, bytes: Buffer, reached: number) => Promise<boolean>
}

const chunkSize = 256 * 1024

export async function contentOf(file: DiskFile, size: number): Promise<Content> {
  const head = Buffer.alloc(2)
  const compressed = (await readFully(file, head, 0)) === 2 && head[0] === 0x1f && head[1] === 0x8b
  return compressed ? gzipContent(file, size) : plainContent(file, size)
}

/** The content without what comes at `end` and behind it. */
export function upTo(end: number, content: Content): Content {
  return {
    ...content,
    chunks: async function* (from) {
      const chunks = content.chunks(from)
      try {
        for (let position = from; position < end; ) {
          const { done, value } = await chunks.next()
          if (done === true) return value
          yield value.subarray(0, end - position)
          position += value.length
        }
        return 'whole'
      } finally {
        await chunks.return('whole')
      }
    },
  }
}

function plainContent(file: DiskFile, size: number): Content {
  const slice: Content['slice'] = async (from, to) => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from))
    return bytes.subarray(0, await readFully(file, bytes, from))
  }
  return {
    compressed: false,
    size,
    chunks: (from) => chunksAhead(file, from, size),
    slice,
    holds: async (at, bytes, reached) =>
      (await file.stat()).size < reached || (await slice(at, at + bytes.length)).equals(bytes),
  }
}

/** The next chunk is read while the last one is worked on, in two buffers by turns. */
async function* chunksAhead(file: DiskFile, from: number, size: number): AsyncGenerator<Buffer, Ending> {
  const length = Math.max(0, Math.min(chunkSize, size - from))
  const buffers = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)] as const
  let position = from
  const read = (buffer: Buffer): Promise<number> | undefined => {
    if (position >= size) return undefined
    const reading = file.read(buffer, 0, Math.min(buffer.length, size - position), position)
    // Where it fails, that is told in its turn.
    reading.catch(() => {})
    return reading
  }
  let coming = read(buffers[0])
  try {
    for (let turn = 0; coming !== undefined; turn = 1 - turn) {
      const got = await coming
      coming = undefined
      // The file has become shorter while it was read.
      if (got === 0) break
      position += got
      coming = read(buffers[1 - turn] as Buffer)
      yield (buffers[turn] as Buffer).subarray(0, got)
    }
    return 'whole'
  } finally {
    await coming?.catch(() => {})
  }
}

async function* plainChunks(file: DiskFile, from: number, size: number): AsyncGenerator<Buffer, Ending> {
  for (let position = from; position < size; ) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkSize, size - position))
    const length = await file.read(buffer, 0, buffer.length, position)
    // The file has become shorter while it was read.
    if (length === 0) return 'whole'
    position += length
    yield buffer.subarray(0, length)
  }
  return 'whole'
}

/** Short reads are normal for a disk; only nothing means the end. */
async function readFully(file: DiskFile, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const length = await file.read(buffer, filled, buffer.length - filled, position + filled)
    if (length === 0) break
    filled += length
  }
  return filled
}

function gzipContent(file: DiskFile, size: number): Content {
  const chunks = (from: number): AsyncGenerator<Buffer, Ending> => gunzipped(file, size, from)
  return {
    compressed: true,
    size: undefined,
    chunks,
    slice: async (from, to) => {
      const parts: Buffer[] = []
      let length = 0
      for await (const chunk of chunks(from)) {
        parts.push(chunk)
        length += chunk.length
        if (length >= to - from) break
      }
      return Buffer.concat(parts).subarray(0, to - from)
    },
    // Compressed content is written once, and what is not as it was doesn't unpack.
    holds: async () => true,
  }
}

/** There is no way to begin in the middle but to skip. */
async function* gunzipped(file: DiskFile, size: number, from: number): AsyncGenerator<Buffer, Ending> {
  let skip = from
  const chunks = gunzip(plainChunks(file, 0, size))
  try {
    for (;;) {
      const { done, value } = await chunks.next()
      if (done === true) return value
      const kept = value.subarray(Math.min(skip, value.length))
      skip -= value.length - kept.length
      if (kept.length > 0) yield kept
    }
  } finally {
    await chunks.return('whole')
  }
}
