/**
 * Counts many files, each content exactly once whatever the files are called, and however often this is run.
 */

import { reasonOf } from '../input/source.ts'
import { UserError } from '../user-error.ts'
import { type Outcome, type ReadOptions, readFile } from './read-file.ts'

export interface Summary {
  /** Files looked at, and those of them that could not be read to their end. */
  files: number
  failed: number
  incomplete: number
  bytes: number
  lines: number
  codes: number
}

export interface IngestOptions extends Omit<ReadOptions, 'pathOf' | 'progress'> {
  /** Told of a file that can't be read, or not yet. */
  readonly report: (problem: UserError) => void
  readonly progress: (summary: Readonly<Summary>) => void
}

export async function ingest(paths: readonly string[], options: IngestOptions): Promise<Summary> {
  const summary: Summary = { files: 0, failed: 0, incomplete: 0, bytes: 0, lines: 0, codes: 0 }
  const files = await distinct(paths, options)
  summary.failed += paths.length - files.known
  const progress: ReadOptions['progress'] = (bytes, lines, codes) => {
    summary.bytes += bytes
    summary.lines += lines
    summary.codes += codes
    options.progress(summary)
  }
  const pathOf: ReadOptions['pathOf'] = (device, inode) => files.paths.get(`${device}:${inode}`)
  for (const path of files.paths.values()) {
    if (options.signal.aborted) break
    summary.files += 1
    try {
      note(path, await readFile(path, { ...options, pathOf, progress }), summary, options)
    } catch (error) {
      if (error instanceof UserError) throw error
      summary.failed += 1
      options.report(unreadable(path, error as NodeJS.ErrnoException))
    }
  }
  return summary
}

const unreadable = (path: string, error: NodeJS.ErrnoException): UserError =>
  new UserError(
    `cannot read ${path}: ${reasonOf(error)}`,
    'what was read before is counted; other files go on',
    1,
  )

function note(path: string, outcome: Outcome, summary: Summary, { report }: IngestOptions): void {
  if (outcome === 'incomplete') {
    summary.incomplete += 1
    report(
      new UserError(
        `${path} is not complete`,
        'its whole lines are counted once; the rest when it is there',
        1,
      ),
    )
  }
  if (outcome === 'damaged') {
    summary.failed += 1
    report(
      new UserError(
        `${path} is damaged`,
        'what could be unpacked is counted; restore the file for the rest',
        1,
      ),
    )
  }
}

/** Files by inode: one that is named twice, or linked, is read once. */
async function distinct(
  paths: readonly string[],
  { disk, report }: IngestOptions,
): Promise<{ paths: Map<string, string>; known: number }> {
  const byInode = new Map<string, string>()
  let known = 0
  for (const path of paths) {
    try {
      const file = await disk.open(path)
      const { dev, ino } = await file.stat().finally(() => file.close())
      const key = `${dev}:${ino}`
      if (!byInode.has(key)) byInode.set(key, path)
      known += 1
    } catch (error) {
      report(unreadable(path, error as NodeJS.ErrnoException))
    }
  }
  return { paths: byInode, known }
}
