/**
 * Counts one file from where its content is counted to its end. Where another process has advanced the content
 * meanwhile, nothing of the step is kept and the file is looked at anew; it is never counted twice.
 */
import type { BigIntStats } from 'node:fs'
import { type Content, contentOf, type Disk, type DiskFile, upTo } from '../input/content.ts'
import { decode, sniff } from '../input/encoding.ts'
import type { Ending } from '../input/gunzip.ts'
import type { Seen } from '../store/contents.ts'
import { timeOf } from '../time/time-of.ts'
import { utc } from '../time/zone.ts'
import { type CountingOptions, countContent } from './count-content.ts'
import { type Identity, identify } from './identify.ts'
import { restoreReaderState } from './reader-state.ts'

export interface ReadOptions extends CountingOptions {
  readonly disk: Disk
  /** Under which path a file, by its `identityOf`, is now among the files of this run. */
  readonly pathOf: (identity: string) => string | undefined
  /** Bytes of the file that may be counted, where not all of it: what of it has been shown so far. */
  readonly until?: number | undefined
}

export type Outcome =
  /** Counted to its end, or there was nothing new. */
  | 'done'
  /** A copy that isn't complete, or compressed content whose end is missing. */
  | 'incomplete'
  | 'damaged'
  | 'stopped'

/** Throws what opening and reading throw. */
export async function readFile(path: string, options: ReadOptions): Promise<Outcome> {
  const file = await options.disk.open(path)
  try {
    return await readOpenFile(path, file, options)
  } finally {
    await file.close()
  }
}

/** `path` is where the file was opened; it may have another name by now, or none. Throws what reading throws. */
export async function readOpenFile(path: string, file: DiskFile, options: ReadOptions): Promise<Outcome> {
  for (;;) {
    const outcome = await attempt(path, file, options)
    if (outcome !== 'conflict') return outcome
  }
}

async function attempt(path: string, file: DiskFile, options: ReadOptions): Promise<Outcome | 'conflict'> {
  const { until = Number.POSITIVE_INFINITY } = options
  const found = await lookUp(path, file, options)
  if (found === 'read') return 'done'
  const { identity, status, content, ...rest } = found
  if (identity.kind === 'beginning') return outcomeOf(identity.ending)
  const { size, mtimeNs } = status
  const cut = until < size
  // Positions in compressed content can't be told from those in the file.
  if (cut && content.compressed) return 'done'
  const ending = await countContent(
    {
      ...rest,
      scanned: { file, size: Number(size), content: cut ? upTo(until, content) : content },
      known: identity.kind === 'known' ? identity.content : undefined,
      modified: Number(status.mtimeMs),
      file: { size, mtimeNs },
      whole: !cut,
    },
    cut ? { ...options, scan: undefined } : options,
  )
  return ending === 'conflict' || ending === 'stopped' ? ending : outcomeOf(ending)
}

export interface LookedUp {
  readonly place: Seen
  readonly status: BigIntStats
  readonly content: Content
  readonly identity: Identity
  /** `Contents.generation` from before the look. */
  readonly generation: number
}

/** Which content the file holds, and how far it is counted; `read` where the file is as it was when it was read. */
export async function lookUp(
  path: string,
  file: DiskFile,
  options: Pick<ReadOptions, 'store' | 'pathOf' | 'now' | 'encoding'>,
): Promise<LookedUp | 'read'> {
  const { store, pathOf } = options
  const status = await file.stat()
  const { dev: device, ino: inode, size, mtimeNs } = status
  if (store.isRead(device, inode, size, mtimeNs)) return 'read'
  const place: Seen = { device, inode, path }
  const content = await contentOf(file, Number(size))
  const generation = store.generation()
  const identity = await identify(place, content, store, {
    pathOf,
    hasTime: hasTime(options),
    beginningsIn: (state) => restoreReaderState(state).beginnings,
  })
  return { place, status, content, identity, generation }
}

/** Whether there is a time; which, and so in which zone, is no matter. */
const hasTime =
  ({ now, encoding }: Pick<ReadOptions, 'now' | 'encoding'>) =>
  (head: Buffer): boolean =>
    decode(head, encoding ?? sniff(head))
      .split('\n')
      .some((line) => timeOf(line, { zone: utc, now: now() }) !== undefined)

const outcomeOf = (ending: Ending): Outcome =>
  ending === 'whole' ? 'done' : ending === 'cut' ? 'incomplete' : 'damaged'
