/**
 * Reads any command line; the only place that knows yargs. It knows help, and what is wrong: mistakes come back as
 * `UserError`s that name the nearest option or command.
 */
import yargs, { type Argv } from 'yargs'
import { UserError } from '../user-error.ts'
import type { Arguments, Command, CommandGroup, Commands, ProgramText, Request } from './command.ts'
import { mistake } from './mistake.ts'

/** What is asked for: a command, or words to be printed (help, the version). */
export async function parse(
  argv: readonly string[],
  commands: Commands,
  text: ProgramText,
  width = 100,
): Promise<Request | string> {
  let request: Request | undefined
  const parser = yargs()
    // Its messages are read here, and stand among descriptions in English.
    .locale('en')
    .scriptName('authing-annotate')
    .usage(text.usage)
    .epilogue(text.epilogue)
    .version(text.version)
    .help()
    .alias({ help: 'h' })
    .strict()
    .exitProcess(false)
    .wrap(Math.min(110, width))
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
      (args) => {
        refuseTwice(command, args)
        request = { command, args: ownOf(command, unveiled(args)) }
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
  return request ?? printed
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

/** Without what yargs adds: its own entries, and everything again under its letter. */
function ownOf({ options }: Command, args: Arguments): Arguments {
  const added = ['_', '$0', ...Object.values(options).map(({ alias }) => alias)]
  return Object.fromEntries(Object.entries(args).filter(([name]) => !added.includes(name)))
}

/** yargs makes an array of an option that is given twice; which of the two was meant is not ours to guess. */
function refuseTwice({ options }: Command, args: Arguments): void {
  const twice = Object.keys(options).find(
    (name) => options[name]?.repeatable !== true && Array.isArray(args[name]),
  )
  if (twice !== undefined) throw new UserError(`--${twice} is given more than once`, 'give it once')
}
