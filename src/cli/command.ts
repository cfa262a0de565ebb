/**
 * A command as data: its name, its options and a function that runs it. Every command's description is read at each
 * start, so these import what is needed to describe them, and load what runs them when it is run.
 */
import type { World } from './world.ts'

export type Metavar =
  | 'FILE'
  | 'CODE'
  | 'NAME'
  | 'TIME'
  | 'DAY'
  | 'ZONE'
  | 'NUMBER'
  | 'PORT'
  | 'URL'
  | 'SECONDS'

/** One option of a command. Without choices or a type it would be of any type, so one of the two is given. */
export interface Option {
  readonly describe: string
  /** One letter. */
  readonly alias?: string
  readonly type?: 'string' | 'boolean'
  readonly choices?: readonly string[]
  readonly default?: string | boolean
  /** Whether a word must stand behind it. */
  readonly requiresArg?: boolean
  /** What stands for that word in the manual; the shells complete files for FILE and codes for CODE. */
  readonly metavar?: Metavar
  /** What is asked where it is missing. */
  readonly demandOption?: string
  /** Given again, it has an array for its value. */
  readonly repeatable?: boolean
}

export interface Command {
  /** yargs's notation: `trend <code>`, `ingest <files..>`; `$0` is the command without a name. */
  readonly command: string
  readonly describe: string
  readonly options: Readonly<Record<string, Option>>
  readonly examples?: readonly (readonly [command: string, what: string])[]
  /** Loads and runs the command; resolves to the exit code. */
  readonly run: (args: Arguments, world: World) => Promise<number>
}

/** Commands under one word: `db check`, `db merge`. The word alone does nothing. */
export interface CommandGroup {
  readonly name: string
  readonly describe: string
  readonly commands: readonly Command[]
}

export type Commands = readonly (Command | CommandGroup)[]

/** The word that a command or a group begins with; `$0` for the command without a name. */
export const nameOf = (entry: Command | CommandGroup): string =>
  'run' in entry ? (entry.command.split(' ', 1)[0] as string) : entry.name

/** Parsed options by their long names, positional ones included. */
export type Arguments = Readonly<Record<string, unknown>>

/** What a command line asks for. */
export interface Request {
  readonly command: Command
  readonly args: Arguments
}

export interface ProgramText {
  readonly usage: string
  readonly epilogue: string
  readonly version: string
}
