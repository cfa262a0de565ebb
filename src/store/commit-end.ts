/** How commits end, and how long they take, for who watches a program that counts for weeks. */

export interface CommitEnd {
  readonly seconds: number
  /** Nothing of it is in the file; what could not be committed is tried again where that makes sense. */
  readonly failed: boolean
}

/** `write`, with its ends told; of a conflict nothing is, since nothing was to be written. */
export function telling<In extends unknown[], Out>(
  tell: (end: CommitEnd) => void,
  write: (...args: In) => Out,
): (...args: In) => Out {
  return (...args) => {
    const begun = performance.now()
    const end = (failed: boolean): void => tell({ seconds: (performance.now() - begun) / 1000, failed })
    let outcome: Out
    try {
      outcome = write(...args)
    } catch (error) {
      end(true)
      throw error
    }
    if (outcome !== 'conflict') end(false)
    return outcome
  }
}
