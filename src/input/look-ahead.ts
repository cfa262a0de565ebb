/**
 * Chunks one by one, with a look at the next one that doesn't wait for long, until the signal says that it is enough.
 */

export interface LookAhead {
  readonly next: () => Promise<Buffer | undefined>
  /** The next chunk without taking it; undefined where none has come within `milliseconds`, or ever will. */
  readonly peek: (milliseconds: number) => Promise<Buffer | undefined>
}

export function lookAhead(chunks: AsyncIterable<Buffer>, signal: AbortSignal): LookAhead {
  const iterator = chunks[Symbol.asyncIterator]()
  let coming: Promise<Buffer | undefined> | undefined

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
      if (signal.aborted) return undefined
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
    peek: async (milliseconds) => {
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), milliseconds)
      })
      const chunk = await Promise.race([arrival().catch(() => undefined), patience])
      clearTimeout(timer)
      return chunk
    },
  }
}
