/**
 * Folds occurrences in memory until they are committed. What a batch costs depends on how many different
 * (minute, code, source, evidence) it holds, not on how many hits: the caller commits when `size` or its patience
 * says so. Sums are whole numbers; splitting the same occurrences into other batches gives the same counts.
 */
import type { Batch, CountRow, IssueRow, Occurrence } from './batch.ts'
import { startOf, toSeconds } from './seconds.ts'
import { createCodeLimit } from './unknown-codes.ts'

export interface CounterOptions {
  /** Whether the catalogue has the code; such codes are never folded together. */
  readonly isKnown: (code: number) => boolean
  /** How many different unknown codes are counted apart; the rest go to `otherCode`. */
  readonly maxUnknownCodes?: number
}

export interface Counter {
  /** Throws a RangeError where `at` is NaN. */
  add(occurrence: Occurrence): void
  /**
   * Records something odd; `at` is in milliseconds since 1970 UTC. Each different (kind, source, detail) is a row
   * for ever, so `detail` names a sort of oddity and never quotes a line.
   */
  issue(kind: string, source: string, at: number, detail: string): void
  /** Rows waiting to be taken. */
  readonly size: number
  /** Everything since the last `take`; the counter starts anew. */
  take(): Batch
  /** Returns a batch that could not be committed: the next `take` holds it too. */
  putBack(batch: Batch): void
}

export function createCounter({ isKnown, maxUnknownCodes = 10_000 }: CounterOptions): Counter {
  const codeToCount = createCodeLimit(isKnown, maxUnknownCodes)
  let counts = new Map<string, CountRow>()
  let issues = new Map<string, IssueRow>()

  function addCount(row: CountRow): void {
    // The source comes last: it may hold any character, the others are plain words and numbers.
    const key = `${row.minute} ${row.code} ${row.evidence} ${row.source}`
    const sum = counts.get(key)
    counts.set(key, sum === undefined ? row : addCounts(sum, row))
  }

  function addIssue(row: IssueRow): void {
    const key = JSON.stringify([row.kind, row.source, row.detail])
    const sum = issues.get(key)
    issues.set(key, sum === undefined ? row : { ...row, n: sum.n + row.n, at: Math.max(sum.at, row.at) })
  }

  return {
    add({ code, evidence, source, at, seen = at }) {
      const minute = startOf(60, toSeconds(at))
      const second = toSeconds(seen)
      addCount({ minute, code: codeToCount(code), source, evidence, n: 1, first: second, last: second })
    },
    issue(kind, source, at, detail) {
      addIssue({ kind, source, at: toSeconds(at), detail, n: 1 })
    },
    get size() {
      return counts.size + issues.size
    },
    take() {
      const batch = { counts: [...counts.values()], issues: [...issues.values()] }
      counts = new Map()
      issues = new Map()
      return batch
    },
    putBack(batch) {
      batch.counts.forEach(addCount)
      batch.issues.forEach(addIssue)
    },
  }
}

function addCounts(a: CountRow, b: CountRow): CountRow {
  const { minute, code, source, evidence } = a
  const n = a.n + b.n
  return {
    minute,
    code,
    source,
    evidence,
    n,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
  }
}
