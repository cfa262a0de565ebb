/**
 * Where lines come from: standard input or a file, as chunks of bytes with a name to count them under.
 */
import { close, constants, createReadStream, fstat, fstatSync, open, type Stats } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'
import { UserError } from '../user-error.ts'

export interface Source {
  /** The file's path, or `stdin`. */
  readonly name: string
  /** Where a regular file can be opened again, or `standardInputPath`; undefined for a pipe. */
  readonly path: string | undefined
  readonly chunks: AsyncIterable<Buffer>
  /** When the file was last written, in epoch milliseconds; undefined for a pipe. */
  readonly modified: number | undefined
  /** Of a file that is followed: how many bytes of it are still to be read. */
  readonly unread?: () => Promise<number>
}

/** Standard input among the paths of files; a file of this name is called `./stdin`. */
export const standardInputPath = 'stdin'

const chunkSize = 256 * 1024

/** A stream that knows its descriptor, as standard input does. */
export type InputStream = AsyncIterable<unknown> & { readonly fd: number }

/** Throws a `UserError` where standard input is a folder. */
export function standardInput(stream: InputStream, signal: AbortSignal): Source {
  const status = fstatSync(stream.fd)
  refuseFolder(status, 'standard input', 'name the files in it')
  return {
    name: standardInputPath,
    path: status.isFile() ? standardInputPath : undefined,
    chunks: chunksOf(stream, 'standard input', signal),
    modified: modifiedOf(status),
  }
}

const descriptorOf = promisify(open)
const statusOf = promisify(fstat)

/** Throws a `UserError` where the file can't be opened or is a folder. */
export async function openFile(path: string, signal: AbortSignal): Promise<Source> {
  // A named pipe opens at once and is waited for below, where a signal can end the wait.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const descriptor = await descriptorOf(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot read ${path}: ${reasonOf(error)}`, 'other files are still read', 1)
  })
  const status = await statusOf(descriptor)
  try {
    refuseFolder(status, path, `name the files in it, for example ${path}/*.log`)
  } catch (error) {
    close(descriptor)
    throw error
  }
  // Reading a pipe as a file would hold a thread that neither a signal nor the end of the program can free.
  const stream = status.isFIFO()
    ? new Socket({ fd: descriptor, readable: true, writable: false })
    : createReadStream(path, { fd: descriptor, highWaterMark: chunkSize, signal })
  return {
    name: path,
    path: status.isFile() ? path : undefined,
    chunks: chunksOf(stream, path, signal),
    modified: modifiedOf(status),
  }
}

function refuseFolder(status: Stats, name: string, advice: string): void {
  if (status.isDirectory()) throw new UserError(`cannot read ${name}: it is a folder`, advice, 1)
}

const modifiedOf = (status: Stats): number | undefined => (status.isFile() ? status.mtimeMs : undefined)

async function* chunksOf(
  stream: AsyncIterable<unknown>,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>
  } catch (error) {
    if (signal.aborted) return
    throw new UserError(
      `stopped reading ${name}: ${reasonOf(error as NodeJS.ErrnoException)}`,
      'the lines before this were processed',
      1,
    )
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'its symbolic links go round in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an input/output error',
  ESTALE: 'the network file system lost the file',
  ENXIO: 'it is a socket or a device without a driver',
}

export const reasonOf = (error: NodeJS.ErrnoException): string => reasons[error.code ?? ''] ?? error.message
