/** `completion`: its scripts in the shells themselves, which are asked what they would offer for a line. */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { commands } from '../../src/cli/commands.ts'
import { linesOf, written } from '../../src/cli/completion/words.ts'
import { needs } from '../needs.ts'
import { runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'

const run = promisify(execFile)
const harness = (name: string): string => fileURLToPath(new URL(`shells/${name}`, import.meta.url))

interface Offer {
  readonly word: string
  /** All that the shell shows for it, where it shows more than the word. */
  readonly shown: string
}

/** What is offered for each of the lines, the cursor standing at its end. */
type Ask = (script: string, lines: readonly string[], folder: string) => Promise<Offer[][]>

const offersIn = (stdout: string, between: string): Offer[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '' && line !== between)
    .map((line) => {
      const [word = '', shown = ''] = line.split(between)
      return { word, shown }
    })

const oneByOne =
  (ask: (script: string, line: string, folder: string) => Promise<Offer[]>): Ask =>
  async (script, lines, folder) => {
    const offers: Offer[][] = []
    for (const line of lines) offers.push(await ask(script, line, folder))
    return offers
  }

/** As readline cuts a line before it asks. */
const bashWords = (line: string): string[] => line.split(/ |(?<!=)(?==)|(?<==)(?!$)/)

const shells: Readonly<Record<string, Ask>> = {
  bash: oneByOne(async (script, line, folder) => {
    const { stdout } = await run('bash', [harness('complete.bash'), script, ...bashWords(line)], {
      cwd: folder,
      timeout: 60_000,
    })
    return offersIn(stdout, '|')
  }),
  // It takes a second to start.
  zsh: async (script, lines, folder) => {
    const { stdout } = await run('zsh', ['-f', harness('complete.zsh'), script, ...lines], {
      cwd: folder,
      timeout: 60_000,
    })
    return stdout
      .split(/^=\n/m)
      .slice(0, -1)
      .map((offers) => offersIn(offers, '|'))
  },
  fish: oneByOne(async (script, line, folder) => {
    const ask = 'source $argv[1]; complete -C $argv[2]'
    const { stdout } = await run('fish', ['--no-config', '-c', ask, script, line], {
      cwd: folder,
      timeout: 60_000,
    })
    return offersIn(stdout, '\t').map(({ word, shown }) => ({ word: word.replace(/^--\w+=/, ''), shown }))
  }),
}

async function scriptFor(shell: string, folder: string, ...options: readonly string[]): Promise<string> {
  const { stdout, stderr, exit } = await runProgram(['completion', shell, ...options])
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  const script = join(folder, `script.${shell}`)
  writeFileSync(script, stdout)
  return script
}

const codesFrom = (beginning: string): string[] => [
  ...new Set(catalogue.records.map(({ code }) => `${code}`).filter((code) => code.startsWith(beginning))),
]
const choicesOf = (words: string, name: string): readonly string[] =>
  linesOf(commands)
    .find((line) => line.words.join(' ') === words)
    ?.flags.find((flag) => flag.name === name)?.value as readonly string[]

/** What is offered where the cursor stands at the end of the line, in a folder with `requests.log`. */
const offered: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['re', ['report', 'requests.log']],
  ['req', ['requests.log']],
  ['--only re', ['report', 'requests.log']],
  ['-n 5 exp', ['explain']],
  ['--lang zh db ', ['check', 'publish', 'merge', 'push', 'prune']],
  ['--lang=zh db pu', ['publish', 'push']],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['--format ', choicesOf('', 'format')],
  ['--format n', ['ndjson']],
  ['--format=n', ['ndjson']],
  ['requests.log --format ', choicesOf('', 'format')],
  ['report --format ', choicesOf('report', 'format')],
  ['trend --by ', choicesOf('trend', 'by')],
  ['codes --origin ios', ['ios-sdk', 'ios-sdk-v3']],
  ['explain 233', codesFrom('233')],
  ['explain 2333 --lang zh 100', codesFrom('100')],
  ['trend 200', codesFrom('200')],
  ['--fail-on 13', codesFrom('13')],
  ['db check --j', ['--json']],
  ['codes --se', ['--severity']],
  ['strip req', ['requests.log']],
  ['ingest --db counts.db req', ['requests.log']],
  ['db merge -o all.db req', ['requests.log']],
  ['top --since ', []],
  ['codes req', []],
  ['db check req', []],
  ['-- exp', []],
]

/** bash completes files by itself, but where they stand among other words. */
const ownWords = (shell: string, line: string, words: readonly string[]): readonly string[] =>
  shell === 'bash' && line.includes(' ') && words[0] === 'requests.log' ? [] : words

const wordsOf = (offers: readonly Offer[] = []): string[] => offers.map(({ word }) => word).toSorted()

/** Without `-f`, which bash offers as well. */
const isLong = (word: string): boolean => word.startsWith('--')

describe.each(Object.entries(shells))('%s', (shell, ask) => {
  test('offers what fits', async (context) => {
    needs(context, shell)
    const folder = scratchFolder()
    writeFileSync(join(folder, 'requests.log'), '')
    const script = await scriptFor(shell, folder)
    const offers = await ask(
      script,
      offered.map(([line]) => `authing-annotate ${line}`),
      folder,
    )
    const found = offered.map(([line], index) => [line, ...wordsOf(offers[index])])
    expect(found).toEqual(offered.map(([line, words]) => [line, ...ownWords(shell, line, words).toSorted()]))
  })

  test('offers every option of every command', async (context) => {
    needs(context, shell)
    const folder = scratchFolder()
    const script = await scriptFor(shell, folder)
    const called = linesOf(commands).map(({ words }) => ['authing-annotate', ...words].join(' '))
    const offers = await ask(
      script,
      called.map((words) => `${words} --`),
      folder,
    )
    const found = called.map((words, index) => [words, ...wordsOf(offers[index]).filter(isLong)])
    const expected = linesOf(commands).map(({ flags }, index) => [
      called[index],
      ...flags.map(({ name }) => `--${name}`).toSorted(),
    ])
    expect(found).toEqual(expected)
  })

  test('shows codes with their descriptions, in the language that was chosen', async (context) => {
    needs(context, shell)
    const folder = scratchFolder()
    const script = await scriptFor(shell, folder, '--lang', 'zh')
    const [[offer] = []] = await ask(script, ['authing-annotate explain 233'], folder)
    if (shell === 'bash') expect(offer?.shown).toBe('')
    else expect(offer?.shown).toContain(catalogue.recordsOf(2333)[0]?.zh.description.slice(0, 8))
  })

  test('takes descriptions of a catalogue for text, whatever they hold', async (context) => {
    needs(context, shell)
    const folder = scratchFolder()
    const own = join(folder, 'own.json')
    const description = `it's "a" \`touch ran\` $(touch ran) \\ [b]: %s; touch ran`
    writeFileSync(
      own,
      JSON.stringify([{ code: 29_999, severity: 'error', en: { description, advice: 'None.' } }]),
    )
    const script = await scriptFor(shell, folder, '--catalogue', own, '--lang', 'en')
    const [offers = []] = await ask(script, ['authing-annotate explain 2999'], folder)
    expect(offers.map(({ word }) => word)).toEqual(['29999'])
    if (shell !== 'bash') expect(offers[0]?.shown).toContain(`it's "a" \`touch ran\` $(touch ran) \\ [b]`)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })
})

describe('the words', () => {
  const lines = linesOf(commands)

  // The scripts skip the values of options before they know the command.
  test('take a value in every command or in none', () => {
    const kinds = new Map<string, Set<boolean>>()
    for (const flag of lines.flatMap(({ flags }) => flags)) {
      for (const option of written(flag)) {
        kinds.set(option, (kinds.get(option) ?? new Set()).add(flag.value === undefined))
      }
    }
    expect([...kinds].filter(([, found]) => found.size > 1)).toEqual([])
  })

  test('of options that take a file complete files', () => {
    const files = lines.flatMap(({ flags }) => flags.filter(({ value }) => value === 'file'))
    expect([...new Set(files.map(({ name }) => name))].toSorted()).toEqual(['catalogue', 'db', 'output'])
  })
})

test('completion alone says which shells there are', async () => {
  const { stderr, exit } = await runProgram(['completion'])
  expect(stderr).toMatch(/completion alone does nothing\n {2}give one of completion bash, completion zsh, /)
  expect(exit).toBe(2)
})
