/** What a worker's metrics say of its stream. */
import { expect, test } from 'vitest'
import { serve } from '../metrics/scrape.ts'
import { scratchPath } from '../scratch.ts'
import { hasNats, startNats, whyNoNats } from '../servers/nats.ts'
import { Database } from '../sqlite.ts'

const patient = { timeout: 60_000, interval: 150 }

test.skipIf(!hasNats)(
  `messages, lines and what waits (${hasNats ? 'on a real server' : whyNoNats})`,
  async () => {
    await using servers = await startNats()
    const { manager } = await servers.client()
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    const stream = manager.jetstream()
    const place = scratchPath()
    const run = await serve(['--from', servers.urlOf('LOGS'), '--db', place, '--only'])
    const line = '2026-11-22T08:00:00Z code=2333'
    await stream.publish('logs.web', line)
    await stream.publish('logs.web', `${line}\n${line}\n`)
    await expect
      .poll(async () => (await run.numbers())['commit_duration_seconds_count'], patient)
      .toBeGreaterThan(0)
    await expect
      .poll(run.numbers, patient)
      .toMatchObject({ stream_messages_total: 2, stream_pending_messages: 0, stream_lag_seconds: 0 })
    expect(await run.numbers()).toMatchObject({
      stream_bytes_total: 3 * line.length + 2,
      stream_redelivered_total: 0,
      last_commit_successful: 1,
      'read_lines_total{source="logs.web"}': 3,
      'hits_total{source="logs.web",code="2333",severity="warning",evidence="likely"}': 3,
    })

    const lock = new Database(place)
    lock.exec('BEGIN IMMEDIATE')
    await stream.publish('logs.web', line)
    await expect
      .poll(run.numbers, patient)
      .toMatchObject({ stream_messages_total: 3, stream_pending_messages: 1, last_commit_successful: 0 })
    expect((await run.numbers())['stream_lag_seconds']).toBeGreaterThan(0)
    lock.close()
    await expect
      .poll(run.numbers, patient)
      .toMatchObject({ stream_pending_messages: 0, stream_lag_seconds: 0 })
  },
)
