/** Senders and deltas to put together. */
import type { CountRow, IssueRow } from '../../src/count/batch.ts'
import type { Delta, DeltaSource, Sender } from '../../src/count/delta.ts'
import type { SourceDayRow } from '../../src/count/roll-up.ts'
import { count, minute } from '../store/sample.ts'

export const web: Sender = { kind: 'database', identity: '1'.repeat(32), epoch: 'first', name: 'web-1' }
export const api: Sender = { kind: 'database', identity: '2'.repeat(32), epoch: 'first', name: 'api-1' }
export const bus: Sender = { kind: 'stream', identity: 'nats:LOGS', epoch: 'monday', name: 'LOGS' }

export const log: DeltaSource = { name: '/var/log/app.log', kind: 'file', identity: 'a'.repeat(32) }
export const pipe: DeltaSource = { name: 'app', kind: 'pipe', identity: 'b'.repeat(32) }

/** One hit of the log's, unless something else is said. */
export function delta(seq: number, changes: Partial<Delta> = {}): Delta {
  const counts = changes.days === undefined && changes.issues === undefined ? [hit()] : []
  return { seq, token: `token ${seq}`, sources: [log, pipe], counts, days: [], issues: [], ...changes }
}

export const hit = (changes: Partial<CountRow> = {}): CountRow => count({ source: log.identity, ...changes })

export const dayOf = (changes: Partial<SourceDayRow> = {}): SourceDayRow => {
  const start = minute - (minute % 86_400) - 86_400
  return {
    source: log.identity,
    code: 2020,
    evidence: 'certain',
    start,
    n: 1,
    first: start + 5,
    last: start + 9,
    ...changes,
  }
}

export const issue = (changes: Partial<IssueRow> = {}): IssueRow => ({
  kind: 'long line',
  source: 'app',
  at: minute,
  detail: 'cut',
  n: 1,
  ...changes,
})
