/**
 * What is wrong with a command line, in our words instead of yargs's: the mistake and the way out of it.
 */
import leven from 'leven'
import { UserError } from '../user-error.ts'

/** What a command can be told, in yargs's notation; one of a group with the group's name: `db check`. */
interface Command {
  readonly command: string
  readonly options: Readonly<Record<string, unknown>>
}

/** yargs names unknown options in its message; the nearest known ones are ours to find. */
export function mistake(message: string, commands: readonly Command[], argv: readonly string[]): UserError {
  const [group = '', command] = argv
  const known = commandsOf(group, commands)
  if (known.length > 0 && !known.includes(command ?? '')) return notOf(group, known, command)
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ')[0]
  if (unknown === undefined) return rephrased(message, commands, argv)
  const written = argv.find((argument) => argument.replace(/^-+/, '').split('=')[0] === unknown) ?? unknown
  const name = written.split('=')[0] as string
  const meant = meantBy(argv, commands)
  if (!name.startsWith('-')) return new UserError(`what should ${name} be?`, helpOf(meant))
  const nearest = nearestTo(name.replace(/^-+/, ''), [...Object.keys(meant.options), 'help', 'version'])
  return new UserError(
    `${isNameless(meant) ? 'there is' : `${nameOf(meant)} has`} no option ${name}`,
    nearest === undefined ? helpOf(meant) : `did you mean --${nearest}?`,
  )
}

/** For the name of a file that isn't there, and is nearly a command's. */
export function mistypedCommand(word: string, names: readonly string[]): UserError | undefined {
  // Files have short names, too: two letters in five may be wrong.
  const nearest = nearestTo(
    word,
    names.filter((name) => leven(word, name) * 5 <= word.length * 2),
  )
  return nearest === undefined
    ? undefined
    : new UserError(`there is no command and no file ${word}`, `did you mean authing-annotate ${nearest}?`)
}

/** What stands before the positional arguments. */
const nameOf = ({ command }: Command): string => command.split(/ [<[]/)[0] as string

const isNameless = ({ command }: Command): boolean => command.startsWith('$0')

const helpOf = (command: Command): string =>
  `see authing-annotate ${isNameless(command) ? '' : `${nameOf(command)} `}--help`

/** What may stand behind this word, which is then a group's. */
const commandsOf = (word: string, commands: readonly Command[]): string[] =>
  commands.flatMap((command) => {
    const [group, name] = nameOf(command).split(' ')
    return group === word && name !== undefined ? [name] : []
  })

/** For a group's word that stands alone, or before what is none of its commands. */
function notOf(group: string, known: readonly string[], word: string | undefined): UserError {
  const choice = `give one of ${known.map((name) => `${group} ${name}`).join(', ')}`
  if (word === undefined || word.startsWith('-')) return new UserError(`${group} alone does nothing`, choice)
  const nearest = nearestTo(word, known)
  return new UserError(
    `there is no command ${group} ${word}`,
    nearest === undefined ? choice : `did you mean ${group} ${nearest}?`,
  )
}

/** The command whose name stands among the words, else the one without a name. */
function meantBy(argv: readonly string[], commands: readonly Command[]): Command {
  const named = commands.find((command) =>
    nameOf(command)
      .split(' ')
      .every((word) => argv.includes(word)),
  )
  return named ?? (commands.find(isNameless) as Command)
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
  [/^Not enough arguments following: (\S)$/, '-$1 needs a value'],
  [/^Not enough arguments following: (\S+)$/, '--$1 needs a value'],
  [/^Invalid values:\s+Argument: (\S+), Given: (.+), Choices: (.+)$/, "--$1 can't be $2, only one of $3"],
]

function rephrased(message: string, commands: readonly Command[], argv: readonly string[]): UserError {
  const meant = meantBy(argv, commands)
  if (message.startsWith('Not enough non-option arguments')) {
    return new UserError(`${meant.command}: something is missing`, helpOf(meant))
  }
  const phrase = phrases.find(([pattern]) => pattern.test(message))
  return new UserError(
    phrase === undefined ? message.replace(/\n+/g, ' ') : message.replace(...phrase),
    helpOf(meant),
  )
}
