/**
 * How far a run has come, in bytes as they lie on disk, so that compressed files and others add up.
 *
 * Within a file that is the furthest byte that was read: looking at a beginning twice is no progress, and a content
 * whose first part is counted already begins where it goes on. Several files may be read at once.
 */
import type { Disk } from '../input/content.ts'

export interface Progress {
  /** The file that was begun last. */
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
  /** To be called when a file is begun, of so many bytes. */
  readonly begin: (path: string, size: number) => TrackedFile
  readonly found: (codes: number) => void
}

export interface TrackedFile {
  /** The disk to read the file from. */
  readonly disk: Disk
  /** To be called for bytes of the file that are read otherwise. */
  readonly moved: (from: number, to: number) => void
  /** To be called when the file is done with, however much of it was read. */
  readonly end: () => void
}

export function trackProgress(disk: Disk, total: number, tell: (progress: Progress) => void): Tracker {
  let current: Progress = { path: '', done: 0, total, read: 0, codes: 0 }
  const change = (changes: Partial<Progress>): void => {
    current = { ...current, ...changes }
    tell(current)
  }
  return {
    begin: (path, size) => {
      let furthest = 0
      /** What of the file is in `current.done`: a file may grow meanwhile, and what it had at the start makes the total. */
      let done = 0
      const moved: TrackedFile['moved'] = (from, to) => {
        const fresh = Math.max(0, to - Math.max(from, furthest))
        furthest = Math.max(furthest, to)
        const more = Math.min(furthest, size) - done
        done += more
        change({ read: current.read + fresh, done: current.done + more })
      }
      change({ path })
      return {
        disk: watched(disk, moved),
        moved,
        end: () => change({ done: current.done + size - done }),
      }
    },
    found: (codes) => change({ codes: current.codes + codes }),
  }
}

const watched = (disk: Disk, moved: TrackedFile['moved']): Disk => ({
  open: async (path) => {
    const file = await disk.open(path)
    return {
      ...file,
      read: async (buffer, offset, length, position) => {
        const got = await file.read(buffer, offset, length, position)
        moved(position, position + got)
        return got
      },
    }
  },
})
