/**
 * Looks for damage: what the engine finds by itself, and tables that contradict each other, which no commit leaves
 * behind. It reads one state of the database while others go on counting, and changes nothing.
 */
import type { Finding, ReadStore } from './read-store.ts'
import { prunedBefore } from './seen.ts'
import { daysOfMinutes, daysOfSources, hoursOfMinutes, totalsOfSources } from './sums.ts'

interface Rule {
  readonly where: string
  readonly what: string
  /** Gives a number of rows that are wrong; without any, the database is right. Takes `:pruned`, a day's start. */
  readonly wrong: string
}

const rules: readonly Rule[] = [
  {
    where: 'hour_counts',
    what: 'differs from the sums of the minutes',
    wrong: difference(
      hoursOfMinutes,
      'SELECT code, hour, evidence, sum(n) FROM hour_counts GROUP BY code, hour, evidence',
    ),
  },
  {
    where: 'source_day_counts',
    what: 'differs from the sums of the minutes',
    // Days that were pruned have fewer minutes, or none.
    wrong: difference(
      `SELECT * FROM (${daysOfMinutes}) AS minutes WHERE day >= :pruned`,
      'SELECT source_id, code, day, evidence, n FROM source_day_counts WHERE day >= :pruned',
    ),
  },
  {
    where: 'source_day_counts',
    what: 'has less than the minutes of days that were pruned',
    wrong: `SELECT count(*) AS wrong FROM (${daysOfMinutes}) AS minutes
      LEFT JOIN source_day_counts AS days USING (source_id, code, day, evidence)
      WHERE minutes.day < :pruned AND minutes.n > coalesce(days.n, 0)`,
  },
  {
    where: 'source_day_counts',
    what: 'has times behind the day, or in the wrong order',
    wrong: `SELECT count(*) AS wrong FROM source_day_counts
      WHERE first_seen > last_seen OR last_seen >= day + 86400`,
  },
  {
    where: 'day_counts',
    what: 'differs from the sums of the sources',
    wrong: difference(
      daysOfSources,
      'SELECT code, day, evidence, sum(n) FROM day_counts GROUP BY code, day, evidence',
    ),
  },
  {
    where: 'code_totals',
    what: 'differs from the sums of the sources',
    wrong: difference(
      totalsOfSources,
      `SELECT code, evidence, sum(n), min(first_seen), max(last_seen) FROM code_totals
       GROUP BY code, evidence`,
    ),
  },
]

/** Of files, which are read as they are: an older program may have written them. */
const positionRules = (schema: number): readonly Rule[] => [
  {
    where: 'positions',
    what: 'is missing for a file, or there for a pipe',
    // Of a file that another database has counted, that one knows the position.
    wrong: `SELECT count(*) AS wrong FROM sources LEFT JOIN positions ON source_id = id
      WHERE (kind = 'file'${schema < 3 ? '' : ' AND sender_id IS NULL'}) <> (source_id IS NOT NULL)`,
  },
  {
    where: 'positions',
    what: 'has marks that do not fit its length',
    wrong: `SELECT count(*) AS wrong FROM positions
      WHERE length(marks) <> (length - 1) / 65536 * 8
        OR first_mark <> coalesce(substr(marks, 1, 8), x'')`,
  },
]

/** Before all days. */
const never = -1e15

/** An empty list for a database without damage. */
export const check = (store: ReadStore): Promise<Finding[]> =>
  store.atOnce(async () => {
    const damage = await store.damage()
    if (damage.some(({ where }) => where === 'pages')) return [...damage]
    const pruned = (await prunedBefore(store))?.start ?? never
    const contradictions: Finding[] = []
    for (const { where, what, wrong } of await rulesFor(store)) {
      const [row] = await store.rows<{ readonly wrong: bigint }>(wrong, { pruned })
      if (row?.wrong !== 0n) contradictions.push({ where, what: `${what} (rows: ${row?.wrong})` })
    }
    return [...damage, ...contradictions]
  })

async function rulesFor({ rows, hasPositions }: ReadStore): Promise<readonly Rule[]> {
  if (!hasPositions) return rules
  const [meta] = await rows<{ readonly value: string }>("SELECT value FROM meta WHERE key = 'schema_version'")
  return [...rules, ...positionRules(Number(meta?.value))]
}

/** Each side is computed once: the sums of a year of minutes take seconds. */
function difference(a: string, b: string): string {
  return `WITH a AS MATERIALIZED (${a}), b AS MATERIALIZED (${b})
    SELECT (SELECT count(*) FROM (SELECT * FROM a EXCEPT SELECT * FROM b) AS more)
      + (SELECT count(*) FROM (SELECT * FROM b EXCEPT SELECT * FROM a) AS fewer) AS wrong`
}
