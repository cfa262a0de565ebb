/**
 * Adds a batch to the tables: to the minutes, to every roll-up of them, and to the outbox where there is one, so that
 * they never disagree. It opens no transaction of its own; the caller holds the write lock and commits this with whatever must go with it.
 */
import type { Batch, CountRow, IssueRow } from '../count/batch.ts'
import { type RollUp, rollUp } from '../count/roll-up.ts'
import { evidenceRank } from './evidence-rank.ts'
import { prepareOutbox } from './outbox/rows.ts'
import type { Connection } from './sqlite.ts'

/** The row of `sources` that a source's name stands for in this batch. */
export type SourceNumber = (name: string) => number

/** `maxRows` of a batch in the outbox. */
export function prepareWriter(
  connection: Connection,
  maxRows?: number,
): (batch: Batch, sourceNumber: SourceNumber) => void {
  const writeMinutes = prepareMinutes(connection)
  const writeRollUp = prepareRollUp(connection)
  const writeIssues = prepareIssues(connection)
  const writeOutbox = prepareOutbox(connection, maxRows)
  return (batch, sourceNumber) => {
    const { counts, issues } = batch
    writeMinutes(counts, sourceNumber)
    writeRollUp(rollUp(counts), sourceNumber)
    writeIssues(issues)
    writeOutbox(batch, sourceNumber)
  }
}

export function prepareMinutes(
  connection: Connection,
): (counts: readonly CountRow[], sourceNumber: SourceNumber) => void {
  const addMinute = connection.prepare(
    `INSERT INTO minute_counts (code, minute, source_id, evidence, n) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  )
  return (counts, sourceNumber) => {
    for (const { code, minute, source, evidence, n } of counts) {
      addMinute.run(code, minute, sourceNumber(source), evidenceRank[evidence], n)
    }
  }
}

export function prepareRollUp(connection: Connection): (sums: RollUp, sourceNumber: SourceNumber) => void {
  const addHour = connection.prepare(
    `INSERT INTO hour_counts (code, hour, evidence, n) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  )
  const addDay = connection.prepare(
    `INSERT INTO day_counts (code, day, evidence, n) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  )
  const addSourceDay = connection.prepare(
    `INSERT INTO source_day_counts (source_id, code, day, evidence, n, first_seen, last_seen)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n,
       first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)`,
  )
  const addTotal = connection.prepare(
    `INSERT INTO code_totals (code, evidence, n, first_seen, last_seen) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n,
       first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)`,
  )
  return ({ hours, days, sourceDays, totals }, sourceNumber) => {
    for (const { code, evidence, start, n } of hours) addHour.run(code, start, evidenceRank[evidence], n)
    for (const { code, evidence, start, n } of days) addDay.run(code, start, evidenceRank[evidence], n)
    for (const { source, code, evidence, start, n, first, last } of sourceDays) {
      addSourceDay.run(sourceNumber(source), code, start, evidenceRank[evidence], n, first, last)
    }
    for (const { code, evidence, n, first, last } of totals) {
      addTotal.run(code, evidenceRank[evidence], n, first, last)
    }
  }
}

/** `store` is the identity of who met them: this file's own, or that of a sender. */
export function prepareIssues(
  connection: Connection,
): (issues: readonly IssueRow[], store?: string | null) => void {
  const addIssue = connection.prepare(
    `INSERT INTO issues (kind, source, detail, at, n, store)
     VALUES (?, ?, ?, ?, ?, coalesce(?, (SELECT value FROM meta WHERE key = 'store_id')))
     ON CONFLICT DO UPDATE SET n = n + excluded.n, at = max(at, excluded.at)`,
  )
  return (issues, store = null) => {
    for (const { kind, source, detail, at, n } of issues) addIssue.run(kind, source, detail, at, n, store)
  }
}
