/** The READMEs' console examples print what they show, and both READMEs tell the same. */
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from './run-program.ts'

const run = promisify(execFile)
const names = ['README.md', 'README.zh-CN.md']
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

interface Example {
  readonly command: string
  readonly output: string
}

/** Commands after `$ ` and what stands under them, of one console block. */
function examplesOf(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n')
      return { command, output: output.join('\n').trimEnd() }
    })
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readme-'))
  symlinkSync(fileURLToPath(new URL('../fixtures', import.meta.url)), join(folder, 'fixtures'))
  const shim = join(folder, 'authing-annotate')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(shim, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(names)('%s', (name) => {
  const blocks = [...read(name).matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string)

  test('has examples', () => {
    expect(blocks.length).toBeGreaterThan(1)
  })

  test.each(blocks.map((block) => [block.split('\n')[0] as string, block]))('%s', async (_, block) => {
    rmSync(join(folder, 'counts.db'), { force: true })
    for (const { command, output } of examplesOf(block)) {
      // The store is asked through SQL where there is no sqlite3 on the machine.
      if (command.startsWith('sqlite3 ')) {
        expect(await sql(command)).toBe(output)
        continue
      }
      const env = {
        ...process.env,
        PATH: `${folder}:${process.env['PATH']}`,
        LANG: 'zh_CN.UTF-8',
        NO_COLOR: '1',
      }
      const { stdout } = await run('bash', ['-c', command], { cwd: folder, env })
      expect(stdout.trimEnd()).toBe(output)
    }
  })
})

async function sql(command: string): Promise<string> {
  const [, file = '', query = ''] = /^sqlite3 (\S+) "(.*)"$/.exec(command) ?? []
  const { Database } = await import('./sqlite.ts')
  const database = new Database(join(folder, file), { readonly: true })
  const rows = database.prepare(query).raw().all() as unknown[][]
  database.close()
  return rows.map((row) => row.join('|')).join('\n')
}

test('both READMEs have the same sections, tables and commands', () => {
  const outline = (name: string): unknown => ({
    headings: read(name).match(/^#+ /gm),
    blocks: [...read(name).matchAll(/^```(\w*)$/gm)].map((match) => match[1]),
    rows: read(name).match(/^\|/gm)?.length,
  })
  expect(outline('README.zh-CN.md')).toEqual(outline('README.md'))
})
