/** How commits end, and how long they take, for who watches a program that counts for weeks. */

export interface CommitEnd {
  readonly seconds: number
  /** Nothing of it is in the file; what could not be committed is tried again where that makes sense. */
  readonly failed: boolean
}

/** Starts the clock of one commit; what it gives is to be called when that has ended. */
export function timeCommit(tell: (end: CommitEnd) => void): (failed: boolean) => void {
  const begun = performance.now()
  return (failed) => tell({ seconds: (performance.now() - begun) / 1000, failed })
}

/** `write`, with its ends told; of a conflict nothing is, since nothing was to be written. */
export function telling<In extends unknown[], Out>(
  tell: (end: CommitEnd) => void,
  write: (...args: In) => Out,
): (...args: In) => Out {
  return (...args) => {
    const end = timeCommit(tell)
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
