/** The command line that is read without yargs: read by yargs, it asks for the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { parse } from '../../src/cli/parser.ts'
import { plainRequest } from '../../src/cli/plain-request.ts'

const text = { usage: '', epilogue: '', version: '1.0.0' }

/** Each command with the words that call it. */
const called: readonly { command: Command; words: readonly string[] }[] = commands.flatMap((entry) => {
  const nameOf = ({ command }: Command): string[] => command.split(' ').slice(0, 1)
  if ('run' in entry) return [{ command: entry, words: nameOf(entry).filter((word) => word !== '$0') }]
  return entry.commands.map((command) => ({ command, words: [entry.name, ...nameOf(command)] }))
})

const value = fc.oneof(
  fc.constantFrom('app.log', 'a b', '2333', '1e3', '0x10', '007', '-', 'x=y', '"q"', "'q'", '', '中文.log'),
  fc.constantFrom(
    'true',
    'false',
    '-5',
    '-',
    '--',
    '-f',
    'top',
    'explain',
    'db',
    'check',
    '__proto__',
    'a.b',
  ),
  fc.string({ maxLength: 4 }).filter((word) => !word.includes('\0')),
)

/** Some words that stand for an option: with its value or another, with none, or once more. */
function optionWords({ options }: Command): fc.Arbitrary<string[]> {
  const names = Object.keys(options)
  if (names.length === 0) return fc.constant([])
  return fc.tuple(fc.constantFrom(...names), value, fc.nat(99), fc.nat(5)).map(([name, other, nth, form]) => {
    const { alias, type, choices = [] } = options[name] as (typeof options)[string]
    const word = choices.length > 0 && nth < 90 ? (choices[nth % choices.length] as string) : other
    const short = alias === undefined ? `--${name}` : `-${alias}`
    if (type === 'boolean') return [form === 0 ? `--no-${name}` : form === 1 ? short : `--${name}`]
    const forms = [[`--${name}`], [`--${name}=${word}`], [short, word], [`${short}${word}`]]
    return forms[form] ?? [`--${name}`, word]
  })
}

const commandLine = fc.constantFrom(...called).chain(({ command, words }) =>
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: optionWords(command) },
        value.map((word) => [word]),
      ),
      {
        maxLength: 5,
      },
    )
    .map((parts) => [...words, ...parts.flat()]),
)

test('what is read without yargs, yargs reads the same way', async () => {
  let plain = 0
  await fc.assert(
    fc.asyncProperty(commandLine, async (argv) => {
      const request = plainRequest(argv, commands)
      if (request === undefined) return
      plain += 1
      expect(await parse(argv, commands, text)).toEqual(request)
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(300)
})

describe('is read without yargs', () => {
  test.each([
    '',
    'app.log -',
    '-f app.log -n 10 --only --db counts.db --tz UTC --tz web-*=+08:00',
    '--format=ndjson --lang en --min-evidence certain',
    'explain 10001',
    'explain 2333 10006 --json --lang=zh',
    'codes --origin api --severity error',
    'strip annotated.log',
    'top --db counts.db --limit 3',
    'trend 2333 --db counts.db --by hour',
    'ingest /var/log/a.log --db counts.db --json',
    'report --db counts.db --tz Asia/Shanghai --format markdown -o digest.md',
    'db merge a.db b.db -o all.db',
    'db check --db counts.db',
    'doctor --db counts.db --json',
    'completion zsh --lang en',
    '--only -- -f',
  ])('%s', async (line) => {
    const argv = line.split(' ').filter((word) => word !== '')
    const request = plainRequest(argv, commands)
    expect(request).toBeDefined()
    expect(await parse(argv, commands, text)).toEqual(request)
  })
})

describe('is left to yargs', () => {
  test.each([
    ['help', '--help'],
    ['help of a command', 'explain --help'],
    ['a letter for help', '-h'],
    ['the version', '--version'],
    ['an unknown option', '--onyl'],
    ['a value that is none of the choices', '--format nonsense'],
    ['a missing value', 'top --db'],
    ['a missing option', 'top'],
    ['a missing word', 'explain'],
    ['a word too many', 'top 2333 --db counts.db'],
    ['an option that is given twice', '--lang en --lang zh'],
    ['a switch that is given twice', '--only --only'],
    ['a bunch of letters', '-fn5 app.log'],
    ['a group alone', 'db'],
    ['an unknown command of a group', 'db chek'],
    ['options before the name of a command', '--lang en explain 10001'],
    ['what a switch would take for its value', '--only true'],
  ])('%s', (_, line) => {
    expect(plainRequest(line.split(' '), commands)).toBeUndefined()
  })
})
