/** The sidecar: what its files start, run on a shared log, and what its page says of `kubectl logs`. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { query } from '../scratch.ts'
import { integration, lineAt, machine } from './installed.ts'

/** The list of words behind `args:` or `command:`, which is written as JSON. */
function argsIn(file: string): string[] {
  const [, list = '[]'] = /^ +(?:args|command): (\[".*\])$/m.exec(integration(`sidecar/${file}`)) ?? []
  return JSON.parse(list) as string[]
}

const files = ['compose.yaml', 'kubernetes.yaml']

test('all files start the same', () => {
  expect(argsIn('compose.yaml')).toEqual(argsIn('kubernetes.yaml'))
  expect(argsIn('compose.yaml')).toContain('--follow')
})

describe.each(files)('%s', (file) => {
  test('counts the shared log until the container is stopped', async () => {
    const { folder, here } = machine()
    writeFileSync(join(folder, 'var/log/app/app.log'), lineAt(1))
    const { child, until, ended } = startProgram(argsIn(file).map(here))
    await until('00:00:01Z')
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(query(join(folder, 'counts/counts.db'), 'SELECT code, n FROM top_codes')).toEqual([[2333, 1]])
  })

  test('gives the sidecar every folder that it names, and the log for reading only', () => {
    const text = integration(`sidecar/${file}`)
    for (const word of argsIn(file).filter((argument) => argument.startsWith('/'))) {
      expect(text).toContain(word.slice(0, word.lastIndexOf('/')))
    }
    expect(text).toMatch(/\/var\/log\/app(?::ro|, readOnly: true)/)
  })
})

test('what kubectl logs prints again is not counted again', () => {
  const { folder, environment } = machine()
  const [, command = ''] =
    /^kubectl logs .*\| (authing-annotate .*)$/m.exec(integration('sidecar/README.md')) ?? []
  const printed = (lines: number): string =>
    Array.from({ length: lines }, (_, line) => `2026-11-22T00:00:00.00000000${line}Z code=2333\n`).join('')
  for (const lines of [3, 5]) {
    execFileSync('sh', ['-c', command], { cwd: folder, env: environment, input: printed(lines) })
  }
  expect(query(join(folder, 'counts.db'), 'SELECT code, n FROM top_codes')).toEqual([[2333, 5]])
})
