/**
 * What a kind of log is to the generator: lines without a code, among them everything that looks like one, and lines
 * with exactly one, in the forms in which SDKs and loggers print them.
 */
import type { Code } from './codes.ts'
import type { Random } from './random.ts'

export interface Decoy {
  /** How often, beside the other rows of the table. */
  readonly weight: number
  readonly text: (random: Random) => string
}

export interface Bearer {
  readonly weight: number
  /** The codes that this form is printed with. */
  readonly codes: readonly Code[]
  readonly text: (code: Code, random: Random) => string
}

export interface LogKind {
  readonly name: 'logcat' | 'pino'
  readonly decoy: (random: Random, at: number) => string
  readonly bearer: (random: Random, at: number) => { readonly line: string; readonly code: number }
  /** The mean time between two lines, in milliseconds. */
  readonly step: number
}
