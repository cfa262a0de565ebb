/**
 * Every metric with its name, its help and its labels; the only place that knows prom-client.
 *
 * The names are public: dashboards and alerts are built on them. They are Prometheus's way of naming: one prefix, base
 * units, `_total` for what only grows.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Instruments {
  readonly lines: Counter<'source'>
  readonly bytes: Counter<'source'>
  readonly hits: Counter<'source' | 'code' | 'severity' | 'evidence'>
  readonly issues: Counter<'source' | 'kind'>
  readonly newest: Gauge<'source'>
  readonly lag: Gauge<'source'>
  readonly unread: Gauge<'source'>
  readonly followed: Gauge
  readonly build: Gauge<'version'>
  readonly started: Gauge
  /** All of them in Prometheus's text format. */
  readonly text: () => Promise<string>
  /** What there is only where something is counted into a database. */
  readonly ofCommits: () => CommitInstruments
  /** What there is only where messages of a stream are read. */
  readonly ofStream: () => StreamInstruments
  /** What there is only where counts are sent on to a server. */
  readonly ofPushes: () => PushInstruments
}

export interface CommitInstruments {
  readonly seconds: Histogram
  readonly failures: Counter
  readonly successful: Gauge
  readonly last: Gauge
}

export interface StreamInstruments {
  readonly messages: Counter
  readonly bytes: Counter
  readonly redelivered: Counter
  readonly pending: Gauge
  readonly lag: Gauge
}

export interface PushInstruments {
  readonly rows: Gauge
  readonly age: Gauge
  readonly batches: Counter
  readonly failures: Counter
  readonly successful: Gauge
  readonly last: Gauge
}

const prefix = 'authing_annotate_'

/** From a commit of a few rows on a fast disk to the longest wait for another program's lock. */
const commitBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createInstruments(): Instruments {
  const registry = new Registry()
  const settings = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) => ({
    name: prefix + name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
  })
  return {
    lines: new Counter(settings('read_lines_total', 'Lines read.', ['source'])),
    bytes: new Counter(settings('read_bytes_total', 'Bytes of log read.', ['source'])),
    hits: new Counter(
      settings(
        'hits_total',
        'Codes found, each once a line and record; code "unknown" is any without a record.',
        ['source', 'code', 'severity', 'evidence'],
      ),
    ),
    issues: new Counter(
      settings(
        'issues_total',
        'What was odd about lines: no time with a code, a clock that jumps, too long.',
        ['source', 'kind'],
      ),
    ),
    newest: new Gauge(
      settings('newest_line_timestamp_seconds', 'When the newest line that has a time says it was written.', [
        'source',
      ]),
    ),
    lag: new Gauge(
      settings('lag_seconds', 'How long after its own time the newest line that has one was read.', [
        'source',
      ]),
    ),
    unread: new Gauge(
      settings('unread_bytes', 'Bytes of followed files that are still to be read.', ['source']),
    ),
    followed: new Gauge(settings('followed_files', 'Files that are there and being followed.')),
    build: new Gauge(settings('build_info', 'The running version; the value is always 1.', ['version'])),
    started: new Gauge({
      ...settings('', 'When the program was started.'),
      name: 'process_start_time_seconds',
    }),
    text: () => registry.metrics(),
    ofCommits: () => ({
      seconds: new Histogram({
        ...settings(
          'commit_duration_seconds',
          'How long commits to the database took, failed ones left out.',
        ),
        buckets: commitBuckets,
      }),
      failures: new Counter(
        settings('commit_failures_total', 'Commits that failed; their counts wait for the next.'),
      ),
      successful: new Gauge(
        settings('last_commit_successful', '1, or 0 where the last try to commit failed.'),
      ),
      last: new Gauge(
        settings('last_commit_timestamp_seconds', 'When the last commit ended; 0 before the first.'),
      ),
    }),
    ofStream: () => ({
      messages: new Counter(settings('stream_messages_total', 'Messages of the stream that were read.')),
      bytes: new Counter(settings('stream_bytes_total', 'Bytes of these messages, as they came.')),
      redelivered: new Counter(
        settings(
          'stream_redelivered_total',
          'Messages that came again; one that was counted counts no more.',
        ),
      ),
      pending: new Gauge(
        settings('stream_pending_messages', 'Messages that no worker has acknowledged yet, for all workers.'),
      ),
      lag: new Gauge(
        settings(
          'stream_lag_seconds',
          'How long ago the newest message that this worker is done with was stored; 0 where none waits.',
        ),
      ),
    }),
    ofPushes: () => ({
      rows: new Gauge(settings('push_backlog_rows', 'Rows of counts that wait to be sent on.')),
      age: new Gauge(
        settings('push_backlog_age_seconds', 'How long the oldest of them has waited; 0 where none waits.'),
      ),
      batches: new Counter(settings('pushed_batches_total', 'Batches of rows that the server took.')),
      failures: new Counter(
        settings('push_failures_total', 'Rounds of sending that failed; what they held is tried again.'),
      ),
      successful: new Gauge(
        settings('last_push_successful', '1, or 0 where the last round of sending failed.'),
      ),
      last: new Gauge(
        settings(
          'last_push_timestamp_seconds',
          'When the server last took all that waited; 0 before the first time.',
        ),
      ),
    }),
  }
}
