/**
 * Writes records to stdout, stderr or a file. A worker thread's own stdout hands everything to the main thread,
 * which does not run any more while it exits; the file descriptor itself takes it at any time.
 */
import { close, openSync, write } from 'node:fs'
import { Writable } from 'node:stream'
import { UserError } from '../user-error.ts'

/** Another program may have set a pipe to answer instead of waiting when it is full; how long until it is tried again. */
const retryMs = 20
/** Bytes that wait before the logger is told to. */
const highWaterMark = 64 * 1024

/** Throws a `UserError` for a file that can't be opened. A reader that has left is no error: nobody is written to then. */
export function openDestination(destination: 1 | 2 | string): Writable {
  const descriptor = typeof destination === 'number' ? destination : append(destination)
  let isRead = true
  const writeAll = (bytes: Buffer, done: (error?: Error) => void): void => {
    if (!isRead || bytes.length === 0) done()
    else write(descriptor, bytes, (error, written) => settle(bytes, error, written, done))
  }
  const settle = (
    bytes: Buffer,
    error: NodeJS.ErrnoException | null,
    written: number,
    done: (error?: Error) => void,
  ): void => {
    if (error === null) writeAll(bytes.subarray(written), done)
    else if (error.code === 'EAGAIN') setTimeout(writeAll, retryMs, bytes, done)
    else {
      isRead = error.code !== 'EPIPE'
      done(isRead ? error : undefined)
    }
  }
  return new Writable({
    highWaterMark,
    write: (bytes, _encoding, done) => writeAll(bytes, done),
    writev: (chunks, done) => writeAll(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
    destroy: (error, done) => {
      if (typeof destination === 'number') done(error)
      else close(descriptor, (failure) => done(error ?? failure))
    },
  })
}

function append(path: string): number {
  try {
    return openSync(path, 'a')
  } catch (error) {
    throw new UserError(
      `option destination: ${path} can't be written: ${(error as Error).message}`,
      'give the path of a file in a folder that is there and may be written',
    )
  }
}
