/**
 * Reads the command line; the only place that knows yargs.
 *
 * A command is data: its name, its options and a function that runs it. Mistakes come back as `UserError`s that name
 * the nearest option or command.
 */
import leven from 'leven'
import yargs, { type Argv, type Options } from 'yargs'
import { UserError } from '../user-error.ts'
import type { World } from './world.ts'

/** One option of a command. */
export type Option = Options

export interface Command {
  /** yargs's notation: `trend <code>`; `$0` is the command without a name. */
  readonly command: string
  readonly describe: string
  readonly options: Readonly<Record<string, Option>>
  readonly examples?: readonly (readonly [command: string, what: string])[]
  /** Loads and runs the command; resolves to the exit code. */
  readonly run: (args: Arguments, world: World) => Promise<number>
}

/** Parsed options by their long names, positional ones included. */
export type Arguments = Readonly<Record<string, unknown>>

export interface ProgramText {
  readonly usage: string
  readonly epilogue: string
  readonly version: string
}

/** Resolves to the exit code of the command that was asked for; help and version print themselves. */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
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
    .wrap(Math.min(110, world.stdout.columns ?? 100))
    .parserConfiguration({ 'camel-case-expansion': false })
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? mistake(message, commands, argv)
    })
  for (const command of commands) {
    parser.command(
      command.command,
      command.describe,
      (builder: Argv) => {
        builder.options({ ...command.options })
        for (const [line, what] of command.examples ?? []) builder.example(line, what)
        return builder
      },
      async (args) => {
        refuseTwice(command, args)
        result = await command.run(args, world)
      },
    )
  }
  await parser.parseAsync([...argv])
  return result
}

/** yargs makes an array of an option that is given twice; which of the two was meant is not ours to guess. */
function refuseTwice({ options }: Command, args: Arguments): void {
  const twice = Object.keys(options).find(
    (name) => options[name]?.array !== true && Array.isArray(args[name]),
  )
  if (twice !== undefined) throw new UserError(`--${twice} is given more than once`, 'give it once')
}

/** yargs names unknown options in its message; the nearest known ones are ours to find. */
function mistake(message: string, commands: readonly Command[], argv: readonly string[]): UserError {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ')[0]
  if (unknown === undefined) return new UserError(message.replace(/\n+/g, ' '), 'see authing-annotate --help')
  const written = argv.find((argument) => argument.replace(/^-+/, '').split('=')[0] === unknown) ?? unknown
  const name = written.split('=')[0] as string
  if (!name.startsWith('-')) {
    return new UserError(`what should ${name} be?`, 'see authing-annotate --help')
  }
  const known = commands.flatMap(({ options }) => Object.keys(options)).filter((option) => option.length > 1)
  const nearest = nearestTo(name.replace(/^-+/, ''), [...new Set([...known, 'help', 'version'])])
  const advice = nearest === undefined ? 'see authing-annotate --help' : `did you mean --${nearest}?`
  return new UserError(`there is no option ${name}`, advice)
}

function nearestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: leven(word, name) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(2, word.length / 2) ? best.name : undefined
}
