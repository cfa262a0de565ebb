/**
 * Two runs at once that can be replayed: at every call of the disk a run waits, and only one goes on at a time. Which
 * one is told by a number, as if the system's scheduler had thrown dice.
 */
export interface Turns {
  /** Resolves when it is this run's turn. */
  readonly wait: (run: number) => Promise<void>
  /** The run has ended; nobody waits for it any more. */
  readonly leave: (run: number) => void
}

export function createTurns(runs: readonly number[], seed: number): Turns {
  const running = new Set(runs)
  /** Unpacking reads ahead, so of one run several calls may wait, and nobody may need the first any more. */
  const waiting = new Map<number, (() => void)[]>()
  let dice = seed

  const next = (): void => {
    while (running.size > 0 && waiting.size === running.size) release()
  }
  const release = (): void => {
    dice = (Math.imul(dice, 1_664_525) + 1_013_904_223) >>> 0
    const candidates = [...waiting.keys()].sort()
    const chosen = candidates[(dice >>> 16) % candidates.length] as number
    const calls = waiting.get(chosen) ?? []
    const go = calls.shift()
    if (calls.length === 0) waiting.delete(chosen)
    go?.()
  }
  return {
    wait: (run) =>
      new Promise((resolve) => {
        if (!running.has(run)) return resolve()
        waiting.set(run, [...(waiting.get(run) ?? []), resolve])
        next()
      }),
    leave: (run) => {
      running.delete(run)
      waiting.delete(run)
      next()
    },
  }
}
