/**
 * What can stand where on a command line, told from the table of commands: the ground of every shell's script and of
 * the manual. What the table gains they gain by themselves.
 */
import type { Command, Commands, Metavar, Option } from '../command.ts'

/** What is completed: one of some words, a file, a code, or nothing where only the user knows. */
export type Value = readonly string[] | 'file' | 'code' | 'free'

export interface Flag {
  readonly name: string
  readonly alias: string | undefined
  /** Without what it is by default, which stands in the help. */
  readonly describe: string
  readonly repeatable: boolean
  readonly required: boolean
  /** `undefined` for a switch, behind which no word stands. */
  readonly value: Value | undefined
  readonly metavar: string
  /** What it is where it isn't given; undefined for a switch, which is off. */
  readonly byDefault: string | undefined
}

export interface Place {
  readonly name: string
  readonly value: Value
  readonly required: boolean
  readonly many: boolean
}

export interface Line {
  /** The words that call it: `['db', 'check']`, and none for the command without a name. */
  readonly words: readonly string[]
  readonly describe: string
  readonly flags: readonly Flag[]
  /** What stands behind the options, if anything. */
  readonly place: Place | undefined
  readonly examples: NonNullable<Command['examples']>
}

/** A word with what it stands for. */
export interface NamedWord {
  readonly name: string
  readonly describe: string
}

/** What yargs adds to each command. */
const everywhere: readonly Flag[] = [
  { ...flagOf('help', { describe: 'Show help', type: 'boolean' }), alias: 'h' },
  flagOf('version', { describe: 'Show version number', type: 'boolean' }),
]

export const linesOf = (commands: Commands): Line[] =>
  commands.flatMap((entry) =>
    'run' in entry ? [lineOf(entry, [])] : entry.commands.map((command) => lineOf(command, [entry.name])),
  )

/** Words that may begin a command line, those of groups among them. */
export const firstWordsOf = (commands: Commands): NamedWord[] =>
  commands.flatMap((entry) => {
    const name = 'run' in entry ? nameOf(entry) : entry.name
    return name === '$0' ? [] : [{ name, describe: entry.describe }]
  })

export const groupsOf = (commands: Commands): NamedWord[] =>
  commands.flatMap((entry) => ('run' in entry ? [] : [{ name: entry.name, describe: entry.describe }]))

const nameOf = ({ command }: Command): string => command.split(' ', 1)[0] as string

function lineOf(command: Command, group: readonly string[]): Line {
  const name = nameOf(command)
  return {
    words: name === '$0' ? [] : [...group, name],
    describe: command.describe,
    flags: [...Object.entries(command.options).map(([name, option]) => flagOf(name, option)), ...everywhere],
    place: placeOf(command),
    examples: command.examples ?? [],
  }
}

function flagOf(name: string, option: Option): Flag {
  const { alias, describe, type, choices, metavar, repeatable = false } = option
  const [, byDefault = option.default] = / \[default: ([^\]]*)\]$/.exec(describe) ?? []
  return {
    name,
    alias,
    describe: describe.replace(/ \[default: [^\]]*\]$/, ''),
    repeatable,
    required: option.demandOption !== undefined,
    value: type === 'boolean' ? undefined : (choices ?? completedFor(metavar)),
    metavar: metavar ?? 'VALUE',
    byDefault: typeof byDefault === 'string' ? byDefault : undefined,
  }
}

function completedFor(metavar: Metavar | undefined): Value {
  if (metavar === 'FILE') return 'file'
  return metavar === 'CODE' ? 'code' : 'free'
}

/** `explain <code..>` takes codes; whatever else stands behind a command's name is a file. */
function placeOf({ command }: Command): Place | undefined {
  const [, bracket, name = '', many] = /([<[])(\w+)(\.\.)?[>\]]$/.exec(command) ?? []
  if (bracket === undefined) return undefined
  return {
    name,
    value: name.startsWith('code') ? 'code' : 'file',
    required: bracket === '<',
    many: many !== undefined,
  }
}

/** An option as it is written: `--format`, and `-f` where it has a letter. */
export const written = ({ name, alias }: Pick<Flag, 'name' | 'alias'>): string[] =>
  alias === undefined ? [`--${name}`] : [`-${alias}`, `--${name}`]

/** Options of any command behind which a value stands; none of them is a switch in another command. */
export const takersIn = (lines: readonly Line[]): string[] => [
  ...new Set(lines.flatMap(({ flags }) => flags.filter(({ value }) => value !== undefined).flatMap(written))),
]
