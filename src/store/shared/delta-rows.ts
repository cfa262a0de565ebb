/**
 * Deltas as the tables of a shared store hold them, whatever the engine: which of them count, and the rows that they
 * add. Pure.
 */
import type { CountRow, IssueRow } from '../../count/batch.ts'
import type { Delta, Sender } from '../../count/delta.ts'
import { addUp, type RollUp, rollUp, widened } from '../../count/roll-up.ts'
import { keyText, shownText } from './shown-text.ts'
import { sourceName } from './source-name.ts'

/** A row of `sources` that must be there before the counts. */
export interface SentSource {
  /** As the rows of counts and days name it. */
  readonly key: string
  readonly name: string
  readonly kind: 'file' | 'pipe'
  /** 16 bytes, the sender's own: by them a merge knows the source in the sender's file. */
  readonly identity: Buffer
}

export interface DeltaRows {
  readonly sources: readonly SentSource[]
  readonly counts: readonly CountRow[]
  readonly sums: RollUp
  readonly issues: readonly IssueRow[]
  /**
   * The UTC day (2026-01-31) before which there are days without minutes, as `meta.pruned_before` has it; undefined where
   * all have theirs.
   */
  readonly prunedBefore: string | undefined
}

export function rowsOf(sender: Sender, deltas: readonly Delta[]): DeltaRows {
  const sources = new Map(
    deltas.flatMap((delta) =>
      delta.sources.map(({ identity, name, kind }) => [
        identity,
        { key: identity, name: sourceName(sender, name), kind, identity: identityOf(identity) },
      ]),
    ),
  )
  const counts = addUp(
    deltas.flatMap((delta) => delta.counts),
    ({ code, minute, evidence, source }) => `${code} ${minute} ${evidence} ${source}`,
    widened,
  )
  const days = deltas.flatMap((delta) => delta.days)
  const issues = deltas.flatMap((delta) => delta.issues)
  return {
    sources: [...sources.values()],
    counts,
    sums: rollUp(counts, days),
    issues: addUp(
      issues.map((issue) => ({
        ...issue,
        kind: shownText(issue.kind, 128),
        source: sourceName(sender, issue.source),
        detail: shownText(issue.detail, 512),
      })),
      ({ kind, source, detail }) => JSON.stringify([kind, source, detail]),
      (a, b) => ({ ...a, at: Math.max(a.at, b.at) }),
    ),
    prunedBefore: dayAfter(days.map(({ start }) => start)),
  }
}

function dayAfter(days: readonly number[]): string | undefined {
  if (days.length === 0) return undefined
  const latest = days.reduce((a, b) => Math.max(a, b))
  return new Date((latest + 86_400) * 1000).toISOString().slice(0, 10)
}

function identityOf(digits: string): Buffer {
  if (!/^[0-9a-f]{32}$/i.test(digits)) throw new RangeError(`${digits} is no identity of a source`)
  return Buffer.from(digits, 'hex')
}

/** Under which a message's name is remembered; undefined where nothing of it would count twice. */
export function messageKey({ messageId, counts, days, issues }: Delta): string | undefined {
  if (messageId === undefined || counts.length + days.length + issues.length === 0) return undefined
  return keyText(messageId)
}

/** How long, in seconds. A server forgets sooner what it has been sent; a publisher seldom repeats itself so late. */
export const messageMemory: number = 7 * 86_400

/** Of the deltas with a fresh number each number once, and each message once. */
export function firstOfEach(deltas: readonly Delta[], fresh: ReadonlySet<number>): Delta[] {
  const numbers = new Set<number>()
  const messages = new Set<string>()
  return deltas.filter((delta) => {
    if (!fresh.has(delta.seq) || numbers.has(delta.seq)) return false
    numbers.add(delta.seq)
    const message = messageKey(delta)
    if (message === undefined) return true
    if (messages.has(message)) return false
    messages.add(message)
    return true
  })
}
