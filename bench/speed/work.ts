/** A row of the comparison: what is to be done, how ours does it, how the peers do it, and what is wanted. */
import type { Check } from './check.ts'
import type { Command } from './command.ts'
import type { Wanted } from './ratios.ts'
import type { Scratch } from './scratch.ts'
import type { Tool } from './tools.ts'

export interface Rival {
  readonly tool: Tool
  readonly command: Command
  /** Absent where the figure is for information. */
  readonly wanted?: Wanted
  /** What stands in the table, where the command would be too long to read. */
  readonly label?: string
}

export interface Comparison {
  /** Files in the scratch folder that are read first, so that they are in memory. */
  readonly inputs: readonly string[]
  /** Bytes that are worked through, where a rate says something. */
  readonly bytes?: number
  readonly ours: Command
  readonly rivals: readonly Rival[]
  /** Databases that each run starts without. */
  readonly fresh?: readonly string[]
  /** Whether what ours found is what was put in; looked at after the runs. */
  readonly check?: Check
}

export interface Peaks {
  readonly inputs: readonly string[]
  readonly peaks: readonly { readonly title: string; readonly text: string }[]
  readonly fresh: readonly string[]
}

export interface Skipped {
  readonly skipped: string
}

export interface Work {
  /** For `--only`. */
  readonly name: string
  readonly title: string
  /** Makes the files that it needs. */
  readonly prepare: (scratch: Scratch) => Promise<Comparison | Peaks | Skipped>
}
