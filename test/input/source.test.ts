/** Files and pipes as chunks of bytes. */
import { execFileSync } from 'node:child_process'
import { openSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openFile, type Source, standardInput } from '../../src/input/source.ts'
import { never } from '../annotate/harness.ts'
import { scratchFolder, scratchPath } from '../scratch.ts'

async function contentOf({ chunks }: Source): Promise<string> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

test('a file is read whole, with its name and its last change', async () => {
  const path = scratchPath('app.log')
  const content = 'line\n'.repeat(200_000)
  writeFileSync(path, content)
  utimesSync(path, new Date(), new Date('2024-02-29T12:34:56Z'))
  const source = await openFile(path, never)
  expect(source.name).toBe(path)
  expect(source.modified).toBe(Date.parse('2024-02-29T12:34:56Z'))
  expect(await contentOf(source)).toBe(content)
})

test('a named pipe is waited for, read to its end, and has no last change', async () => {
  const path = scratchPath('pipe')
  execFileSync('mkfifo', [path])
  const source = await openFile(path, never)
  expect(source.modified).toBeUndefined()
  const content = contentOf(source)
  const writer = await open(path, 'w')
  await writer.write('one\n')
  await writer.write('two\n')
  await writer.close()
  expect(await content).toBe('one\ntwo\n')
})

describe('what can’t be read says why, and that the others are', () => {
  test.each([
    ['missing.log', 'there is no such file'],
    ['file/app.log', 'a part of the path is not a folder'],
    ['loop', 'its symbolic links go round in a circle'],
    ['', 'it is a folder'],
  ])('%s', async (name, reason) => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    await expect(openFile(join(folder, name), never)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(reason),
      exitCode: 1,
    })
  })

  test('a read that fails later', async () => {
    const source = await openFile('/proc/self/mem', never)
    await expect(contentOf(source)).rejects.toMatchObject({ name: 'UserError', exitCode: 1 })
  })
})

describe('standard input', () => {
  const inputFrom = (path: string, content: string) =>
    standardInput(Object.assign(Readable.from([Buffer.from(content)]), { fd: openSync(path, 'r') }), never)

  test('that is a file has its last change', async () => {
    const path = scratchPath('app.log')
    writeFileSync(path, 'line\n')
    const source = inputFrom(path, 'line\n')
    expect(source).toMatchObject({ name: 'stdin', modified: statSync(path).mtimeMs })
    expect(await contentOf(source)).toBe('line\n')
  })

  test('that is a folder is refused', () => {
    expect(() => inputFrom(scratchFolder(), '')).toThrow('standard input: it is a folder')
  })

  test('that is anything else has none', () => {
    expect(inputFrom('/dev/null', '').modified).toBeUndefined()
  })
})

test('the signal ends the reading of a file without an error', async () => {
  const path = scratchPath('app.log')
  writeFileSync(path, 'x'.repeat(4 * 1024 * 1024))
  const stop = new AbortController()
  const { chunks } = await openFile(path, stop.signal)
  let read = 0
  for await (const chunk of chunks) {
    read += chunk.length
    stop.abort()
  }
  expect(read).toBeLessThan(4 * 1024 * 1024)
})
