/** What the metrics say of lines and commits, without a server or a file. */
import { describe, expect, test } from 'vitest'
import { annotate } from '../../src/annotate/pipeline.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { createMetrics, type Metrics, type MetricsOptions } from '../../src/metrics/metrics.ts'
import { utc } from '../../src/time/zone.ts'
import { numbersIn } from './scrape.ts'

const now = Date.parse('2026-11-22T09:00:30Z')

const metricsOf = (options: Partial<MetricsOptions> = {}): Metrics =>
  createMetrics({
    catalogue,
    name: undefined,
    zoneOf: () => utc,
    now: () => now,
    version: '1.2.3',
    commits: false,
    pushes: false,
    ...options,
  })

/** Reads the chunks as a log of this name. */
async function read(metrics: Metrics, name: string, ...chunks: readonly string[]): Promise<void> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const source = { name, path: undefined, modified: undefined, chunks: bytes() }
  const { observer, end } = metrics.begin(source)
  const detector = createDetector(catalogue)
  const writer = { needs: 'none', write: () => {} } as const
  const output = { open: () => true, drained: async () => {} }
  await annotate(
    source,
    { catalogue, detector, language: 'en', minEvidence: 'inferred', maxLine: 65_536 },
    writer as never,
    output as never,
    observer,
    new AbortController().signal,
  )
  end()
}

const numbers = async (metrics: Metrics): Promise<Record<string, number>> => numbersIn(await metrics.text())

test('lines, bytes, the newest time and how late it was', async () => {
  const metrics = metricsOf()
  const text = '2026-11-22T09:00:10Z one\n2026-11-22T09:00:20Z two\nthree\n'
  await read(metrics, 'app.log', text.slice(0, 30), text.slice(30), 'without an end')
  expect(await numbers(metrics)).toMatchObject({
    'read_lines_total{source="app.log"}': 4,
    'read_bytes_total{source="app.log"}': text.length + 14,
    'newest_line_timestamp_seconds{source="app.log"}': Date.parse('2026-11-22T09:00:20Z') / 1000,
    'lag_seconds{source="app.log"}': 10,
    'build_info{version="1.2.3"}': 1,
    process_start_time_seconds: now / 1000,
  })
})

test('a log without times has no lag', async () => {
  const metrics = metricsOf()
  await read(metrics, 'app.log', 'code=2333\n')
  const found = await numbers(metrics)
  expect(Object.keys(found).filter((name) => /^(?:lag|newest)/.test(name))).toEqual([])
  expect(found['issues_total{source="app.log",kind="undated"}']).toBe(1)
})

test('hits by code, severity and evidence; codes that the catalogue lacks are one', async () => {
  const metrics = metricsOf()
  const unknown = Array.from({ length: 50 }, (_, at) => `{"statusCode":403,"apiCode":${990_000 + at}}\n`)
  await read(
    metrics,
    'a',
    'x code=2333\n',
    'y code=2333\n',
    '{"statusCode":403,"apiCode":1635}\n',
    ...unknown,
  )
  const hits = Object.entries(await numbers(metrics)).filter(([name]) => name.startsWith('hits_total'))
  expect(Object.fromEntries(hits)).toEqual({
    'hits_total{source="a",code="unknown",severity="unknown",evidence="certain"}': 50,
    'hits_total{source="a",code="2333",severity="warning",evidence="likely"}': 2,
    'hits_total{source="a",code="1635",severity="flow",evidence="certain"}': 1,
  })
})

test.each([
  ['future', '2027-11-22T09:00:10Z code=2333\n'],
  ['clock-skew', '1970-01-02T09:00:10Z code=2333\n'],
  ['truncated-scan', `2026-11-22T09:00:10Z ${'x'.repeat(70_000)}\n`],
])('an issue of the kind %s', async (kind, line) => {
  const metrics = metricsOf()
  await read(metrics, 'a', line)
  const issues = Object.entries(await numbers(metrics)).filter(([name]) => name.startsWith('issues_total'))
  expect(issues).toHaveLength(5)
  expect(issues.filter(([, n]) => n > 0)).toEqual([[`issues_total{source="a",kind="${kind}"}`, 1]])
})

describe('the label source', () => {
  test('is the name under which all is counted', async () => {
    const metrics = metricsOf({ name: 'web' })
    await read(metrics, 'a.log', 'one\n')
    await read(metrics, 'b.log', 'two\n')
    expect(await numbers(metrics)).toMatchObject({ 'read_lines_total{source="web"}': 2 })
  })

  test('has twenty values, and one for all further sources', async () => {
    const metrics = metricsOf()
    for (let log = 0; log < 25; log += 1) await read(metrics, `${log}.log`, 'one\n')
    await read(metrics, '3.log', 'two\n')
    const lines = Object.entries(await numbers(metrics)).filter(([name]) => name.startsWith('read_lines'))
    expect(lines).toHaveLength(21)
    expect(Object.fromEntries(lines)).toMatchObject({
      'read_lines_total{source="3.log"}': 2,
      'read_lines_total{source="other"}': 5,
    })
  })

  test('takes any name that a file may have', async () => {
    const metrics = metricsOf()
    await read(metrics, 'a "b"\\\n', 'one\n')
    expect(await metrics.text()).toContain('read_lines_total{source="a \\"b\\"\\\\\\n"} 1\n')
  })
})

test('followed files, and what of them is still to be read', async () => {
  const metrics = metricsOf()
  const source = { name: 'a', path: 'a', modified: undefined, chunks: (async function* () {})() }
  const first = metrics.begin({ ...source, unread: async () => 7 })
  const second = metrics.begin({ ...source, unread: async () => 5 })
  const gone = metrics.begin({ ...source, name: 'b', unread: () => Promise.reject(new Error('EIO')) })
  metrics.begin({ ...source, name: 'stdin', path: undefined })
  expect(await numbers(metrics)).toMatchObject({
    followed_files: 3,
    'unread_bytes{source="a"}': 12,
    'unread_bytes{source="b"}': 0,
  })
  for (const { end } of [first, second, gone]) end()
  const left = await numbers(metrics)
  expect(left['followed_files']).toBe(0)
  expect(Object.keys(left).filter((name) => name.startsWith('unread_bytes'))).toEqual([])
})

describe('commits', () => {
  const ofCommits = (found: Record<string, number>): string[] =>
    Object.keys(found).filter((name) => name.includes('commit'))

  test('are none where nothing is counted', async () => {
    expect(ofCommits(await numbers(metricsOf()))).toEqual([])
  })

  test('are timed where they succeed, and counted where they fail', async () => {
    const metrics = metricsOf({ commits: true })
    expect(await numbers(metrics)).toMatchObject({
      commit_failures_total: 0,
      last_commit_successful: 1,
      last_commit_timestamp_seconds: 0,
    })
    metrics.onCommit({ seconds: 0.02, failed: false })
    metrics.onCommit({ seconds: 0.1, failed: true })
    expect(await numbers(metrics)).toMatchObject({
      'commit_duration_seconds_bucket{le="0.01"}': 0,
      'commit_duration_seconds_bucket{le="0.025"}': 1,
      commit_duration_seconds_count: 1,
      commit_failures_total: 1,
      last_commit_successful: 0,
      last_commit_timestamp_seconds: now / 1000,
    })
    metrics.onCommit({ seconds: 0.02, failed: false })
    expect(await numbers(metrics)).toMatchObject({ last_commit_successful: 1, commit_failures_total: 1 })
  })
})

test('a stream whose clock is ahead has no lag', async () => {
  const metrics = metricsOf()
  const meter = metrics.ofStream()
  meter.pendingBy(async () => 7)
  meter.done(now + 60_000)
  expect(await numbers(metrics)).toMatchObject({ stream_pending_messages: 7, stream_lag_seconds: 0 })
  const behind = metricsOf()
  const other = behind.ofStream()
  other.pendingBy(async () => 7)
  other.done(now - 60_000)
  expect(await numbers(behind)).toMatchObject({ stream_lag_seconds: 60 })
})

describe('pushes', () => {
  const backlog = { epoch: 'e', batches: 2, rows: 1234, oldest: now / 1000 - 90, pushedAt: undefined }
  const ofPushes = (found: Record<string, number>): string[] =>
    Object.keys(found).filter((name) => name.includes('push'))

  test('are none where nothing is sent on', async () => {
    expect(ofPushes(await numbers(metricsOf({ commits: true })))).toEqual([])
  })

  test('are counted, and what waits is asked for at each scrape', async () => {
    const metrics = metricsOf({ commits: true, pushes: true })
    expect(await numbers(metrics)).toMatchObject({
      push_backlog_rows: 0,
      push_backlog_age_seconds: 0,
      pushed_batches_total: 0,
      push_failures_total: 0,
      last_push_successful: 1,
      last_push_timestamp_seconds: 0,
    })
    metrics.watch(() => backlog)
    metrics.onPush({ batches: 3, failed: true })
    expect(await numbers(metrics)).toMatchObject({
      push_backlog_rows: 1234,
      push_backlog_age_seconds: 90,
      pushed_batches_total: 3,
      push_failures_total: 1,
      last_push_successful: 0,
      last_push_timestamp_seconds: 0,
    })
    metrics.watch(() => ({ ...backlog, batches: 0, rows: 0, oldest: undefined }))
    metrics.onPush({ batches: 2, failed: false })
    expect(await numbers(metrics)).toMatchObject({
      push_backlog_rows: 0,
      push_backlog_age_seconds: 0,
      pushed_batches_total: 5,
      last_push_successful: 1,
      last_push_timestamp_seconds: now / 1000,
    })
  })

  test('of a database that has been closed leave nothing to ask', async () => {
    const metrics = metricsOf({ commits: true, pushes: true })
    metrics.watch(() => undefined)
    expect(await numbers(metrics)).toMatchObject({ push_backlog_rows: 0, push_backlog_age_seconds: 0 })
  })
})
