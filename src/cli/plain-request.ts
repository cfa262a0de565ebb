/**
 * Reads a command line that is plainly right. Loading yargs takes as long as Node's own start, and it is needed for
 * help and for saying what is wrong; so whatever is not plain is left to it, mistakes and yargs's own turns of phrase
 * among them. What this reads, yargs reads the same way: a test holds it.
 */
import { parseArgs } from 'node:util'
import { type Arguments, type Command, type Commands, nameOf, type Request } from './command.ts'

/** `undefined` for a command line that is for yargs. */
export function plainRequest(argv: readonly string[], commands: Commands): Request | undefined {
  const named = commandNamed(argv, commands)
  if (named === undefined || argv.some(isPeculiar)) return undefined
  const { command, words } = named
  const given = optionsAndWords(words, command)
  const places = given && placed(given.words, command)
  if (given === undefined || places === undefined) return undefined
  const args = { ...defaultsOf(command), ...given.options, ...places }
  return isRight(args, command) ? { command, args } : undefined
}

/** Bunches such as `-fn5`, and words that yargs takes for the value of a switch before them. */
const isPeculiar = (word: string): boolean => /^(?:-[^-].+|true|false)$/s.test(word)

/** The command, and the words behind its name. */
function commandNamed(
  argv: readonly string[],
  commands: Commands,
): { command: Command; words: readonly string[] } | undefined {
  const [first, second] = argv
  for (const entry of commands) {
    if ('run' in entry) {
      if (nameOf(entry) === first) return { command: entry, words: argv.slice(1) }
    } else if (entry.name === first) {
      const command = entry.commands.find((member) => nameOf(member) === second)
      return command && { command, words: argv.slice(2) }
    }
  }
  const names = commands.map(nameOf)
  const nameless = commands.find((entry) => 'run' in entry && nameOf(entry) === '$0')
  // Options may stand before the name of a command; which words are theirs takes more than a look.
  if (nameless === undefined || !('run' in nameless) || argv.some((word) => names.includes(word)))
    return undefined
  return { command: nameless, words: argv }
}

function optionsAndWords(
  words: readonly string[],
  { options }: Command,
): { options: Arguments; words: readonly string[] } | undefined {
  const config = Object.entries(options).map(([name, { alias, type = 'string' }]) => [
    name,
    // Each is collected, so that a second value shows.
    { type, multiple: true, ...(alias === undefined ? {} : { short: alias }) },
  ])
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: Object.fromEntries(config),
      allowPositionals: true,
    })
    const given = Object.entries(values as Record<string, (string | boolean)[]>)
    return {
      options: Object.fromEntries(given.map(([name, all]) => [name, all.length === 1 ? all[0] : all])),
      words: positionals,
    }
  } catch {
    return undefined
  }
}

/** The words under the names that `trend <code>` or `ingest <files..>` gives them, where there are as many as it takes. */
function placed(words: readonly string[], { command }: Command): Arguments | undefined {
  const [, bracket, name = '', many] = /([<[])(\w+)(\.\.)?[>\]]$/.exec(command) ?? []
  if (words.length === 0) return bracket === '<' ? undefined : {}
  if (many !== undefined) return { [name]: words }
  return words.length === 1 && bracket !== undefined ? { [name]: words[0] } : undefined
}

const defaultsOf = ({ options }: Command): Arguments =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) =>
      option.default === undefined ? [] : [[name, option.default]],
    ),
  )

const isRight = (args: Arguments, { options }: Command): boolean =>
  Object.entries(options).every(([name, { choices, demandOption, repeatable }]) => {
    const value = args[name]
    if (value === undefined) return demandOption === undefined
    if (Array.isArray(value) && repeatable !== true) return false
    return choices === undefined || choices.includes(value as string)
  })
