/**
 * A log file as it grows, through every way in which logs are rotated: renamed and made anew, copied and truncated,
 * deleted and made anew, written over. It is looked at by polling, which every file system can do.
 *
 * Each content that stands under the path is a source of its own, so the end of one never runs into the next. A file
 * that was moved away is followed until something is written to its successor: programs go on writing to it until
 * they have been told.
 */
import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { UserError } from '../user-error.ts'
import { identityOf } from './content.ts'
import { type OpenFile, Reading } from './reading.ts'
import { reasonOf, type Source } from './source.ts'

export interface FollowOptions {
  readonly signal: AbortSignal
  /** Where the content that is there at the start is begun; later ones are read whole. */
  readonly startAt: (file: FileHandle) => Promise<number>
  /** Told when there is no file under the path at the start. */
  readonly onMissing: () => void
  readonly pollMs?: number
}

/** Ends with the signal. Throws a `UserError` where the path can't be followed. */
export async function* follow(path: string, options: FollowOptions): AsyncGenerator<Source> {
  const { signal, startAt, onMissing, pollMs = 25 } = options
  let file = await openAt(path)
  if (file === undefined) onMissing()
  let position = file === undefined ? 0 : await startAt(file.handle)
  try {
    while (!signal.aborted) {
      if (file === undefined) {
        await pause(pollMs, signal)
        file = await openAt(path)
        continue
      }
      let successor: OpenFile | undefined
      const reading = await Reading.from(file, position)
      const chunks = chunksUntilSuccessor(path, reading, pollMs, signal, (next) => {
        successor = next
      })
      yield { name: path, path, chunks, modified: undefined, unread: () => reading.unread() }
      if (successor === undefined) return
      if (successor !== file) await file.handle.close()
      file = successor
      position = 0
    }
  } finally {
    await file?.handle.close()
  }
}

/** Undefined where there is no file. Throws a `UserError` where there is something that isn't one. */
async function openAt(path: string): Promise<OpenFile | undefined> {
  const status = await statusOf(path)
  if (status === undefined) return undefined
  if (!status.isFile()) {
    throw new UserError(
      `cannot follow ${path}: it is not a regular file`,
      'a pipe is read as it comes: leave -f out',
      1,
    )
  }
  try {
    const handle = await open(path, 'r')
    return { handle, identity: identityOf(await handle.stat({ bigint: true })) }
  } catch (error) {
    return gone(path, error)
  }
}

async function statusOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    return gone(path, error)
  }
}

/** Between a rename and what comes next there may be nothing. */
function gone(path: string, error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ESTALE') return undefined
  throw new UserError(
    `cannot follow ${path}: ${reasonOf(error as NodeJS.ErrnoException)}`,
    'what came before was processed',
    1,
  )
}

/** The chunks of one content, and what stood under the path when it had ended: the same file, written over, or another. */
async function* chunksUntilSuccessor(
  path: string,
  reading: Reading,
  pollMs: number,
  signal: AbortSignal,
  end: (successor: OpenFile) => void,
): AsyncGenerator<Buffer> {
  while (!signal.aborted) {
    // Asked first: what is written before the successor begins belongs to this content.
    const successor = await begunSuccessor(path, reading.file)
    if (await reading.hasChanged()) {
      if (await reading.isWrittenOver()) return end(reading.file)
      yield* reading.rest()
    }
    if (successor !== undefined) return end(successor)
    await pause(pollMs, signal)
  }
}

/** Another file under the path to which something has been written. */
async function begunSuccessor(path: string, file: OpenFile): Promise<OpenFile | undefined> {
  const status = await statusOf(path)
  if (status === undefined || identityOf(status) === file.identity || status.size === 0n) return undefined
  return openAt(path)
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {})
}
