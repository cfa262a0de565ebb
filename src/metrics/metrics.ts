/**
 * What a running program can be asked: an observer of logs and commits on one side, a text for Prometheus on the other.
 * It counts what this process has read; what has been counted for good is in the database.
 */
import type { Observer } from '../annotate/pipeline.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Source } from '../input/source.ts'
import type { CommitEnd } from '../store/commit-end.ts'
import type { Zone } from '../time/zone.ts'
import { createCommitMeter } from './commit-meter.ts'
import { createInstruments, type Instruments } from './instruments.ts'
import { createLabelLimit } from './label-limit.ts'
import { measureLog } from './measure-log.ts'
import { createPushMeter, type PushMeter } from './push-meter.ts'
import { createStreamMeter, type StreamMeter } from './stream-meter.ts'

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
  /** Whether counts are sent on. */
  readonly pushes: boolean
}

export interface MeasuredLog {
  readonly observer: Observer
  /** To be called when nothing more of it is read. */
  readonly end: () => void
}

export interface Metrics extends Pick<PushMeter, 'onPush' | 'watch'> {
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
  const { catalogue, name, zoneOf, now, version, commits, pushes } = options
  const instruments = createInstruments()
  const labelOf = createLabelLimit(maxSources)
  const followed = new Set<Followed>()
  let askStream = async (): Promise<void> => {}
  const pushMeter = pushes ? createPushMeter(instruments, now) : undefined
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
    onCommit: commits ? createCommitMeter(instruments, now) : () => {},
    ofStream: () => {
      const meter = createStreamMeter(instruments, now)
      askStream = meter.ask
      return meter
    },
    onPush: pushMeter?.onPush ?? (() => {}),
    watch: pushMeter?.watch ?? (() => {}),
    text: async () => {
      pushMeter?.look()
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
