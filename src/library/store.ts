/** Counts for programs: adding some to a SQLite file, and asking a file or a PostgreSQL database. */
import { catalogue as builtIn } from '../catalogue/built-in.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import { createCounter } from '../count/counter.ts'
import { openReader } from '../database/database.ts'
import type { Evidence } from '../detect/hit.ts'
import { snapshotOf } from '../store/codes.ts'
import { countsOf } from '../store/committer.ts'
import { openStore as openWritable } from '../store/store.ts'
import { topCodes } from '../store/top-codes.ts'
import { trend } from '../store/trend.ts'

export interface OpenOptions {
  /** Language of the texts that the file's views show; `zh` unless given. */
  readonly lang?: Language | undefined
  /** What the codes mean, kept in the file; the built-in one unless given. */
  readonly catalogue?: Catalogue | undefined
}

/** One code on one line. */
export interface CodeSeen {
  readonly code: number
  readonly evidence: Evidence
  /** What to count it under: a file's or a service's name. */
  readonly source: string
  readonly time: Date
}

export interface Store {
  /** Notes it in memory. Throws a RangeError for a time that is none. */
  readonly add: (seen: CodeSeen) => void
  /**
   * Writes what has been added, all of it in one transaction or nothing. Waits up to ten seconds for another program's
   * lock. Throws a `UserError` where it can't be written; what was added still waits for the next commit then.
   */
  readonly commit: () => void
  /** Commits what is left and closes the file. */
  readonly close: () => void
}

/**
 * Opens the file for counting and creates it where there is none; other programs may count into it at the same time.
 * Throws a `UserError` for a file that isn't one of ours (another program's, a newer schema), which is left as it was.
 *
 * @example
 * import { rmSync } from 'node:fs'
 * import { detect } from 'authing-annotate'
 * import { openStore, readStore } from 'authing-annotate/store'
 *
 * const store = openStore('example.db')
 * for (const { code, evidence } of detect('login failed code=2333'))
 *   store.add({ code, evidence, source: 'web-1', time: new Date('2026-11-22T10:00:00Z') })
 * store.close()
 *
 * const counts = await readStore('example.db')
 * const top = await counts.top()
 * console.log(top.map(({ code, n }) => `${code} ${n}`)) // [ '2333 1' ]
 * await counts.close()
 * rmSync('example.db')
 */
export function openStore(path: string, { lang = 'zh', catalogue = builtIn }: OpenOptions = {}): Store {
  const store = openWritable(path, { catalogue: snapshotOf(catalogue), language: lang })
  const counter = createCounter({ isKnown: (code) => catalogue.recordsOf(code).length > 0 })
  const pending = countsOf(counter)
  const commit = (): void => pending.commit(store)
  return {
    add: ({ time, ...seen }) => counter.add({ ...seen, at: time.getTime() }),
    commit,
    close: () => {
      try {
        commit()
      } finally {
        store.close()
      }
    },
  }
}

/** Both ends are cut to whole minutes; `until` is not in the range. Open where one is left out. */
export interface Period {
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** What is counted in; each that is given narrows. */
export interface Chosen extends Period {
  /** Only these codes. */
  readonly codes?: readonly number[] | undefined
  /** `unknown` are the codes that the catalogue doesn't have. */
  readonly severities?: readonly (Severity | 'unknown')[] | undefined
  /** Only hits that are exactly as sure as one of these. */
  readonly evidence?: readonly Evidence[] | undefined
  /** Only hits that are at least this sure. */
  readonly minEvidence?: Evidence | undefined
}

export interface TopOptions extends Chosen {
  /** How many codes; 20 unless given. */
  readonly limit?: number | undefined
  /** Of description and advice; the file's own unless given. */
  readonly lang?: Language | undefined
}

export interface TopRow {
  readonly code: number
  /** `unknown` for a code that the catalogue doesn't have; its texts are empty. */
  readonly severity: string
  readonly message: string
  readonly description: string
  readonly advice: string
  /** Exact up to 2^53. */
  readonly n: number
  /** At an end of the period that is given they are those of a minute, or of a UTC day where minutes were pruned. */
  readonly firstSeen: Date
  readonly lastSeen: Date
}

export interface TrendOptions extends Chosen {
  /** `hour` and `day` are those of UTC. */
  readonly by: 'minute' | 'hour' | 'day'
}

export interface TrendRow {
  readonly code: number
  /** Of the minute, hour or day. */
  readonly start: Date
  readonly n: number
}

export interface Counts {
  /** The codes that occurred most, most first. */
  readonly top: (options?: TopOptions) => Promise<TopRow[]>
  /** How often each code occurred, oldest first; spans without a hit are left out. */
  readonly trend: (options: TrendOptions) => Promise<TrendRow[]>
  /** Rows of a query of your own; the public views are described in `docs/sql.md`. Throws what the engine reports. */
  readonly query: (sql: string, ...parameters: unknown[]) => Promise<Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

/**
 * Opens a file, or the database that `postgres://…` leads to, for questions, also while others count into it. Throws a
 * `UserError` where there is nothing to read, for what isn't one of ours, and where the package `pg` is missing.
 *
 * @example
 * import { rmSync } from 'node:fs'
 * import { openStore, readStore } from 'authing-annotate/store'
 *
 * const store = openStore('example.db')
 * const time = new Date('2026-11-22T10:00:00Z')
 * store.add({ code: 2333, evidence: 'certain', source: 'web-1', time })
 * store.close()
 *
 * const counts = await readStore('example.db')
 * const [hour] = await counts.trend({ by: 'hour', since: new Date('2026-11-22') })
 * console.log(hour.start.toISOString(), hour.n) // 2026-11-22T10:00:00.000Z 1
 * const sql = 'SELECT source FROM code_counts WHERE code = ?'
 * console.log(await counts.query(sql, 2333)) // [ { source: 'web-1' } ]
 * await counts.close()
 * rmSync('example.db')
 */
export async function readStore(place: string): Promise<Counts> {
  const store = await openReader(place)
  return {
    top: async ({ limit = 20, lang, ...chosen } = {}) => {
      const codes = await topCodes(store, { limit, ...(lang && { language: lang }), ...inSeconds(chosen) })
      return codes.map(({ n, firstSeen, lastSeen, ...row }) => ({
        ...row,
        n: Number(n),
        firstSeen: new Date(firstSeen * 1000),
        lastSeen: new Date(lastSeen * 1000),
      }))
    },
    trend: async ({ by, ...chosen }) => {
      const points = await trend(store, { by, ...inSeconds(chosen) })
      return points.map(({ code, start, n }) => ({ code, start: new Date(start * 1000), n: Number(n) }))
    },
    query: (sql, ...parameters) => store.query(sql, parameters),
    close: () => store.close(),
  }
}

/** The start of the minute, in seconds since 1970 UTC. */
const minuteOf = (time: Date | undefined): number | undefined =>
  time === undefined ? undefined : Math.floor(time.getTime() / 60_000) * 60

const inSeconds = ({ since, until, ...filter }: Chosen) => ({
  ...filter,
  since: minuteOf(since),
  until: minuteOf(until),
})
