/** How far a run has come: every byte once, whatever is read how often. */
import { expect, test } from 'vitest'
import { type Progress, trackProgress } from '../../src/ingest/progress.ts'
import type { Disk } from '../../src/input/content.ts'

/** Gives whatever is asked for, up to `size`. */
const diskOf = (size: number): Disk => ({
  open: async () => ({
    stat: () => Promise.reject(new Error('not asked for')),
    read: async (_buffer, _offset, length, position) => Math.max(0, Math.min(length, size - position)),
    close: async () => {},
  }),
})

type Reads = readonly (readonly [position: number, length: number])[]

interface Row {
  readonly title: string
  /** Bytes that can be read; the file had 100 at the start. */
  readonly size?: number
  readonly reads: Reads
  /** Before and after the file is done with. */
  readonly done: readonly [number, number]
  readonly read: number
}

const rows: readonly Row[] = [
  {
    title: 'read from start to end',
    reads: [
      [0, 60],
      [60, 60],
    ],
    done: [100, 100],
    read: 100,
  },
  {
    title: 'its beginning looked at twice',
    reads: [
      [0, 2],
      [0, 50],
      [0, 50],
    ],
    done: [50, 100],
    read: 50,
  },
  {
    title: 'counted already up to 90',
    reads: [
      [0, 2],
      [80, 10],
      [90, 10],
    ],
    done: [100, 100],
    read: 22,
  },
  { title: 'not read at all', reads: [], done: [0, 100], read: 0 },
  { title: 'grown meanwhile', size: 200, reads: [[0, 200]], done: [100, 100], read: 200 },
  {
    title: 'shrunk meanwhile',
    size: 10,
    reads: [
      [0, 100],
      [10, 90],
    ],
    done: [10, 100],
    read: 10,
  },
]

test.each(rows)('a file $title', async ({ size = 100, reads, done, read }) => {
  const told: Progress[] = []
  const tracker = trackProgress(diskOf(size), 1000, (progress) => told.push(progress))
  const { disk, end } = tracker.begin('app.log', 100)
  const file = await disk.open('app.log')
  for (const [position, length] of reads) await file.read(Buffer.alloc(0), 0, length, position)
  expect(told.at(-1)).toEqual({ path: 'app.log', done: done[0], total: 1000, read, codes: 0 })
  end()
  expect(told.at(-1)).toEqual({ path: 'app.log', done: done[1], total: 1000, read, codes: 0 })
})

test('files add up, and so do codes', async () => {
  const told: Progress[] = []
  const tracker = trackProgress(diskOf(100), 300, (progress) => told.push(progress))
  for (const path of ['a', 'b', 'c']) {
    const { disk, end } = tracker.begin(path, 100)
    const file = await disk.open(path)
    await file.read(Buffer.alloc(0), 0, 100, 0)
    tracker.found(2)
    end()
  }
  expect(told.at(-1)).toEqual({ path: 'c', done: 300, total: 300, read: 300, codes: 6 })
  const steps = told.map(({ done }) => done)
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
})
