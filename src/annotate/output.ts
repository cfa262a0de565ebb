/**
 * Standard output, or wherever the lines go: writes with back-pressure, and knows when the reader has left.
 */

export interface Output {
  readonly write: (bytes: Uint8Array) => void
  /** Resolves when the reader has caught up; at once where it keeps up. */
  readonly drained: () => Promise<void>
  /** False once the reader has closed its end or a write has failed. */
  readonly open: () => boolean
  /** Aborted then: a program that waits for input must not wait for more than it can pass on. */
  readonly closed: AbortSignal
  /** Resolves when everything is written, with the error of a failed write, if any; a reader that left is no error. */
  readonly finish: () => Promise<Error | undefined>
}

/** Bytes that are gathered before they go to the stream together; many small writes are slow. */
const gathered = 64 * 1024
/** After a signal, how long a reader that has stopped reading is waited for. */
const patience = 1500

export function outputTo(stream: NodeJS.WritableStream, signal: AbortSignal): Output {
  const end = new AbortController()
  let closed = false
  let failure: Error | undefined
  let full = false
  /** Writes that the stream has not done with. */
  let unwritten = 0
  let waiters: (() => void)[] = []
  let waiting: Uint8Array[] = []
  let waitingLength = 0

  const wake = (): void => {
    const woken = waiters
    waiters = []
    for (const waiter of woken) waiter()
  }
  const close = (error?: NodeJS.ErrnoException | null): void => {
    closed = true
    end.abort()
    if (error && error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure ??= error
    wake()
  }
  stream.on('error', close)
  stream.on('close', () => close())
  stream.on('drain', () => {
    full = false
    wake()
  })
  const hurry = (): void => {
    setTimeout(() => unwritten > 0 && close(new Error('nobody reads it')), patience).unref()
  }
  if (signal.aborted) hurry()
  else signal.addEventListener('abort', hurry)

  const flush = (): void => {
    if (waitingLength === 0 || closed) return
    unwritten += 1
    full = !stream.write(
      // A copy, also of a single piece: what is written belongs to its reader, who may use the memory again.
      Buffer.concat(waiting, waitingLength),
      (error) => {
        unwritten -= 1
        // Told here first: an error event may come only after the program has made up its exit code.
        if (error) close(error)
      },
    )
    if (signal.aborted) hurry()
    waiting = []
    waitingLength = 0
  }

  return {
    write: (bytes) => {
      if (bytes.length === 0 || closed) return
      waiting.push(bytes)
      waitingLength += bytes.length
      if (waitingLength >= gathered) flush()
    },
    drained: async () => {
      flush()
      while (full && !closed) {
        await new Promise<void>((resolve) => {
          waiters.push(resolve)
        })
      }
    },
    open: () => !closed,
    closed: end.signal,
    finish: () =>
      new Promise((resolve) => {
        flush()
        const settle = (): void => {
          if (closed) resolve(failure)
          else waiters.push(settle)
        }
        settle()
        if (!closed) stream.write('', () => resolve(failure))
      }),
  }
}
