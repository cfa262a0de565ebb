/** docs/pino.md: its programs run and print what stands there, and its table has every option. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { query } from '../scratch.ts'
import { project, run } from './logger.ts'

const page = readFileSync(new URL('../../docs/pino.md', import.meta.url), 'utf8')
const recipes = [...page.matchAll(/^```js\n\/\/ (\S+)\n([\s\S]*?)^```\n\n```console\n([\s\S]*?)^```$/gm)].map(
  ([, name = '', code = '', transcript = '']) => ({ name, code, transcript }),
)

/** What differs from run to run and from machine to machine. */
const settled = (printed: string): string =>
  printed.replace(/"time":\d+,"pid":\d+,"hostname":"[^"]+"/g, '"time":…,"pid":…,"hostname":…')

/** The store is asked through SQL where there is no sqlite3 on the machine. */
function asked(folder: string, [, file = '', sql = '']: RegExpExecArray): string {
  return query(join(folder, file), sql)
    .map((row) => `${row.join('|')}\n`)
    .join('')
}

test('there are three recipes and a mistake', () => {
  expect(recipes.map(({ name }) => name)).toEqual(['annotate.mjs', 'count.mjs', 'pretty.mjs', 'wrong.mjs'])
})

test.each(recipes)('$name', async ({ name, code, transcript }) => {
  const folder = project()
  writeFileSync(join(folder, name), code)
  let printed = ''
  for (const [, command = ''] of transcript.matchAll(/^\$ (.*)$/gm)) {
    const sql = /^sqlite3 (\S+) "(.*)"$/.exec(command)
    printed += `$ ${command}\n`
    printed += sql === null ? (await run(folder, 'bash', ['-c', command])).stdout : asked(folder, sql)
  }
  expect(settled(printed)).toBe(settled(transcript))
})

test('the table has every option, and no other', () => {
  const options = readFileSync(new URL('../../src/pino/options.ts', import.meta.url), 'utf8')
  const declared = [...options.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name)
  const told = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(declared.length).toBeGreaterThan(0)
  expect(told).toEqual(declared)
})
