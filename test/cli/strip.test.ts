/** `strip` gives back what `annotate` was given, from files and from a pipe. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-strip-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/logs/${name}`, import.meta.url))
const logs = ['android-threadtime.log', 'pino-api.ndjson'] as const

describe.each(['below', 'splice'])('after --format %s', (format) => {
  test.each(logs)('%s', async (name) => {
    const original = readFileSync(pathOf(name))
    const annotated = await runProgram(['--format', format, '--color', 'always', pathOf(name)])
    expect(annotated.stdout.length).toBeGreaterThan(original.length)
    const { stdout, stderr, exit } = await runProgram(['strip'], { input: annotated.stdout })
    expect(stdout.equals(original)).toBe(true)
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })
})

test('several files, one after the other', async () => {
  const originals = logs.map((name) => readFileSync(pathOf(name)))
  for (const [index, name] of logs.entries()) {
    const { stdout } = await runProgram([pathOf(name)])
    writeFileSync(join(folder, `${index}.log`), stdout)
  }
  const { stdout, exit } = await runProgram(['strip', '0.log', '1.log'], { folder })
  expect(stdout.equals(Buffer.concat(originals))).toBe(true)
  expect(exit).toBe(0)
})

test('a log without annotations, and no input at all, stay as they are', async () => {
  const input = Buffer.from('plain\n\xff\xfe bytes\n\nno newline', 'latin1')
  expect((await runProgram(['strip'], { input })).stdout.equals(input)).toBe(true)
  expect((await runProgram(['strip'])).stdout).toHaveLength(0)
})
