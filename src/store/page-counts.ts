/**
 * What the HTML report asks of a database: counts of a stretch of time in all their detail, and what is needed to read
 * them. All is meant to be asked at once. Numbers beyond 2^53, which no log reaches, are rounded.
 */
import { codesCounted } from './filter.ts'
import type { ReadStore } from './read-store.ts'
import { startOf } from './sums.ts'

/** The start of a minute, an hour or a UTC day, in seconds since 1970; evidence is 3 certain, 2 likely, 1 inferred. */
export type Cell = readonly [code: number, source: number, evidence: number, at: number, n: number]

const range = (time: string): string => `${time} >= :since AND ${time} < :until`

/** Each says which codes it is about, since the keys begin with them. */
const minutes = (codes: string): string => `
  SELECT code, source_id, evidence, minute, n FROM minute_counts
  WHERE ${codes} AND ${range('minute')}
  ORDER BY code, minute`

const hours = (codes: string): string => `
  SELECT code, source_id, evidence, ${startOf(3600, 'minute')} AS hour, sum(n) AS n FROM minute_counts
  WHERE ${codes} AND ${range('minute')}
  GROUP BY code, hour, source_id, evidence
  ORDER BY code, hour`

const days = (where: string): string => `
  SELECT code, source_id, evidence, day, n FROM source_day_counts
  WHERE ${where} AND ${range('day')}
  ORDER BY code, day`

/** A seek takes about as long as looking at so many rows. */
const rowsPerSeek = 10n

/** Some thousands of cells at a time. */
export type CellsOf = (
  unit: 'minute' | 'hour' | 'day',
  range: { readonly since: number; readonly until: number },
) => AsyncIterable<readonly Cell[]>

/**
 * Gives the cells of a range by code, then time. Of days the range is whole UTC days; they are there also where minutes
 * have been pruned. Their key starts with the source: of a few sources each is sought, of ten thousand small files
 * the table is looked through.
 */
export async function prepareCells(store: ReadStore): Promise<CellsOf> {
  const codes = await codesCounted(store, {})
  const isOfCode = store.dialect.isOneOf('code', 'codes')
  let ofDays: string | undefined
  const sqlOf = {
    minute: () => minutes(isOfCode),
    hour: () => hours(isOfCode),
    day: async () => (ofDays ??= days(await quickerFor(store, isOfCode))),
  }
  return async function* (unit, range) {
    yield* store.pieces<Cell>(await sqlOf[unit](), { codes, ...range }, 'number')
  }
}

async function quickerFor({ rows }: ReadStore, isOfCode: string): Promise<string> {
  const [size] = await rows<Record<'seeks' | 'days', bigint>>(
    `SELECT (SELECT count(*) FROM sources) * (SELECT count(DISTINCT code) FROM code_totals) AS seeks,
       (SELECT count(*) FROM source_day_counts) AS days`,
  )
  const isQuicker = size !== undefined && size.seeks * rowsPerSeek < size.days
  return isQuicker ? `source_id IN (SELECT id FROM sources) AND ${isOfCode}` : 'true'
}

/** The UTC days that have any counts, by their first second, oldest first. */
export async function countedDays({ rows }: ReadStore): Promise<number[]> {
  const found = await rows<{ readonly day: bigint }>(
    `SELECT DISTINCT day FROM day_counts WHERE code IN (SELECT code FROM code_totals) ORDER BY day`,
  )
  return found.map(({ day }) => Number(day))
}

export interface CountedSource {
  readonly id: number
  /** Several sources may have one name. */
  readonly name: string
  readonly n: number
}

export async function countedSources({ rows }: ReadStore): Promise<CountedSource[]> {
  const sources = await rows<{ readonly id: bigint; readonly name: string; readonly n: bigint }>(
    `SELECT id, name, sum(n) AS n FROM sources JOIN source_day_counts ON source_id = id
     GROUP BY id ORDER BY n DESC, name, id`,
  )
  return sources.map(({ id, name, n }) => ({ id: Number(id), name, n: Number(n) }))
}

export interface CodeMeaning {
  readonly code: number
  /** Of all time, in seconds since 1970 UTC. */
  readonly first_seen: number
  /** This and all that follows is NULL for a code that the catalogue doesn't have. */
  readonly origin: string | null
  readonly severity: string
  readonly message: string
  readonly description_zh: string
  readonly advice_zh: string
  readonly description_en: string
  readonly advice_en: string
  readonly url: string
  readonly advice_by: string
}

/** Of each code that was counted, the preferred meaning first. */
export async function countedCodes({ rows }: ReadStore): Promise<CodeMeaning[]> {
  const codes = await rows<Omit<CodeMeaning, 'code' | 'first_seen'> & Record<'code' | 'first_seen', bigint>>(
    `SELECT totals.code, first_seen, origin, severity, message, description_zh, advice_zh, description_en, advice_en, url, advice_by
     FROM (SELECT code, min(first_seen) AS first_seen FROM code_totals GROUP BY code) AS totals
     LEFT JOIN codes ON codes.code = totals.code
     ORDER BY totals.code, preferred DESC, origin`,
  )
  return codes.map(({ code, first_seen, ...meaning }) => ({
    code: Number(code),
    first_seen: Number(first_seen),
    ...meaning,
  }))
}
