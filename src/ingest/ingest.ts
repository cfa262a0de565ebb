/**
 * Counts many files, each content exactly once whatever the files are called, and however often this is run. A file
 * that can't be read is a problem that is noted, and the others go on.
 */

import { identityOf } from '../input/content.ts'
import { missing } from '../input/missing.ts'
import type { UserError } from '../user-error.ts'
import { ownFiles } from './own-files.ts'
import { asSummary, isOfSystem, note, notWhole, type Problem } from './problem.ts'
import { type Progress, trackProgress } from './progress.ts'
import { type Outcome, type ReadOptions, readFile } from './read-file.ts'
import type { Scanners } from './scanners.ts'
import { add, emptySummary, type Summary } from './summary.ts'

export interface IngestOptions extends Omit<ReadOptions, 'pathOf' | 'progress' | 'scan' | 'moved'> {
  /** Told of a file that can't be read, or not yet. */
  readonly report: (problem: UserError) => void
  readonly progress: (progress: Progress) => void
  /** Reads several files at once, where that is worth the while. */
  readonly scanners?: Pick<Scanners, 'count' | 'scan'> | undefined
}

/** Bytes of several files from which on threads of their own are worth starting. */
const worthwhile = 8 * 1024 * 1024

/** Throws what the store throws: `explainError` has words for it. */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<Summary> {
  let summary = emptySummary
  const met = (problem: Problem): void => {
    note(problem, options)
    summary = add(summary, asSummary(problem))
  }
  const files = await distinct(paths, options, met)
  const pathOf: ReadOptions['pathOf'] = (identity) => files.get(identity)?.path
  const tracker = trackProgress(options.disk, totalOf(files), options.progress)
  const progress: ReadOptions['progress'] = (step) => {
    summary = add(summary, step)
    tracker.found(step.codes)
  }
  const scanners = files.size > 1 && totalOf(files) >= worthwhile ? options.scanners : undefined
  const waiting = files.values()
  /** One file after the other, of those that nobody has begun. */
  const readOn = async (): Promise<void> => {
    for (const { path, size } of waiting) {
      if (options.signal.aborted) return
      summary = add(summary, { files: 1 })
      const { disk, moved, end } = tracker.begin(path, size)
      const reading = readFile(path, { ...options, disk, moved, pathOf, progress, scan: scanners?.scan })
      const problem = problemOf(path, await outcomeOf(reading))
      if (problem !== undefined) met(problem)
      end()
    }
  }
  const readers = Array.from({ length: scanners?.count ?? 1 }, readOn)
  // Where one fails, what the others have begun is brought to its end first.
  const failed = (await Promise.allSettled(readers)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return summary
}

const outcomeOf = (reading: Promise<Outcome>): Promise<Outcome | NodeJS.ErrnoException> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (isOfSystem(error)) return error
    throw error
  })

function problemOf(path: string, outcome: Outcome | NodeJS.ErrnoException): Problem | undefined {
  if (outcome instanceof Error) return { kind: 'unreadable', ...missing(path, outcome) }
  if (outcome === 'incomplete' || outcome === 'damaged') return notWhole(path, outcome)
  return undefined
}

interface FileToRead {
  readonly path: string
  readonly size: number
}

type Files = ReadonlyMap<string, FileToRead>

const totalOf = (files: Files): number => [...files.values()].reduce((sum, { size }) => sum + size, 0)

/** Files by device and inode: one that is named twice, or linked, is read once; the database is none of them. */
async function distinct(
  paths: readonly string[],
  { disk, store, signal }: Pick<IngestOptions, 'disk' | 'store' | 'signal'>,
  met: (problem: Problem) => void,
): Promise<Files> {
  const files = new Map<string, FileToRead>()
  const isOwn = ownFiles(store.connection.name)
  for (const path of paths) {
    if (signal.aborted) break
    if (isOwn(path)) continue
    try {
      const file = await disk.open(path)
      const status = await file.stat().finally(() => file.close())
      const identity = identityOf(status)
      if (!files.has(identity)) files.set(identity, { path, size: Number(status.size) })
    } catch (error) {
      met({ kind: 'unreadable', ...missing(path, error) })
    }
  }
  return files
}
