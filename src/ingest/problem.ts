/** What keeps a file from being counted to its end: said to the user, and noted in the database for later. */
import type { IssueRow } from '../count/batch.ts'
import { toSeconds } from '../count/seconds.ts'
import { missing } from '../input/missing.ts'
import type { Store } from '../store/store.ts'
import { UserError } from '../user-error.ts'
import type { Summary } from './summary.ts'

export interface Problem {
  readonly kind: 'unreadable' | 'incomplete' | 'damaged'
  readonly path: string
  readonly reason: string
}

const words: Readonly<
  Record<Problem['kind'], (problem: Problem) => readonly [what: string, advice: string]>
> = {
  unreadable: ({ path, reason }) => [
    `cannot read ${path}: ${reason}`,
    'the other files are counted; run this again when it can be read',
  ],
  incomplete: ({ path, reason }) => [
    `${path} is not complete: ${reason}`,
    'its whole lines are counted once; the rest when it is there',
  ],
  damaged: ({ path, reason }) => [
    `${path} is damaged: ${reason}`,
    'what could be unpacked is counted; restore the file for the rest',
  ],
}

/** What is wrong with a compressed file that can't be unpacked to its end. */
export const notWhole = (path: string, kind: 'incomplete' | 'damaged'): Problem => ({
  kind,
  path,
  reason: kind === 'incomplete' ? 'the compressed data stops midway' : 'not all of it can be unpacked',
})

/** What the system says about a file; what the store says, and a bug, are something else. */
export const isOfSystem = (error: unknown): boolean =>
  !(error instanceof UserError) && /^E[A-Z\d]+$/.test((error as NodeJS.ErrnoException).code ?? '')

/** What becomes of the work on a file; what the system has against the file is put into words. */
export const inWords = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!isOfSystem(error)) throw error
    throw new UserError(...words.unreadable({ kind: 'unreadable', ...missing(path, error) }), 1, error)
  })

export interface ProblemSink {
  readonly store: Pick<Store, 'commit'>
  readonly now: () => number
  readonly report: (problem: UserError) => void
}

export function note(problem: Problem, { store, now, report }: ProblemSink): void {
  const { kind, path, reason } = problem
  const issue: IssueRow = { kind, source: path, at: toSeconds(now()), detail: reason, n: 1 }
  store.commit({ counts: [], issues: [issue] })
  report(new UserError(...words[kind](problem), 1))
}

/** What a problem is in the summary. */
export const asSummary = ({ kind }: Problem): Partial<Summary> =>
  kind === 'incomplete' ? { issues: 1, incomplete: 1 } : { issues: 1, failed: 1 }
