/**
 * Programs that push are killed at any moment, and so is the server: once the last run has sent, PostgreSQL shows what a
 * merge of the hosts' files shows.
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { asText, contradictions } from '../../fleet/engines.ts'
import { expectSumOf } from '../../fleet/whole-fleet.ts'
import { startProgram } from '../../live-program.ts'
import { runProgram } from '../../run-program.ts'
import { query, scratchFolder } from '../../scratch.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../../servers/postgres.ts'

const kills = Number(process.env['PUSH_KILLS'] ?? 80)
const codes = [2004, 2020, 2333, 10001, 1636]

let lines = 0
/** Some thousand lines, of which each has a minute of its own, so that batches are large. */
function more(): string {
  const text: string[] = []
  for (let line = 0; line < 3000; line += 1) {
    const time = new Date(Date.UTC(2026, 8, 1) + lines * 60_000).toISOString()
    text.push(`${time} login failed code=${codes[lines % codes.length]}\n`)
    lines += 1
  }
  return text.join('')
}

describe.skipIf(!hasPostgres)(hasPostgres ? 'killed' : whyNoPostgres, () => {
  test(`${kills} times SIGKILL, of programs and of the server`, async () => {
    await using server = await startPostgres()
    const url = await server.createDatabase()
    const fleet = { query: async (sql: string) => (await server.query(sql, 'counts_1')).map(asText) }
    const hosts = [1, 2].map((number) => {
      const folder = scratchFolder()
      const [log, db] = [join(folder, 'app.log'), join(folder, 'counts.db')]
      writeFileSync(log, more())
      const push = ['--db', db, '--push', url, '--push-as', `host-${number}`, '--lang', 'en']
      return {
        log,
        db,
        ingest: ['ingest', ...push, log],
        follow: ['-f', ...push, log],
        pipe: ['--source', 'p', ...push],
      }
    })
    const began = performance.now()
    expect(await runProgram(hosts[0]?.ingest ?? [])).toMatchObject({ exit: 0 })
    const duration = performance.now() - began
    const seen = { killed: 0, unsent: 0 }
    while (seen.killed < kills) {
      const host = hosts[seen.killed % 2] as (typeof hosts)[number]
      appendFileSync(host.log, more())
      const args = [host.ingest, host.follow, host.pipe][Math.floor(Math.random() * 3)] as string[]
      const run = startProgram(args)
      if (args === host.pipe) run.stdin.write(more())
      const crashes = Math.random() < 0.1
      // A pipe and a followed file go on, and send within a second or two.
      await sleep((0.2 + Math.random()) * duration * (args === host.ingest ? 1 : 3))
      if (crashes) await server.stop(Math.random() < 0.5 ? 'SIGKILL' : 'SIGINT')
      run.child.kill('SIGKILL')
      if ((await run.ended) === 'SIGKILL') seen.killed += 1
      if (crashes) await server.start()
      const [[waiting]] = query(host.db, 'SELECT count(*) FROM outbox') as [[number]]
      seen.unsent += waiting > 0 ? 1 : 0
    }
    for (const { ingest } of hosts) expect(await runProgram(ingest)).toMatchObject({ exit: 0, stderr: '' })
    await expectSumOf(
      hosts.map(({ db }) => db),
      fleet,
    )
    expect(await contradictions(fleet)).toEqual([])
    // Nobody had to begin anew.
    expect(hosts.flatMap(({ db }) => query(db, "SELECT 1 FROM meta WHERE key = 'push_former'"))).toEqual([])
    expect(seen.unsent).toBeGreaterThan(0)
  }, 600_000)
})
