/** The last lines of a file, as `tail -n` counts them. */
import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastLines } from '../../src/input/last-lines.ts'
import { scratchPath } from '../scratch.ts'

async function last(content: Buffer, count: number): Promise<Buffer> {
  const path = scratchPath('app.log')
  writeFileSync(path, content)
  const file = await open(path)
  const from = await lastLines(file, count)
  await file.close()
  return content.subarray(from)
}

/** The same, by splitting. */
function expected(content: string, count: number): string {
  const lines = content.split(/(?<=\n)/)
  return lines.slice(Math.max(0, lines.length - count)).join('')
}

test('equals the lines at the end, finished or not', async () => {
  const content = fc
    .array(fc.constantFrom('', 'x', 'yy', 'ü'), { maxLength: 12 })
    .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`))
  await fc.assert(
    fc.asyncProperty(content, fc.nat(14), async (text, count) => {
      expect((await last(Buffer.from(text), count)).toString()).toBe(count === 0 ? '' : expected(text, count))
    }),
    { numRuns: 100 },
  )
})

test('also over many blocks', async () => {
  const content = Array.from({ length: 30_000 }, (_, index) => `line ${index}\n`).join('')
  expect((await last(Buffer.from(content), 20_000)).toString()).toBe(expected(content, 20_000))
  expect((await last(Buffer.alloc(300_000, 'x'), 1)).length).toBe(300_000)
})
