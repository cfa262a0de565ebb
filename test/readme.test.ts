/** The READMEs' console examples print what they show, and both READMEs tell the same. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blocksOf, expectAsShown } from './console-examples.ts'
import { program } from './run-program.ts'

const names = ['README.md', 'README.zh-CN.md']
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

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
  const blocks = blocksOf(read(name))

  test('has examples', () => {
    expect(blocks.length).toBeGreaterThan(1)
  })

  test.each(blocks.map((block) => [block.split('\n')[0] as string, block]))('%s', async (_, block) => {
    await expectAsShown(block, { folder, bin: folder })
  })
})

test('both READMEs have the same sections, tables and commands', () => {
  const outline = (name: string): unknown => ({
    headings: read(name).match(/^#+ /gm),
    blocks: [...read(name).matchAll(/^```(\w*)$/gm)].map((match) => match[1]),
    rows: read(name).match(/^\|/gm)?.length,
  })
  expect(outline('README.zh-CN.md')).toEqual(outline('README.md'))
})
