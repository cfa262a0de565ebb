/** `--follow`: shows and counts files as they grow, each by itself, until a signal comes or nobody reads any more. */
import { countNothing } from '../../annotate/count-lines.ts'
import type { Observer } from '../../annotate/pipeline.ts'
import type { Writer } from '../../annotate/writer.ts'
import { follow } from '../../input/follow.ts'
import { lastLines } from '../../input/last-lines.ts'
import type { Source } from '../../input/source.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import type { Counting } from '../counting.ts'
import type { World } from '../world.ts'

/** Shows until the signal ends it, which is the one that ends the program unless given. */
export type Show = (source: Source, writer: Writer, observer: Observer, until?: AbortSignal) => Promise<void>
export type WriterFor = (wholeLines: boolean) => Promise<Writer>

export interface FollowSetting {
  readonly show: Show
  readonly writerFor: WriterFor
  readonly counting: Counting | undefined
  /** Aborted when showing is to end. */
  readonly stop: AbortSignal
}

/** What is to be followed, and how many lines of it are shown before; undefined without --follow. */
export interface Followed {
  readonly files: readonly string[]
  readonly lines: number
}

export function chosenToFollow(args: Arguments): Followed | undefined {
  const text = args['lines'] as string | undefined
  if (!args['follow']) {
    if (text === undefined) return undefined
    throw new UserError('--lines is for files that are followed', 'add --follow, or leave it out')
  }
  const files = [...new Set((args['files'] as readonly string[] | undefined) ?? [])]
  if (files.length === 0 || files.includes('-')) {
    throw new UserError(
      '--follow needs the names of files',
      'standard input is read as it comes: leave -f out',
    )
  }
  if (text !== undefined && !/^\d{1,9}$/.test(text)) {
    throw new UserError(`--lines ${text} is no number of lines`, 'give a whole number from 0')
  }
  if (text !== undefined && args['db'] !== undefined) {
    throw new UserError(
      '--lines and --db contradict each other',
      'with --db a followed file goes on where it was last counted: leave one of them out',
    )
  }
  return { files, lines: Number(text ?? 0) }
}

/** Resolves to true where a file could not be followed; the others go on. */
export async function followFiles(
  { files, lines }: Followed,
  world: World,
  setting: FollowSetting,
): Promise<boolean> {
  const failed = await Promise.all(
    files.map(async (file) => {
      try {
        await followFile(file, lines, await setting.writerFor(files.length > 1), world, setting)
        return false
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        complain(world, error)
        return true
      }
    }),
  )
  return failed.includes(true)
}

async function followFile(
  file: string,
  lines: number,
  writer: Writer,
  world: World,
  { show, counting, stop }: FollowSetting,
): Promise<void> {
  const counted = await counting?.follow(file)
  try {
    for (const source of counted?.rotated ?? []) await show(source, writer, countNothing)
    const sources = follow(file, {
      signal: stop,
      startAt: async (handle) => counted?.position ?? lastLines(handle, lines),
      onMissing: () =>
        complain(world, new UserError(`there is no ${file} yet`, 'it is followed as soon as it is there')),
    })
    for await (const source of sources) {
      await counted?.hold()
      await show(source, writer, countNothing)
    }
  } finally {
    await counted?.finish()
  }
}
