/**
 * Standard output, or wherever the lines go: writes with back-pressure, and knows when the reader has left.
 */

export interface Output {
  readonly write: (bytes: Uint8Array) => void
  /** Resolves when the reader has caught up; at once where it keeps up. */
  readonly drained: () => Promise<void>
  /** False once the reader has closed its end or a write has failed. */
  readonly open: () => boolean
  /** Resolves when everything is written, with the error of a failed write, if any; a reader that left is no error. */
  readonly finish: () => Promise<Error | undefined>
}

/** Bytes that are gathered before they go to the stream together; many small writes are slow. */
const gathered = 64 * 1024

export function outputTo(stream: NodeJS.WritableStream): Output {
  let closed = false
  let failure: Error | undefined
  let full = false
  let wake: () => void = () => {}
  let waiting: Uint8Array[] = []
  let waitingLength = 0

  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure ??= error
    wake()
  })
  stream.on('close', () => {
    closed = true
    wake()
  })
  stream.on('drain', () => {
    full = false
    wake()
  })

  const flush = (): void => {
    if (waitingLength === 0 || closed) return
    full = !stream.write(
      waiting.length === 1 ? (waiting[0] as Uint8Array) : Buffer.concat(waiting, waitingLength),
    )
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
          wake = resolve
        })
      }
    },
    open: () => !closed,
    finish: () =>
      new Promise((resolve) => {
        flush()
        if (closed) resolve(failure)
        else stream.write('', () => resolve(failure))
      }),
  }
}
