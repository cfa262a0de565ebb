/** The page of results. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOptions } from '../../bench/speed/options.ts'
import { resultsPage } from '../../bench/speed/results.ts'
import { works } from '../../bench/speed/works.ts'

const names = works.map(({ name }) => name)
const page = (words: readonly string[]): string =>
  resultsPage([], readOptions(words, names), new Date('2026-11-25T12:00:00Z'))

test('names the day, and keeps what is written by hand', () => {
  const text = page([])
  expect(text).toContain('2026-11-25, logs of 2.0 GB, 5 rounds.')
  expect(text).toContain(`node ${process.version}`)
  expect(text).toContain(readFileSync(new URL('../../bench/BOUNDS.md', import.meta.url), 'utf8'))
})

test.each([[['--size', '2G']], [['--size', '100M', '--runs', '3']], [['--size', '1234567']]])(
  'the command that repeats a run with %j does so',
  (words) => {
    const command = page(words).match(/`npm run bench -- ([^`]+)`/)?.[1] as string
    expect(readOptions(command.split(' '), names)).toEqual({ ...readOptions(words, names), write: true })
  },
)

test('each work has a name of its own', () => {
  expect(new Set(names).size).toBe(names.length)
})
