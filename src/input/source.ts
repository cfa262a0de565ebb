/**
 * Where lines come from: standard input or a file, as chunks of bytes with a name to count them under.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { UserError } from '../user-error.ts'

export interface Source {
  /** The file's path, or `stdin`. */
  readonly name: string
  readonly chunks: AsyncIterable<Buffer>
  /** When the file was last written, in epoch milliseconds; undefined for a pipe. */
  readonly modified: number | undefined
}

const chunkSize = 256 * 1024

export function standardInput(stream: NodeJS.ReadableStream): Source {
  return { name: 'stdin', chunks: stream as AsyncIterable<Buffer>, modified: undefined }
}

/** Throws a `UserError` where the file can't be opened or is a folder. */
export async function openFile(path: string, signal: AbortSignal): Promise<Source> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot read ${path}: ${reasonOf(error)}`, 'other files are still read', 1)
  })
  const status = await handle.stat()
  if (status.isDirectory()) {
    await handle.close()
    throw new UserError(
      `cannot read ${path}: it is a folder`,
      `name the files in it, for example ${path}/*.log`,
      1,
    )
  }
  const modified = status.isFile() ? status.mtimeMs : undefined
  return { name: path, chunks: chunksOf(handle, path, signal), modified }
}

async function* chunksOf(handle: FileHandle, path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* handle.createReadStream({ highWaterMark: chunkSize, signal })
  } catch (error) {
    if (signal.aborted) return
    throw new UserError(
      `stopped reading ${path}: ${reasonOf(error as NodeJS.ErrnoException)}`,
      'the lines before this were processed',
      1,
    )
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'its symbolic links go round in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an input/output error',
  ESTALE: 'the network file system lost the file',
  ENXIO: 'it is a socket or a device without a driver',
}

const reasonOf = (error: NodeJS.ErrnoException): string => reasons[error.code ?? ''] ?? error.message
