/** The manual page: what is kept is what the options say now, and programs that read such pages find no fault. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { argument, literal, prose } from '../../man/mdoc.ts'
import { page } from '../../man/page.ts'
import { commands } from '../../src/cli/commands.ts'
import { linesOf, written } from '../../src/cli/completion/words.ts'
import { needs } from '../needs.ts'

const file = fileURLToPath(new URL('../../man/authing-annotate.1', import.meta.url))

test('is up to date; else: npx tsx man/page.ts > man/authing-annotate.1', () => {
  expect(readFileSync(file, 'utf8')).toBe(page())
})

test('mandoc finds no fault', (context) => {
  needs(context, 'mandoc')
  const { stdout } = spawnSync('mandoc', ['-T', 'lint', file], { encoding: 'utf8' })
  // Which other pages there are is the machine's affair.
  const faults = stdout
    .split('\n')
    .filter((line) => line !== '' && !/outdated mandoc\.db|referenced manual not found/.test(line))
  expect(faults).toEqual([])
})

test('man finds no fault', (context) => {
  needs(context, 'man')
  const { stderr, status } = spawnSync('man', ['--warnings', '-l', file], { encoding: 'utf8' })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
})

/** As it is read. */
const shownBy = (): string =>
  execFileSync('mandoc', ['-T', 'utf8', '-O', 'width=200', file], { encoding: 'utf8' })
    // Bold and underlined letters come as three characters.
    .replace(/.\u0008/gu, '')

test('shows every command with its options', (context) => {
  needs(context, 'mandoc')
  const shown = shownBy()
  const sections = shown.split(/^ {3}(?=\S)/m).slice(1)
  const lines = linesOf(commands)
  expect(sections.map((section) => section.split('\n')[0])).toEqual(
    lines.map(({ words }) => words.join(' ') || 'authing-annotate'),
  )
  for (const [index, { flags }] of lines.entries()) {
    const own = flags.filter(({ name }) => !['help', 'version'].includes(name))
    for (const option of own.flatMap(written)) {
      expect(sections[index]).toMatch(new RegExp(`^ +(?:-\\w[^,]*, )?${option}\\b`, 'm'))
    }
  }
})

test('shows examples as they are typed', (context) => {
  needs(context, 'mandoc')
  const shown = shownBy()
  const examples = linesOf(commands).flatMap((line) => line.examples.map(([typed]) => typed))
  expect(examples.length).toBeGreaterThan(10)
  expect(examples.filter((typed) => !shown.includes(`  ${typed}\n`))).toEqual([])
})

test.each([
  ["'web-*=UTC' holds", ["\\&'web-*=UTC' holds"]],
  ['One. Two, e.g. three. Four', ['One.', 'Two, e.g. three.', 'Four']],
  ['a\\b …', ['a\\eb ...']],
  [`${'word '.repeat(20)}end`, ['word '.repeat(15).trimEnd(), `${'word '.repeat(5)}end`]],
])('the text %s', (text, lines) => {
  expect(prose(text)).toEqual(lines)
})

test('arguments and lines to be typed are taken for nothing else', () => {
  expect(argument('-x "y"')).toBe('"\\&-x \\(dqy\\(dq"')
  expect(literal("ls ~/.x 'a-b'")).toBe('ls \\(ti/.x \\(aqa\\-b\\(aq')
})
