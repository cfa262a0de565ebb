/** A file that is truncated and written anew while it is read is never counted as a mixture of both. */
import { truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Disk, disk } from '../../src/input/content.ts'
import { setting } from './setting.ts'

const lines = (code: number, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `2026-11-22T09:00:00Z code=${code} ${`${index}`.padStart(50, '.')}\n`,
  ).join('')

/** Does something at the read that begins at a position other than 0, once. */
function whenReadOn(action: () => void): Disk {
  let done = false
  return {
    open: async (path) => {
      const file = await disk.open(path)
      return {
        ...file,
        read: async (...args) => {
          if (args[3] > 200_000 && !done) {
            done = true
            action()
          }
          return file.read(...args)
        },
      }
    },
  }
}

const count = 6000

test('written anew to the same length: only what stands there', async () => {
  const { ingest, path, counts } = setting()
  writeFileSync(path('app.log'), lines(2004, count))
  await ingest(['app.log'], { disk: whenReadOn(() => writeFileSync(path('app.log'), lines(2333, count))) })
  expect(counts()).toEqual([`2333|${count}`])
})

test('copied and truncated: what was read is counted, and the copy adds the rest', async () => {
  const { ingest, path, counts } = setting()
  writeFileSync(path('app.log'), lines(2004, count))
  const rotate = (): void => {
    writeFileSync(path('app.log.1'), lines(2004, count))
    truncateSync(path('app.log'), 0)
  }
  await ingest(['app.log'], { disk: whenReadOn(rotate) })
  expect(Number(counts()[0]?.split('|')[1])).toBeLessThan(count)
  writeFileSync(path('app.log'), lines(2333, 1))
  await ingest(['app.log', 'app.log.1'])
  expect(counts()).toEqual([`2004|${count}`, '2333|1'])
})
