/** Everything outside the program that a command may touch, handed in by `main`. */

export interface World {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly environment: NodeJS.ProcessEnv
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal
}

/** Exit codes of every command; 130, 143 and 129 stand for the signal that ended it. */
export const exit = { done: 0, notProcessed: 1, usage: 2, failOn: 3 } as const
