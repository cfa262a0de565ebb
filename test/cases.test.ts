/**
 * Golden cases: each folder in fixtures/cases holds `args` (one a line), `input.log`, and what must come out:
 * `stdout`, and where they aren't empty and 0, `stderr` and `exit`. `environment` may hold variables, one a line.
 * `@logs` in args is the folder fixtures/logs. With UPDATE_CASES=1 the outputs are written anew, to be read before they are committed.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runProgram } from './run-program.ts'

const cases = new URL('../fixtures/cases/', import.meta.url)
const logs = fileURLToPath(new URL('../fixtures/logs', import.meta.url))
const update = process.env['UPDATE_CASES'] === '1'

const read = (path: URL, otherwise: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8') : otherwise

function write(path: URL, text: string, usual: string): void {
  if (text === usual) rmSync(path, { force: true })
  else writeFileSync(path, text)
}

describe.each(readdirSync(cases))('%s', (name) => {
  test('prints what it should', async () => {
    const folder = new URL(`${name}/`, cases)
    const file = (part: string): URL => new URL(part, folder)
    const args = read(file('args'), '')
      .split('\n')
      .filter((arg) => arg !== '')
      .map((arg) => arg.replace('@logs', logs))
    const input = existsSync(file('input.log')) ? readFileSync(file('input.log')) : ''
    const variables = read(file('environment'), '')
      .split('\n')
      .filter((line) => line !== '')
    const environment = Object.fromEntries(variables.map((line) => line.split('=') as [string, string]))
    const run = await runProgram(args, { input, folder, environment })
    const stderr = run.stderr.replaceAll(logs, '@logs')
    if (update) {
      write(file('stdout'), run.stdout.toString(), '')
      write(file('stderr'), stderr, '')
      write(file('exit'), `${run.exit}\n`, '0\n')
    }
    expect(run.stdout.toString()).toBe(read(file('stdout'), ''))
    expect(stderr).toBe(read(file('stderr'), ''))
    expect(`${run.exit}\n`).toBe(read(file('exit'), '0\n'))
  })
})
