/**
 * Watches a run at its two seams, the disk and the store, and writes down what it did, one record a file that was
 * read. What became of a file is told from these calls alone; nothing in the program knows that it is watched.
 */
import { readFileSync } from 'node:fs'
import type { Disk } from '../../../src/input/content.ts'
import { createFingerprinter, type Fingerprint } from '../../../src/input/fingerprint.ts'
import type { Advance } from '../../../src/store/advance.ts'
import type { Known } from '../../../src/store/contents.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Accident } from './job.ts'

/** One file, from when it was opened for reading until it was closed. */
export interface Reading {
  readonly run: number
  readonly path: string
  size: number
  /** Whether a line's end has been seen in its bytes. */
  hasLines: boolean
  /** As it was when it had been read to its end. */
  untouched: boolean
  /** The content that was last seen in this inode. */
  before: Known | undefined
  /** Contents that may begin alike; undefined where nobody had to ask. */
  alike: Known[] | undefined
  /** Those of them that end where this file goes on. */
  begun: Known[]
  readonly commits: { readonly advance: Advance; readonly source: number }[]
  /** Another run was quicker; the file is looked at anew, in a reading of its own. */
  conflict: boolean
  end: 'closed' | 'incomplete' | Exclude<Accident['kind'], 'meanwhile'>
}

/** Comes before every call of the disk and around every commit, and may throw. */
export type Moment = (kind: 'reading' | 'before commit' | 'after commit') => Promise<void> | void

export interface Watched {
  readonly disk: Disk
  readonly store: Store
  /** The file that is being read, or was the last. */
  readonly current: () => Reading | undefined
}

export function watch(run: number, readings: Reading[], disk: Disk, store: Store, moment: Moment): Watched {
  let path = ''
  let size = 0
  let current: Reading | undefined

  const watchedDisk: Disk = {
    open: async (name) => {
      await moment('reading')
      const file = await disk.open(name)
      path = name
      return {
        stat: async () => {
          await moment('reading')
          const status = await file.stat()
          size = Number(status.size)
          return status
        },
        read: async (...args) => {
          await moment('reading')
          const length = await file.read(...args)
          const [buffer, offset] = args
          if (current && buffer.subarray(offset, offset + length).includes(0x0a)) current.hasLines = true
          return length
        },
        // Also where power is gone: the test runner's descriptors must not run out.
        close: () => file.close(),
      }
    },
  }

  const watchedStore: Store = {
    ...store,
    isRead: (...args) => {
      const untouched = store.isRead(...args)
      const blank = {
        hasLines: false,
        before: undefined,
        alike: undefined,
        begun: [],
        commits: [],
        end: 'closed' as const,
      }
      current = { run, path, size, untouched, conflict: false, ...blank }
      readings.push(current)
      return untouched
    },
    seenAt: (...args) => {
      const before = store.seenAt(...args)
      if (current) current.before = before
      return before
    },
    alike: (mark) => {
      const alike = store.alike(mark)
      if (current) {
        current.alike = alike
        current.begun = alike.filter(({ position }) => begins(path, position))
      }
      return alike
    },
    advance: (batch, advance) => {
      moment('before commit')
      const result = store.advance(batch, advance)
      if (result === 'conflict') {
        if (current) current.conflict = true
        return result
      }
      current?.commits.push({ advance, source: result.source })
      moment('after commit')
      return result
    },
  }
  return { disk: watchedDisk, store: watchedStore, current: () => current }
}

function begins(path: string, position: Fingerprint): boolean {
  const bytes = readFileSync(path)
  if (bytes.length < position.length) return false
  const fingerprinter = createFingerprinter()
  fingerprinter.add(bytes.subarray(0, position.length))
  return fingerprinter.take().digest.equals(position.digest)
}
