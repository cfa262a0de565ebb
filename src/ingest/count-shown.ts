/** Counts a file while it is shown: not further than it was read for showing, and to its end when that was reached. */
import type { Source } from '../input/source.ts'
import { type Finish, keepCounting } from './keep-counting.ts'
import { inWords } from './problem.ts'
import { type ReadOptions, readFile } from './read-file.ts'

export interface ShownFile {
  /** To be shown in place of the source that was given. */
  readonly source: Source
  /** To be called when showing has ended; resolves to the error where something is not counted. */
  readonly finish: Finish
}

export function countShown(
  source: Source & { readonly path: string },
  options: Omit<ReadOptions, 'pathOf' | 'until'>,
  report: (error: unknown) => void,
): ShownFile {
  let shown = 0
  let counted = 0
  let ended = false

  async function* passing(): AsyncGenerator<Buffer> {
    for await (const chunk of source.chunks) {
      shown += chunk.length
      yield chunk
    }
    ended = true
  }

  const count = async (): Promise<void> => {
    const until = ended ? undefined : shown
    if (until === counted) return
    const { path } = source
    await inWords(path, readFile(path, { ...options, until, pathOf: () => undefined }))
    counted = until ?? counted
  }

  return {
    source: { ...source, chunks: passing() },
    finish: keepCounting(count, options.store, report),
  }
}
