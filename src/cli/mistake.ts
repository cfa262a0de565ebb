/**
 * What is wrong with a command line, in our words instead of yargs's: the mistake and the way out of it.
 */
import leven from 'leven'
import { UserError } from '../user-error.ts'

/** What a command can be told, in yargs's notation. */
interface Command {
  readonly command: string
  readonly options: Readonly<Record<string, unknown>>
}

const help = 'see authing-annotate --help'

/** yargs names unknown options in its message; the nearest known ones are ours to find. */
export function mistake(message: string, commands: readonly Command[], argv: readonly string[]): UserError {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ')[0]
  if (unknown === undefined) return rephrased(message, commands, argv)
  const written = argv.find((argument) => argument.replace(/^-+/, '').split('=')[0] === unknown) ?? unknown
  const name = written.split('=')[0] as string
  if (!name.startsWith('-')) return new UserError(`what should ${name} be?`, help)
  const meant = meantBy(argv, commands)
  const nearest = nearestTo(name.replace(/^-+/, ''), [...Object.keys(meant.options), 'help', 'version'])
  return new UserError(
    `${meant.command.startsWith('$0') ? 'there is' : `${nameOf(meant)} has`} no option ${name}`,
    nearest === undefined ? help : `did you mean --${nearest}?`,
  )
}

const nameOf = ({ command }: Command): string => command.split(' ')[0] as string

/** The command whose name stands among the words, else the one without a name. */
function meantBy(argv: readonly string[], commands: readonly Command[]): Command {
  const named = commands.find((command) => argv.includes(nameOf(command)))
  return named ?? (commands.find(({ command }) => command.startsWith('$0')) as Command)
}

/** A name that shares no letter with the word is never near. */
function nearestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: leven(word, name) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  const near = Math.min(word.length - 1, Math.max(2, word.length / 2))
  return best !== undefined && best.distance <= near ? best.name : undefined
}

/** yargs's other messages; `where are the counts?` and the like are our own part of them. */
const phrases: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^Missing required argument: (\S+)\n(.+)$/, '--$1 is missing: $2'],
  [/^Not enough arguments following: (\S+)$/, '--$1 needs a value'],
  [/^Invalid values:\s+Argument: (\S+), Given: (.+), Choices: (.+)$/, "--$1 can't be $2, only one of $3"],
]

function rephrased(message: string, commands: readonly Command[], argv: readonly string[]): UserError {
  if (message.startsWith('Not enough non-option arguments')) {
    return new UserError(`${meantBy(argv, commands).command}: something is missing`, help)
  }
  const phrase = phrases.find(([pattern]) => pattern.test(message))
  return new UserError(phrase === undefined ? message.replace(/\n+/g, ' ') : message.replace(...phrase), help)
}
