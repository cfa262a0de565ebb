/**
 * How far a run has come, in bytes as they lie on disk, so that compressed files and others add up.
 *
 * Within a file that is the furthest byte that was read: looking at a beginning twice is no progress, and a content
 * whose first part is counted already begins where it goes on.
 */
import type { Disk } from '../input/content.ts'

export interface Progress {
  /** The file that is being read. */
  readonly path: string
  /** Bytes that are done with. */
  readonly done: number
  /** Bytes of all files; undefined where nobody knows when the input ends. */
  readonly total: number | undefined
  /** Those of `done` that had to be read: most of a file that is counted already needn't be. */
  readonly read: number
  readonly codes: number
}

export interface Tracker {
  /** The disk to read the next file from. */
  readonly begin: (path: string, size: number) => Disk
  /** To be called when that file is done with, however much of it was read. */
  readonly end: () => void
  readonly found: (codes: number) => void
}

export function trackProgress(disk: Disk, total: number, tell: (progress: Progress) => void): Tracker {
  let current: Progress = { path: '', done: 0, total, read: 0, codes: 0 }
  let [begin, size, furthest] = [0, 0, 0]
  const change = (changes: Partial<Progress>): void => {
    current = { ...current, ...changes }
    tell(current)
  }
  const reached = (from: number, to: number): void => {
    const fresh = Math.max(0, to - Math.max(from, furthest))
    furthest = Math.max(furthest, to)
    // A file may grow meanwhile; what it had at the start is what the total is made of.
    change({ read: current.read + fresh, done: begin + Math.min(furthest, size) })
  }
  const watched: Disk = {
    open: async (path) => {
      const file = await disk.open(path)
      return {
        ...file,
        read: async (buffer, offset, length, position) => {
          const got = await file.read(buffer, offset, length, position)
          reached(position, position + got)
          return got
        },
      }
    },
  }
  return {
    begin: (path, sizeOnDisk) => {
      ;[begin, size, furthest] = [current.done, sizeOnDisk, 0]
      change({ path })
      return watched
    },
    end: () => change({ done: begin + size }),
    found: (codes) => change({ codes: current.codes + codes }),
  }
}
