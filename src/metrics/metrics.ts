/**
 * What a running program can be asked: an observer of logs and commits on one side, a text for Prometheus on the other.
 * It counts what this process has read; what has been counted for good is in the database.
 */
import type { Observer } from '../annotate/pipeline.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Source } from '../input/source.ts'
import type { CommitEnd } from '../store/commit-end.ts'
import type { Zone } from '../time/zone.ts'
import { createInstruments, type Instruments } from './instruments.ts'
import { createLabelLimit } from './label-limit.ts'
import { measureLog } from './measure-log.ts'

export interface MetricsOptions {
  readonly catalogue: Catalogue
  /** `--source`: what all logs are counted under in place of their own names. */
  readonly name: string | undefined
  readonly zoneOf: (source: string) => Zone
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly version: string
  /** Whether there will be commits. */
  readonly commits: boolean
}

export interface MeasuredLog {
  readonly observer: Observer
  /** To be called when nothing more of it is read. */
  readonly end: () => void
}

/** Sees the messages of a stream. */
export interface StreamMeter {
  readonly read: (message: { readonly bytes: number; readonly again: boolean }) => void
  /** The newest of those that are done with, in milliseconds since 1970 UTC. */
  readonly done: (storedAt: number) => void
  /** How many messages wait for any worker; asked when the metrics are, and left as it was where that fails. */
  readonly pendingBy: (ask: () => Promise<number>) => void
}

export interface Metrics {
  readonly begin: (source: Source) => MeasuredLog
  readonly onCommit: (end: CommitEnd) => void
  /** To be called once, where a stream is read. */
  readonly ofStream: () => StreamMeter
  /** In Prometheus's text format. */
  readonly text: () => Promise<string>
}

/** How many sources have a label of their own. */
const maxSources = 20

export function createMetrics(options: MetricsOptions): Metrics {
  const { catalogue, name, zoneOf, now, version, commits } = options
  const instruments = createInstruments()
  const labelOf = createLabelLimit(maxSources)
  const followed = new Set<Followed>()
  let askStream = async (): Promise<void> => {}
  instruments.build.set({ version }, 1)
  instruments.started.set(now() / 1000)

  return {
    begin: (source) => {
      const counted = name ?? source.name
      const label = labelOf(counted)
      const log = source.unread && { label, unread: source.unread }
      if (log !== undefined) followed.add(log)
      return {
        observer: measureLog(source, { instruments, catalogue, label, zone: zoneOf(counted), now }),
        end: () => {
          if (log !== undefined) followed.delete(log)
        },
      }
    },
    onCommit: commits ? commitMeter(instruments, now) : () => {},
    ofStream: () => {
      const meter = streamMeter(instruments, now)
      askStream = meter.ask
      return meter
    },
    text: async () => {
      await askStream().catch(() => {})
      await measureFollowed([...followed], instruments)
      return instruments.text()
    },
  }
}

interface Followed {
  readonly label: string
  readonly unread: () => Promise<number>
}

async function measureFollowed(logs: readonly Followed[], instruments: Instruments): Promise<void> {
  // A file that can't be asked for its size is no reason to keep back the rest.
  const sizes = await Promise.all(logs.map(({ unread }) => unread().catch(() => 0)))
  instruments.followed.set(logs.length)
  instruments.unread.reset()
  for (const [index, { label }] of logs.entries())
    instruments.unread.inc({ source: label }, sizes[index] ?? 0)
}

function commitMeter(instruments: Instruments, now: () => number): Metrics['onCommit'] {
  const { seconds, failures, successful, last } = instruments.ofCommits()
  successful.set(1)
  return (end) => {
    successful.set(end.failed ? 0 : 1)
    if (end.failed) return failures.inc()
    seconds.observe(end.seconds)
    last.set(now() / 1000)
  }
}

function streamMeter(
  instruments: Instruments,
  now: () => number,
): StreamMeter & { ask: () => Promise<void> } {
  const { messages, bytes, redelivered, pending, lag } = instruments.ofStream()
  let waiting: (() => Promise<number>) | undefined
  let newest: number | undefined
  return {
    read: (message) => {
      messages.inc()
      bytes.inc(message.bytes)
      if (message.again) redelivered.inc()
    },
    done: (storedAt) => {
      newest = Math.max(newest ?? 0, storedAt)
    },
    pendingBy: (ask) => {
      waiting = ask
    },
    ask: async () => {
      if (waiting === undefined) return
      const count = await waiting()
      pending.set(count)
      lag.set(count === 0 || newest === undefined ? 0 : (now() - newest) / 1000)
    },
  }
}
