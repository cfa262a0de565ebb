/**
 * Counts many files, each content exactly once whatever the files are called, and however often this is run.
 */

import { reasonOf } from '../input/source.ts'
import { UserError } from '../user-error.ts'
import { type Outcome, type ReadOptions, readFile, type Step } from './read-file.ts'

/** Files looked at, those of them that could not be read to their end, and what all steps have added. */
export interface Summary extends Step {
  readonly files: number
  readonly failed: number
  readonly incomplete: number
}

type Running = { -readonly [Key in keyof Summary]: Summary[Key] }

export interface IngestOptions extends Omit<ReadOptions, 'pathOf' | 'progress'> {
  /** Told of a file that can't be read, or not yet. */
  readonly report: (problem: UserError) => void
  readonly progress: (summary: Summary) => void
}

const noStep: Step = { bytes: 0, lines: 0, codes: 0, unknown: 0, undated: 0, issues: 0 }

export async function ingest(paths: readonly string[], options: IngestOptions): Promise<Summary> {
  const summary: Running = { files: 0, failed: 0, incomplete: 0, ...noStep }
  const files = await distinct(paths, options)
  summary.failed += paths.length - files.known
  const progress: ReadOptions['progress'] = (step) => {
    for (const key of Object.keys(noStep) as (keyof Step)[]) summary[key] += step[key]
    options.progress(summary)
  }
  const pathOf: ReadOptions['pathOf'] = (device, inode) => files.paths.get(`${device}:${inode}`)
  for (const path of files.paths.values()) {
    if (options.signal.aborted) break
    summary.files += 1
    try {
      note(path, await readFile(path, { ...options, pathOf, progress }), summary, options)
    } catch (error) {
      // What the store says ends the run, and so does a bug; what the system says of a file is the file's.
      if (error instanceof UserError || (error as NodeJS.ErrnoException).code === undefined) throw error
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

function note(path: string, outcome: Outcome, summary: Running, { report }: IngestOptions): void {
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
