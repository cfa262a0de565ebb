/**
 * Chunks one by one, with a look at the next ones that doesn't wait for long, until the signal says that it is enough.
 */

export interface LookAhead {
  /** The next chunk; after the signal only what has been looked at already. */
  readonly next: () => Promise<Buffer | undefined>
  /** The next `count` bytes without taking them; fewer where they don't come within `milliseconds`, or never will. */
  readonly peek: (count: number, milliseconds: number) => Promise<Buffer>
}

export function lookAhead(chunks: AsyncIterable<Buffer>, signal: AbortSignal): LookAhead {
  const iterator = chunks[Symbol.asyncIterator]()
  let coming: Promise<Buffer | undefined> | undefined
  /** Chunks that were looked at and not yet taken. */
  const seen: Buffer[] = []

  let stop: () => void = () => {}
  const onAbort = (): void => stop()
  signal.addEventListener('abort', onAbort)

  const arrival = (): Promise<Buffer | undefined> => {
    if (coming === undefined) {
      coming = iterator.next().then(({ done, value }) => (done === true ? undefined : value))
      // A read that fails is reported by `next`; until then it isn't an unhandled rejection.
      coming.catch(() => {})
    }
    return coming
  }

  return {
    next: async () => {
      const known = seen.shift()
      if (known !== undefined || signal.aborted) return known
      const taken = arrival()
      coming = undefined
      // Not a race with one promise for the whole stream: it would keep every chunk alive.
      const chunk = await new Promise<Buffer | undefined>((resolve, reject) => {
        stop = () => resolve(undefined)
        taken.then(resolve, reject)
      })
      if (chunk === undefined) signal.removeEventListener('abort', onAbort)
      return chunk
    },
    peek: async (count, milliseconds) => {
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), milliseconds)
      })
      let length = seen.reduce((sum, chunk) => sum + chunk.length, 0)
      while (length < count) {
        const chunk = await Promise.race([arrival().catch(() => undefined), patience])
        if (chunk === undefined) break
        coming = undefined
        seen.push(chunk)
        length += chunk.length
      }
      clearTimeout(timer)
      return Buffer.concat(seen, Math.min(count, length))
    },
  }
}
