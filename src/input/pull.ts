/** A stream of chunks from which bytes are taken as they are needed. */

export interface Pull {
  /** Up to `length` bytes, whatever is there first; undefined at the end. */
  readonly some: (length: number) => Promise<Buffer | undefined>
  /** The next `length` bytes, fewer at the end. */
  readonly take: (length: number) => Promise<Buffer>
  readonly putBack: (bytes: Buffer) => void
  /** False where the end comes before a zero. */
  readonly skipPastZero: () => Promise<boolean>
  /** False where nothing but zeros is left. */
  readonly skipZeros: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export function createPull(chunks: AsyncIterable<Buffer>): Pull {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  const some: Pull['some'] = async (length) => {
    while (held.length === 0) {
      const { done, value } = await iterator.next()
      if (done === true) return undefined
      held = value
    }
    const bytes = held.subarray(0, length)
    held = held.subarray(length)
    return bytes
  }
  const putBack: Pull['putBack'] = (bytes) => {
    held = held.length === 0 ? bytes : Buffer.concat([bytes, held])
  }
  /** Skips until a byte is, or isn't, zero; the byte itself stays. */
  const skipUntil = async (isFound: (byte: number) => boolean): Promise<boolean> => {
    for (;;) {
      const bytes = await some(Number.POSITIVE_INFINITY)
      if (bytes === undefined) return false
      const found = bytes.findIndex(isFound)
      if (found === -1) continue
      putBack(bytes.subarray(found))
      return true
    }
  }
  return {
    some,
    take: async (length) => {
      const parts: Buffer[] = []
      for (let missing = length; missing > 0; ) {
        const bytes = await some(missing)
        if (bytes === undefined) break
        parts.push(bytes)
        missing -= bytes.length
      }
      return Buffer.concat(parts)
    },
    putBack,
    skipPastZero: async () => (await skipUntil((byte) => byte === 0)) && (await some(1)) !== undefined,
    skipZeros: () => skipUntil((byte) => byte !== 0),
    close: async () => void (await iterator.return?.()),
  }
}
