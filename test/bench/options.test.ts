/** The command line of the bench. */
import { expect, test } from 'vitest'
import { readOptions } from '../../bench/speed/options.ts'
import { UserError } from '../../src/user-error.ts'

const works = ['ingest', 'top']

test('reads sizes, rounds and works', () => {
  expect(readOptions([], works)).toMatchObject({ size: 2e9, rounds: 5, only: [], write: false })
  const words = ['--size', '200M', '--runs', '3', '--only', 'top,ingest', '--dir', '/x']
  expect(readOptions(words, works)).toEqual({
    size: 2e8,
    rounds: 3,
    only: ['top', 'ingest'],
    folder: '/x',
    write: false,
  })
  expect(readOptions(['--size', '1500'], works).size).toBe(1500)
})

test.each([
  [['--size', '2T'], '--size 2T is no size'],
  [['--size', '0'], '--size 0 is no size'],
  [['--runs', '0'], '--runs 0 is no number of rounds'],
  [['--runs', '1.5'], '--runs 1.5 is no number of rounds'],
  [['--only', 'tip'], 'there is no work tip'],
  [['--only', 'top', '--write'], '--write and --only exclude each other'],
  [['--fast'], "Unknown option '--fast'"],
])('refuses %j', (words, message) => {
  expect(() => readOptions(words, works)).toThrow(UserError)
  expect(() => readOptions(words, works)).toThrow(message)
})
