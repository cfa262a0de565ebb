/** Everything outside the program that a command may touch, handed in by `main`. */
import type { InputStream } from '../input/source.ts'

export interface World {
  readonly stdin: InputStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly environment: NodeJS.ProcessEnv
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal
  /** The program's own version. */
  readonly version: string
}

/** Exit codes of every command; 130, 143 and 129 stand for the signal that ended it. */
export const exit = { done: 0, notProcessed: 1, usage: 2, failOn: 3 } as const

/** Columns of the terminal; undefined where there is none, or one that doesn't know its size and says 0. */
export const widthOf = ({ stdout }: World): number | undefined =>
  stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined
