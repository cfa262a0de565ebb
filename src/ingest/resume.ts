/**
 * Where showing a followed log goes on: behind what is counted of it, beginning with what was rotated away meanwhile.
 */

import type { Disk } from '../input/content.ts'
import { firstWritten, type OpenedFile, openIfThere, rotatedSince } from '../input/rotated.ts'
import type { Source } from '../input/source.ts'
import { inWords } from './problem.ts'
import { type LookedUp, lookUp, type ReadOptions } from './read-file.ts'

export interface Resumption {
  /** Lines in rotated files that nobody has counted, the oldest first. Each is to be read to its end or not at all. */
  readonly rotated: readonly Source[]
  /** Bytes of the log that are counted. */
  readonly position: number
}

type ResumeOptions = Pick<ReadOptions, 'store' | 'now' | 'encoding'> & {
  readonly disk: Disk
  /** What the log is counted under. */
  readonly name: string
}

export async function resume(path: string, options: ResumeOptions): Promise<Resumption> {
  const { disk, store, name } = options
  const current = await inWords(path, openIfThere(disk, path))
  const { files } = await rotatedSince(disk, path, firstWritten(path, store.filesOf(name)))
  const paths = new Map<string, string>(files.map(({ identity, path: where }) => [identity, where]))
  if (current !== undefined) paths.set(current.identity, path)
  const pathOf: ReadOptions['pathOf'] = (identity) => paths.get(identity)

  const rotated: Source[] = []
  for (const opened of files) {
    const found = await inWords(opened.path, lookUp(opened.path, opened.file, { ...options, pathOf }))
    const from = uncountedFrom(found)
    if (found === 'read' || from === undefined) {
      await opened.file.close()
      continue
    }
    const chunks = closing(opened, found.content.chunks(from))
    rotated.push({ name: path, path: undefined, modified: undefined, chunks })
  }
  return {
    rotated,
    position: current === undefined ? 0 : await positionIn(current, path, { ...options, pathOf }),
  }
}

/** Where what nobody has counted begins; undefined where there is none. */
function uncountedFrom(found: LookedUp | 'read'): number | undefined {
  if (found === 'read' || found.identity.kind === 'beginning') return undefined
  return found.identity.kind === 'known' ? found.identity.content.position.length : 0
}

async function positionIn(
  { file }: OpenedFile,
  path: string,
  options: Parameters<typeof lookUp>[2],
): Promise<number> {
  try {
    const found = await inWords(path, lookUp(path, file, options))
    if (found === 'read') {
      const { dev, ino } = await file.stat()
      return options.store.seenAt(dev, ino)?.position.length ?? 0
    }
    return uncountedFrom(found) ?? Number(found.status.size)
  } finally {
    await file.close()
  }
}

async function* closing({ file }: OpenedFile, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } finally {
    await file.close()
  }
}
