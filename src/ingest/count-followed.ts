/**
 * Counts a log that is followed, with what its rotation moves away, also while nobody followed. A file that was moved
 * or deleted is held open for a while: programs go on writing to it until they have been told.
 */
import type { DiskFile } from '../input/content.ts'
import { firstWritten, openIfThere, rotatedSince } from '../input/rotated.ts'
import { inWords } from './problem.ts'
import { type ReadOptions, readOpenFile } from './read-file.ts'

export interface FollowedLog {
  /** Holds on to the file that is under the path now: its lines are counted even if it is gone by then. */
  readonly hold: () => Promise<void>
  /** Counts what is new; throws what reading and the store throw. */
  readonly count: () => Promise<void>
  readonly close: () => Promise<void>
}

interface OpenLog {
  readonly file: DiskFile
  readonly identity: string
  /** When it was last seen under the log's path, epoch milliseconds. */
  seenAt: number
}

/** How long a file that has left its path may still be written to. */
const heldMs = 60_000

export function followedLog(path: string, options: Omit<ReadOptions, 'pathOf'>): FollowedLog {
  const { disk, store, now, name = path } = options
  let held: OpenLog[] = []

  const hold = async (): Promise<string | undefined> => {
    const current = await inWords(path, openIfThere(disk, path))
    const before = held.find(({ identity }) => identity === current?.identity)
    if (before === undefined && current !== undefined) held.push({ ...current, seenAt: now() })
    if (before !== undefined) {
      before.seenAt = now()
      await current?.file.close()
    }
    return current?.identity
  }

  return {
    hold: async () => void (await hold()),
    count: async () => {
      const current = await hold()
      const since = firstWritten(path, store.filesOf(name))
      const { files: rotated, failures } = await rotatedSince(disk, path, since)
      try {
        const paths = new Map(rotated.map((log) => [log.identity, log.path]))
        if (current !== undefined) paths.set(current, path)
        const pathOf: ReadOptions['pathOf'] = (identity) => paths.get(identity)
        // The oldest first; where this is stopped, the next run goes on.
        for (const { file, identity } of [...rotated, ...held]) {
          const where = paths.get(identity) ?? path
          const outcome = await inWords(where, readOpenFile(where, file, { ...options, name, pathOf }))
          if (outcome === 'stopped') return
        }
      } finally {
        await closeAll(rotated)
      }
      const left = held.filter(({ seenAt }) => seenAt < now() - heldMs)
      held = held.filter((log) => !left.includes(log))
      await closeAll(left)
      // Said when all else is counted: it must not keep the log from being counted.
      for (const [where, error] of failures) await inWords(where, Promise.reject(error))
    },
    close: () => closeAll(held),
  }
}

async function closeAll(logs: readonly { readonly file: DiskFile }[]): Promise<void> {
  for (const { file } of logs) await file.close()
}
