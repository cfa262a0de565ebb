/**
 * Faults F61–F68 and F78–F80: files that change between two runs or while they are read. What becomes of long
 * histories is tested in test/ingest; of names in file-names.test.ts; of their bytes in file-bytes.test.ts.
 */
import { copyFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Disk } from '../../src/input/content.ts'
import { line, lines, logFolder, oddDisk } from './log-folder.ts'

const { at, write, append, count, counted } = logFolder()

describe('between two runs', () => {
  const header = 'starting up, version 1.2.3\n'.repeat(200)
  const rows: readonly (readonly [title: string, change: () => void])[] = [
    [
      'F61 renamed and created anew',
      () => {
        renameSync(at('app.log'), at('app.log.1'))
        write('app.log', header + lines(2333, 3))
      },
    ],
    [
      'F62 copied and truncated',
      () => {
        copyFileSync(at('app.log'), at('app.log.1'))
        truncateSync(at('app.log'))
        append('app.log', header + lines(2333, 3))
      },
    ],
    [
      'F63 truncated and written longer than before',
      () => {
        truncateSync(at('app.log'))
        append('app.log', header + lines(2020, 3) + lines(2333, 3))
      },
    ],
    [
      'F64 deleted and created anew',
      () => {
        rmSync(at('app.log'))
        write('app.log', header + lines(2333, 3))
      },
    ],
    [
      'F67 compressed',
      () => {
        write('app.log.1.gz', gzipSync(Buffer.from(header + first)))
        write('app.log', header + lines(2333, 3))
      },
    ],
    [
      'F68 compressed, and still there',
      () => {
        write('app.log.1', header + first)
        write('app.log.1.gz', gzipSync(Buffer.from(header + first)))
        write('app.log', header + lines(2333, 3))
      },
    ],
  ]
  let first = ''

  test.each(rows)('%s, with the same first lines (F65): every line once', async (title, change) => {
    first = lines(2333, 4)
    write('app.log', header + first)
    await count()
    change()
    await count()
    await count()
    expect(counted()).toEqual({
      2333: 7,
      ...(title.startsWith('F63') ? { 2020: 3 } : {}),
    })
  })
})

describe('files that change while they are read', () => {
  /** Does something to the file once its first bytes have been read. */
  function meanwhile(change: () => void): Disk {
    let done = false
    return oddDisk((file) => ({
      read: async (...args) => {
        const length = await file.read(...args)
        if (!done && args[3] + length > 70_000) {
          done = true
          change()
        }
        return length
      },
    }))
  }

  test('F78 one that grows is counted once', async () => {
    write('app.log', lines(2333, 10_000))
    await count(['app.log'], { disk: meanwhile(() => append('app.log', lines(2333, 100))) })
    await count()
    expect(counted()).toEqual({ 2333: 10_100 })
  })

  test('F79 a last line that is completed later is counted once', async () => {
    const last = line(2020)
    write('app.log', line(2333) + last.slice(0, -5))
    await count()
    append('app.log', last.slice(-5))
    await count()
    expect(counted()).toEqual({ 2020: 1, 2333: 1 })
  })

  test('F80 one that shrinks is no error, and what is written then is new', async () => {
    write('app.log', lines(2333, 10_000))
    const first = await count(['app.log'], { disk: meanwhile(() => truncateSync(at('app.log'))) })
    expect(first).toMatchObject({ failed: 0 })
    append('app.log', lines(2020, 2))
    await count()
    expect(counted()).toMatchObject({ 2020: 2 })
  })
})
