/** A log as it grows, through rotation: each content is a source, and nothing of it is lost or comes twice. */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, test } from 'vitest'
import { follow } from '../../src/input/follow.ts'
import { lastLines } from '../../src/input/last-lines.ts'
import { scratchFolder, scratchPath } from '../scratch.ts'

interface Followed {
  /** What has come so far, one text a content. */
  readonly contents: string[]
  /** Resolves when all of these have come, in their order. */
  readonly until: (...contents: readonly string[]) => Promise<void>
  readonly missing: () => number
  readonly end: () => Promise<void>
}

function followed(path: string, lines = 0): Followed {
  const contents: string[] = []
  const stop = new AbortController()
  let missing = 0
  let wake = (): void => {}
  const reading = (async () => {
    const sources = follow(path, {
      signal: stop.signal,
      startAt: (file) => lastLines(file, lines),
      onMissing: () => {
        missing += 1
      },
      pollMs: 1,
    })
    for await (const { chunks } of sources) {
      const index = contents.push('') - 1
      wake()
      for await (const chunk of chunks) {
        contents[index] += chunk.toString()
        wake()
      }
    }
  })()
  return {
    contents,
    until: async (...wanted) => {
      while (contents.filter((text) => text !== '').join('|') !== wanted.join('|')) {
        const more = new Promise<void>((resolve) => {
          wake = resolve
        })
        await Promise.race([more, reading.then(() => Promise.reject(new Error('it ended')))])
      }
    },
    missing: () => missing,
    end: async () => {
      stop.abort()
      await reading
    },
  }
}

test('shows what is added behind the lines that were asked for', async () => {
  const path = scratchPath('app.log')
  writeFileSync(path, 'one\ntwo\nthree\n')
  const log = followed(path, 2)
  await log.until('two\nthree\n')
  appendFileSync(path, 'fo')
  await log.until('two\nthree\nfo')
  appendFileSync(path, 'ur\n')
  await log.until('two\nthree\nfour\n')
  await log.end()
})

describe('rotation', () => {
  const rotations: readonly (readonly [name: string, rotate: (path: string) => void])[] = [
    ['renamed, made anew', (path) => renameSync(path, `${path}.1`)],
    ['deleted, made anew', (path) => rmSync(path)],
    [
      'copied and truncated',
      (path) => {
        copyFileSync(path, `${path}.1`)
        truncateSync(path)
      },
    ],
    [
      'renamed, made anew and still empty',
      (path) => {
        renameSync(path, `${path}.1`)
        writeFileSync(path, '')
      },
    ],
  ]
  test.each(rotations)('%s', async (_, rotate) => {
    const path = scratchPath('app.log')
    writeFileSync(path, 'one\n')
    const log = followed(path, 1)
    await log.until('one\n')
    rotate(path)
    appendFileSync(path, 'two\n')
    await log.until('one\n', 'two\n')
    rotate(path)
    appendFileSync(path, 'three\n')
    await log.until('one\n', 'two\n', 'three\n')
    await log.end()
  })

  test('written over with more than there was', async () => {
    const path = scratchPath('app.log')
    writeFileSync(path, 'one\n')
    const log = followed(path, 1)
    await log.until('one\n')
    writeFileSync(path, 'something else\nand more\n')
    await log.until('one\n', 'something else\nand more\n')
    await log.end()
  })

  test('written over again and again: never a mixture', async () => {
    const path = scratchPath('app.log')
    const written = Array.from({ length: 300 }, (_, index) => `${index} ${'x'.repeat((index * 37) % 101)}\n`)
    writeFileSync(path, written[0] as string)
    const log = followed(path, 1)
    await log.until(written[0] as string)
    for (const [index, content] of written.entries()) {
      truncateSync(path)
      for (let turns = index % 11; turns > 0; turns -= 1) await new Promise(setImmediate)
      appendFileSync(path, content)
      while (log.contents.at(-1) !== content) {
        expect(written).toContain(log.contents.at(-1) || content)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      // So that the next one comes at any moment of looking.
      for (let turns = index % 7; turns > 0; turns -= 1) await new Promise(setImmediate)
    }
    await log.end()
  })

  test('what is still written to the file that was moved away comes before its successor', async () => {
    const path = scratchPath('app.log')
    writeFileSync(path, 'one\n')
    const log = followed(path, 1)
    await log.until('one\n')
    renameSync(path, `${path}.1`)
    writeFileSync(path, '')
    appendFileSync(`${path}.1`, 'late\n')
    await log.until('one\nlate\n')
    appendFileSync(`${path}.1`, 'last\n')
    appendFileSync(path, 'two\n')
    await log.until('one\nlate\nlast\n', 'two\n')
    await log.end()
  })

  test('an unfinished line does not run into the next content', async () => {
    const path = scratchPath('app.log')
    writeFileSync(path, 'half')
    const log = followed(path, 1)
    await log.until('half')
    renameSync(path, `${path}.1`)
    writeFileSync(path, 'two\n')
    await log.until('half', 'two\n')
    await log.end()
  })
})

test('a file that is not there is waited for', async () => {
  const path = scratchPath('app.log')
  const log = followed(path)
  while (log.missing() === 0) await new Promise(setImmediate)
  writeFileSync(path, 'one\n')
  await log.until('one\n')
  expect(log.missing()).toBe(1)
  await log.end()
})

test('a folder is refused', async () => {
  await expect(followed(scratchFolder()).until('never')).rejects.toMatchObject({
    name: 'UserError',
    exitCode: 1,
  })
})

test('a folder that takes the path of the file is refused, too', async () => {
  const path = scratchPath('app.log')
  writeFileSync(path, 'one\n')
  const log = followed(path, 1)
  await log.until('one\n')
  rmSync(path)
  mkdirSync(path)
  await expect(log.until('never')).rejects.toThrow('it is not a regular file')
})
