/**
 * Every call of the disk and every commit fails once. The run says so and counts the other files, nothing is counted
 * twice, and the next run makes the counts exact.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { scratchFolder } from '../../scratch.ts'
import { checkFile } from '../../store/on-files.ts'
import { type Fault, failingDisk, shortReads } from './failing-disk.ts'
import { failingStore, type StoreFault } from './failing-store.ts'
import { type Result, run } from './run.ts'
import { exact as exactOf, fewLines, writeSmallSet } from './small-set.ts'

const codesOfDisk: readonly (readonly [call: Fault['call'], codes: readonly string[]])[] = [
  ['open', ['EIO', 'EMFILE', 'ESTALE', 'EAGAIN']],
  ['stat', ['EIO', 'ESTALE']],
  ['read', ['EIO', 'ENOSPC', 'EAGAIN', 'EINTR', 'ESTALE']],
  ['close', ['EIO', 'ENOSPC']],
]

const exact = exactOf(fewLines)

const folder = (lines = fewLines): { paths: string[]; database: (name: string) => string } => {
  const root = scratchFolder()
  return { paths: writeSmallSet(root, lines), database: (name) => join(root, `${name}.db`) }
}

/** Codes that are not all counted yet; none may be counted too often. */
function missing({ counts }: Result, expected = exact): string[] {
  for (const [code, n] of Object.entries(counts)) expect(n, code).toBeLessThanOrEqual(expected[code] ?? 0)
  return Object.keys(expected).filter((code) => counts[code] !== expected[code])
}

async function mustBecomeExact(database: string, paths: readonly string[], counts = exact): Promise<void> {
  expect(await run(database, paths)).toEqual({ complaints: [], content: true, counts })
  expect(await checkFile(database)).toEqual([])
}

test.each(codesOfDisk.flatMap(([call, codes]) => codes.map((code) => [call, code] as const)))(
  '%s fails with %s, at every call',
  async (call, code) => {
    const { paths, database } = folder()
    for (let nth = 1; ; nth++) {
      const { disk, failed } = failingDisk({ call, code, nth })
      const file = database(`${nth}`)
      const result = await run(file, paths, { disk })
      if (!failed()) {
        expect(result).toEqual({ complaints: [], content: true, counts: exact })
        expect(nth).toBeGreaterThan(paths.length)
        return
      }
      expect(result.content, `call ${nth}`).toBe(false)
      expect(result.complaints, `call ${nth}`).toHaveLength(1)
      expect(missing(result).length, `call ${nth}`).toBeLessThanOrEqual(1)
      await mustBecomeExact(file, paths)
    }
  },
)

test.each([
  ['one byte', () => 1],
  ['seven bytes', () => 7],
  ['any number of bytes', () => 1 + Math.floor(Math.random() * 500)],
])('reads give %s at a time', async (_, limit) => {
  const { paths, database } = folder()
  const result = await run(database('short'), paths, { disk: shortReads(limit) })
  expect(result).toEqual({ complaints: [], content: true, counts: exact })
})

test.each(
  ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'].flatMap((code) =>
    (['before', 'after'] as const).map((when) => [code, when] as const),
  ),
)('a commit fails with %s %s it is in the file, at every commit', async (code, when) => {
  const { paths, database } = folder()
  for (let nth = 1; ; nth++) {
    const fault: StoreFault = { code, nth, when }
    const { around, failed } = failingStore(fault)
    const file = database(`${nth}`)
    const result = await run(file, paths, { around, disk: shortReads(() => 300) })
    if (!failed()) {
      expect(nth).toBeGreaterThan(paths.length)
      return
    }
    expect(result.content, `commit ${nth}`).toBe(false)
    expect(result.complaints, `commit ${nth}`).toHaveLength(1)
    missing(result)
    await mustBecomeExact(file, paths)
  }
})

test('the database cannot grow, at every size: rolled back, said, and exact once there is room', async () => {
  const lines = 150
  const expected = exactOf(lines)
  const { paths, database } = folder(lines)
  for (let room = 0; ; room++) {
    const file = database(`${room}`)
    const around = (store: Store): Store => {
      const pages = store.connection.pragma('page_count', { simple: true }) as number
      store.connection.pragma(`max_page_count = ${pages + room}`)
      return store
    }
    const result = await run(file, paths, { around, disk: shortReads(() => 2000) })
    expect(await checkFile(file)).toEqual([])
    expect(missing(result, expected).length > 0).toBe(!result.content)
    if (result.content) {
      expect(room).toBeGreaterThan(0)
      return
    }
    expect(result.complaints.join()).toContain('full')
    await mustBecomeExact(file, paths, expected)
  }
})
