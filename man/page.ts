/**
 * The manual page, from the table of commands: `npx tsx man/page.ts` prints it. What the table can't know stands in
 * `sections.ts`.
 */
import { pathToFileURL } from 'node:url'
import { commands } from '../src/cli/commands.ts'
import { type Flag, type Line, linesOf, type Place } from '../src/cli/completion/words.ts'
import { argument, literal, prose } from './mdoc.ts'
import { date, description, environment, examples, exitStatus, files, seeAlso } from './sections.ts'

const lines = linesOf(commands)

export const page = (): string =>
  `${[
    '.\\" Written by man/page.ts from the options of the program; change those.',
    `.Dd ${date}`,
    '.Dt AUTHING-ANNOTATE 1',
    '.Os',
    '.Sh NAME',
    '.Nm authing-annotate',
    '.Nd find Authing return codes in logs, explain and count them',
    '.Sh SYNOPSIS',
    ...lines.flatMap(synopsis),
    '.Sh DESCRIPTION',
    ...description.flatMap((paragraph, index) => [...(index === 0 ? [] : ['.Pp']), ...prose(paragraph)]),
    '.Sh COMMANDS',
    'Options may stand before and behind other words; behind',
    '.Fl -',
    'every word is a file.',
    ...lines.flatMap(commandSection),
    '.Sh OPTIONS',
    'Every command takes',
    '.Fl h ,',
    '.Fl -help',
    'and',
    '.Fl -version .',
    'The others stand with the commands above.',
    '.Sh ENVIRONMENT',
    ...tagged(environment, (name) => `.It Ev ${name}`),
    '.Sh FILES',
    ...tagged(files, (name) => `.It Pa ${argument(name)}`),
    '.Sh EXIT STATUS',
    ...tagged(exitStatus, (code) => `.It ${code}`),
    '.Sh EXAMPLES',
    ...examplesOf([...examples, ...lines.flatMap((line) => line.examples)]),
    '.Sh SEE ALSO',
    ...seeAlso,
  ].join('\n')}\n`

/** What all of them have stands in OPTIONS. */
const isOwn = ({ name }: Flag): boolean => name !== 'help' && name !== 'version'

/** Short where there are many options: each stands with its command. */
const synopsis = ({ words, flags, place }: Line): string[] => [
  '.Nm',
  ...(words.length === 0 ? [] : [`.Cm ${words.join(' ')}`]),
  ...flags.filter(({ required }) => required).map((flag) => `.Fl -${flag.name} Ar ${flag.metavar}`),
  ...(flags.some(isOwn) ? ['.Op Ar options'] : []),
  ...placeOf(place),
]

function placeOf(place: Place | undefined): string[] {
  if (place === undefined) return []
  const name = `${place.name}${place.many ? ' ...' : ''}`
  return [place.required ? `.Ar ${name}` : `.Op Ar ${name}`]
}

function commandSection(line: Line): string[] {
  const { words, describe, flags } = line
  const own = flags.filter(isOwn)
  return [
    `.Ss ${words.length === 0 ? 'authing-annotate' : words.join(' ')}`,
    ...prose(`${describe}.`),
    ...(own.length === 0 ? [] : ['.Bl -tag -width Ds', ...own.flatMap(option), '.El']),
  ]
}

const option = (flag: Flag): string[] => [
  `.It ${names(flag)}`,
  ...prose(`${flag.describe}.`),
  ...values(flag),
]

function names({ name, alias, value, metavar }: Flag): string {
  const shown = value === undefined ? '' : ` Ar ${typeof value === 'object' ? 'WORD' : metavar}`
  return [...(alias === undefined ? [] : [`Fl ${alias}${shown}`]), `Fl -${name}${shown}`].join(' , ')
}

/** The words that an option takes, and what it is where it isn't given. */
function values({ value, byDefault }: Flag): string[] {
  const choices = typeof value === 'object' ? prose(`One of ${value.join(', ')}.`) : []
  return [...choices, ...(byDefault === undefined ? [] : prose(`Default: ${byDefault}.`))]
}

const tagged = (
  rows: readonly (readonly [name: string, text: string])[],
  item: (name: string) => string,
): string[] => ['.Bl -tag -width Ds', ...rows.flatMap(([name, text]) => [item(name), ...prose(text)]), '.El']

const examplesOf = (rows: readonly (readonly [line: string, what: string])[]): string[] =>
  rows.flatMap(([line, what], index) => [
    ...(index === 0 ? [] : ['.Pp']),
    ...(what === '' ? [] : prose(headed(what))),
    '.Bd -literal -offset indent -compact',
    literal(line),
    '.Ed',
  ])

const headed = (what: string): string =>
  `${what[0]?.toUpperCase()}${what.slice(1)}${what.endsWith('?') ? '' : ':'}`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(page())
