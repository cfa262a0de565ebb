/**
 * Reads the command line; the only place that knows yargs.
 *
 * A command is data: its name, its options and a function that runs it. Mistakes come back as `UserError`s that name
 * the nearest option or command.
 */
import yargs, { type Argv, type Options } from 'yargs'
import { UserError } from '../user-error.ts'
import { mistake } from './mistake.ts'
import { print } from './print.ts'
import { type World, widthOf } from './world.ts'

/** One option of a command; given again, one that is `repeatable` has an array for its value. */
export type Option = Options & { readonly repeatable?: boolean }

export interface Command {
  /** yargs's notation: `trend <code>`; `$0` is the command without a name. */
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

/** Parsed options by their long names, positional ones included. */
export type Arguments = Readonly<Record<string, unknown>>

export interface ProgramText {
  readonly usage: string
  readonly epilogue: string
  readonly version: string
}

/** Resolves to the exit code of the command that was asked for, or of printing help or version. */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly (Command | CommandGroup)[],
  text: ProgramText,
  world: World,
): Promise<number> {
  let result = 0
  const parser = yargs()
    .scriptName('authing-annotate')
    .usage(text.usage)
    .epilogue(text.epilogue)
    .version(text.version)
    .help()
    .alias({ help: 'h' })
    .strict()
    .exitProcess(false)
    .wrap(Math.min(110, widthOf(world) ?? 100))
    // Numbers stay as they are written: 1e3 is the name of a file.
    .parserConfiguration({ 'camel-case-expansion': false, 'parse-numbers': false })
    .showHelpOnFail(false)
    .fail((message, error) => {
      if (error === undefined || error.name === 'YError') {
        throw mistake(message.replaceAll(veil, ''), commands.flatMap(withFullNames), argv)
      }
      throw error
    })
  const add = (to: Argv, command: Command): void => {
    to.command(
      command.command,
      command.describe,
      (builder: Argv) => {
        builder.options({ ...command.options })
        for (const [line, what] of command.examples ?? []) builder.example(line, what)
        return builder
      },
      async (args) => {
        refuseTwice(command, args)
        result = await command.run(unveiled(args), world)
      },
    )
  }
  for (const entry of commands) {
    if ('run' in entry) {
      add(parser, entry)
      continue
    }
    parser.command(entry.name, entry.describe, (builder: Argv) => {
      for (const command of entry.commands) add(builder, command)
      return builder.demandCommand()
    })
  }
  let printed = ''
  await parser.parseAsync(veiled(argv), {}, (_error, _args, output) => {
    printed = output
  })
  return printed === '' ? result : print(world, [printed])
}

/** The commands of a group as the user writes them. */
const withFullNames = (entry: Command | CommandGroup): readonly Command[] =>
  'run' in entry
    ? [entry]
    : entry.commands.map((command) => ({ ...command, command: `${entry.name} ${command.command}` }))

/**
 * yargs drops a lone `-`, and takes what begins with one for an option even where it stands behind `--`. Both are
 * files to the user, so they get past it under a veil that no word of a command line can hold.
 */
const veil = '\0'

function veiled(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  const rest = end === -1 ? [] : argv.slice(end + 1)
  return [...options.map((word) => (word === '-' ? veil + word : word)), ...rest.map((word) => veil + word)]
}

function unveiled(args: Arguments): Arguments {
  const plain = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith(veil)
      ? value.slice(veil.length)
      : Array.isArray(value)
        ? value.map(plain)
        : value
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, plain(value)]))
}

/** yargs makes an array of an option that is given twice; which of the two was meant is not ours to guess. */
function refuseTwice({ options }: Command, args: Arguments): void {
  const twice = Object.keys(options).find(
    (name) => options[name]?.repeatable !== true && Array.isArray(args[name]),
  )
  if (twice !== undefined) throw new UserError(`--${twice} is given more than once`, 'give it once')
}
