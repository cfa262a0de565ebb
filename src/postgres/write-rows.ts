/**
 * Adds a sender's rows to the tables, each table by one statement. Rows are written in the order of their keys, and
 * tables always in one order, so that senders who add to the same sums wait for each other and never in a circle.
 * Nothing here opens a transaction.
 */
import type { CountRow, IssueRow } from '../count/batch.ts'
import type { RollUp, SourceDayRow, SpanRow, TotalRow } from '../count/roll-up.ts'
import { evidenceRank } from '../store/evidence-rank.ts'
import type { DeltaRows, SentSource } from '../store/shared/delta-rows.ts'
import type { Client } from './connection.ts'

export interface Target {
  /** The number of the sender. */
  readonly id: number
  /** As `senders` has it. */
  readonly identity: string
  /** Where its part of the sums over all sources is. */
  readonly shard: number
}

export async function writeRows(client: Client, target: Target, rows: DeltaRows): Promise<void> {
  const { id, identity, shard } = target
  const sourceNumber = await sourceNumbers(client, id, rows.sources)
  await writeMinutes(client, rows.counts, sourceNumber)
  await writeSums(client, rows.sums, sourceNumber, shard)
  await writeIssues(client, rows.issues, identity)
  if (rows.prunedBefore !== undefined) await setPruned(client, rows.prunedBefore)
}

/** The one row that all would wait for is touched last, and only where it changes. */
async function setPruned(client: Client, day: string): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM meta WHERE key = 'pruned_before' AND value >= $1", [day])
  if (rows.length > 0) return
  await client.query(
    `INSERT INTO meta (key, value) VALUES ('pruned_before', $1)
     ON CONFLICT (key) DO UPDATE SET value = greatest(meta.value, excluded.value)`,
    [day],
  )
}

type SourceNumber = (key: string) => number

/** An array of whole numbers, as PostgreSQL reads one. */
const list = (numbers: readonly number[]): string => `{${numbers.join(',')}}`

const ranksOf = (rows: readonly Pick<CountRow, 'evidence'>[]): string =>
  list(rows.map(({ evidence }) => evidenceRank[evidence]))

const column = <Row, Key extends keyof Row>(rows: readonly (Row & Record<Key, number>)[], key: Key): string =>
  list(rows.map((row) => row[key]))

/** A source keeps the name that it came with first, but for its host's. The sender's row is locked, so nobody else adds one of its. */
async function sourceNumbers(
  client: Client,
  sender: number,
  sources: readonly SentSource[],
): Promise<SourceNumber> {
  const identities = sources.map(({ identity }) => identity)
  const { rows: held } = await client.query<{ id: bigint; identity: Buffer }>(
    'SELECT id, identity FROM sources WHERE sender_id = $1 AND identity = ANY ($2::bytea[])',
    [sender, identities],
  )
  const numbers = new Map(held.map(({ id, identity }) => [identity.toString('hex'), Number(id)]))
  const missing = sources.filter(({ identity }) => !numbers.has(identity.toString('hex')))
  if (missing.length > 0) {
    const { rows: added } = await client.query<{ id: bigint; identity: Buffer }>(
      `INSERT INTO sources (sender_id, name, kind, identity)
       SELECT $1, name, kind, identity FROM unnest($2::text[], $3::text[], $4::bytea[]) AS row (name, kind, identity)
       RETURNING id, identity`,
      [
        sender,
        missing.map(({ name }) => name),
        missing.map(({ kind }) => kind),
        missing.map(({ identity }) => identity),
      ],
    )
    for (const { id, identity } of added) numbers.set(identity.toString('hex'), Number(id))
  }
  const byKey = new Map(sources.map(({ key, identity }) => [key, numbers.get(identity.toString('hex'))]))
  return (key) => {
    const number = byKey.get(key)
    if (number === undefined)
      throw new RangeError(`a row names the source ${key}, which its delta does not have`)
    return number
  }
}

async function writeMinutes(
  client: Client,
  counts: readonly CountRow[],
  sourceNumber: SourceNumber,
): Promise<void> {
  if (counts.length === 0) return
  await client.query(
    `INSERT INTO minute_counts (code, minute, source_id, evidence, n)
     SELECT code, minute, source_id, evidence, sum(n)::bigint
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::bigint[])
       AS row (code, minute, source_id, evidence, n)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
     ON CONFLICT (code, minute, source_id, evidence) DO UPDATE SET n = minute_counts.n + excluded.n`,
    [
      column(counts, 'code'),
      column(counts, 'minute'),
      list(counts.map(({ source }) => sourceNumber(source))),
      ranksOf(counts),
      column(counts, 'n'),
    ],
  )
}

async function writeSums(
  client: Client,
  { hours, days, sourceDays, totals }: RollUp,
  sourceNumber: SourceNumber,
  shard: number,
): Promise<void> {
  await writeSourceDays(client, sourceDays, sourceNumber)
  await writeSpans(client, 'hour', hours, shard)
  await writeSpans(client, 'day', days, shard)
  await writeTotals(client, totals, shard)
}

async function writeSourceDays(
  client: Client,
  rows: readonly SourceDayRow[],
  sourceNumber: SourceNumber,
): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    `INSERT INTO source_day_counts (source_id, code, day, evidence, n, first_seen, last_seen)
     SELECT source_id, code, day, evidence, sum(n)::bigint, min(first), max(last)
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::smallint[], $5::bigint[], $6::bigint[], $7::bigint[])
       AS row (source_id, code, day, evidence, n, first, last)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
     ON CONFLICT (source_id, code, day, evidence) DO UPDATE SET n = source_day_counts.n + excluded.n,
       first_seen = least(source_day_counts.first_seen, excluded.first_seen),
       last_seen = greatest(source_day_counts.last_seen, excluded.last_seen)`,
    [
      list(rows.map(({ source }) => sourceNumber(source))),
      column(rows, 'code'),
      column(rows, 'start'),
      ranksOf(rows),
      column(rows, 'n'),
      column(rows, 'first'),
      column(rows, 'last'),
    ],
  )
}

async function writeSpans(
  client: Client,
  span: 'hour' | 'day',
  rows: readonly SpanRow[],
  shard: number,
): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    `INSERT INTO ${span}_counts (code, ${span}, evidence, shard, n)
     SELECT code, start, evidence, $5::smallint, sum(n)::bigint
     FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::bigint[]) AS row (code, start, evidence, n)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (code, ${span}, evidence, shard) DO UPDATE SET n = ${span}_counts.n + excluded.n`,
    [column(rows, 'code'), column(rows, 'start'), ranksOf(rows), column(rows, 'n'), shard],
  )
}

async function writeTotals(client: Client, rows: readonly TotalRow[], shard: number): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    `INSERT INTO code_totals (code, evidence, shard, n, first_seen, last_seen)
     SELECT code, evidence, $6::smallint, sum(n)::bigint, min(first), max(last)
     FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[])
       AS row (code, evidence, n, first, last)
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (code, evidence, shard) DO UPDATE SET n = code_totals.n + excluded.n,
       first_seen = least(code_totals.first_seen, excluded.first_seen),
       last_seen = greatest(code_totals.last_seen, excluded.last_seen)`,
    [
      column(rows, 'code'),
      ranksOf(rows),
      column(rows, 'n'),
      column(rows, 'first'),
      column(rows, 'last'),
      shard,
    ],
  )
}

export async function writeIssues(client: Client, issues: readonly IssueRow[], store: string): Promise<void> {
  if (issues.length === 0) return
  await client.query(
    `INSERT INTO issues (kind, source, detail, at, n, store)
     SELECT kind, source, detail, max(at), sum(n)::bigint, $6
     FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) AS row (kind, source, detail, at, n)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (kind, source, detail, store) DO UPDATE SET n = issues.n + excluded.n,
       at = greatest(issues.at, excluded.at)`,
    [
      issues.map(({ kind }) => kind),
      issues.map(({ source }) => source),
      issues.map(({ detail }) => detail),
      column(issues, 'at'),
      column(issues, 'n'),
      store,
    ],
  )
}
