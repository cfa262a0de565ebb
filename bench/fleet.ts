/**
 * What a fleet costs: two hundred hosts push into one PostgreSQL on this machine, which goes and comes back; and what goes
 * over the wire. `npm run bench:fleet -- [HOSTS] [MINUTES] [CODES]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresStore } from '../src/postgres/shared-store.ts'
import { drain } from '../src/push/drain.ts'
import { openOutbox } from '../src/store/outbox/outbox.ts'
import { openStore } from '../src/store/store.ts'
import { countingProxy } from '../test/proof/fleet/simulation/proxy.ts'
import { simulate } from '../test/proof/fleet/simulation/simulate.ts'
import { type PostgresServer, startPostgres } from '../test/servers/postgres.ts'
import { count, options } from '../test/store/sample.ts'

const [hosts = 200, minutes = 240, codes = 20] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'authing-fleet-'))
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const round = (number: number): string => thousands.format(number)

interface Rounds {
  /** Bytes of one round of sending with so many rows, both ways, its connection and questions among them. */
  readonly of: (rows: number) => Promise<number>
  readonly close: () => void
}

async function measureRounds(server: PostgresServer): Promise<Rounds> {
  const own = new URL(await server.createDatabase())
  const proxy = await countingProxy(server.port)
  const url = `postgres://${own.username}@127.0.0.1:${proxy.port}${own.pathname}`
  const store = openStore(join(folder, 'bytes.db'), options)
  const outbox = openOutbox(store.connection)
  outbox.begin(undefined)
  let minute = Date.UTC(2026, 10, 22) / 1000
  const of: Rounds['of'] = async (rows) => {
    minute += 60
    const counts = Array.from({ length: rows }, (_, code) =>
      count({ minute, code, source: '/var/log/app/app.log' }),
    )
    store.commit({ counts, issues: [] })
    const before = proxy.bytes()
    const shared = createPostgresStore(url, { ...options, version: '1.0.0' })
    const { signal } = new AbortController()
    await drain(shared, { outbox, name: 'web-1', file: 'bytes.db', signal, sent: () => {} })
    await shared.close()
    await sleep(50)
    return proxy.bytes() - before
  }
  return {
    of,
    close: () => {
      proxy.close()
      store.close()
    },
  }
}

/** Rounds a second, each with a connection of its own and five rows, of so many hosts at once. */
async function roundsPerSecond(server: PostgresServer, atOnce: number, seconds: number): Promise<number> {
  const url = await server.createDatabase()
  let end = 0
  let rounds = 0
  const host = async (number: number): Promise<void> => {
    const sender = {
      kind: 'database',
      identity: `${number}`,
      epoch: 'first',
      name: `host-${number}`,
    } as const
    const source = { name: 'app.log', kind: 'file', identity: number.toString(16).padStart(32, '0') } as const
    for (let seq = 1; performance.now() < end; seq += 1) {
      const minute = Date.UTC(2026, 10, 22) / 1000 + seq * 60
      const counts = Array.from({ length: 5 }, (_, code) => count({ minute, code, source: source.identity }))
      const shared = createPostgresStore(url, { ...options, version: '1.0.0' })
      await shared.standing(sender.identity)
      await shared.commit(sender, [{ seq, token: `${seq}`, sources: [source], counts, days: [], issues: [] }])
      await shared.close()
      rounds += 1
    }
  }
  const first = createPostgresStore(url, { ...options, version: '1.0.0' })
  await first.standing('')
  await first.close()
  const begun = performance.now()
  end = begun + seconds * 1000
  await Promise.all(Array.from({ length: atOnce }, (_, number) => host(number + 1)))
  return (rounds * 1000) / (performance.now() - begun)
}

const day = 86_400

try {
  // As a server is run that must not lose what it has taken.
  await using server = await startPostgres(['fsync = on'])
  const { of, close } = await measureRounds(server)
  await of(1)
  const [one, many] = [await of(1), await of(1001)]
  close()
  const perRow = (many - one) / 1000
  const fixed = one - perRow
  say(`a round of sending: ${round(fixed)} bytes, and ${round(perRow)} for each row; without TLS`)
  for (const [what, rows] of [
    ['one code at a time', 1],
    ['50 codes at a time', 50],
  ] as const) {
    const perDay = (seconds: number): string => round(((day / seconds) * (fixed + rows * perRow)) / 1e6)
    say(
      `  a host with ${what}, all day: ${perDay(10)} MB a day at a round every 10 s, ${perDay(60)} at one every minute`,
    )
  }

  say(`  8 hosts at once: ${round(await roundsPerSecond(server, 8, 8))} rounds of 5 rows a second`)
  const plan = { hosts, minutes, codes, processes: 4, minuteMs: 100, everyMs: 1000, longestMs: 4000, folder }
  say(
    `${hosts} hosts, ${minutes} minutes of ${codes} codes in ${round((minutes * plan.minuteMs) / 1000)} s, one server:`,
  )
  const { hits, waited, drainSeconds, bytes, connections, database } = await simulate(server, plan)
  const [sum] = await server.query('SELECT sum(n)::text AS n FROM top_codes', database)
  const [rows] = await server.query('SELECT count(*)::text AS n FROM minute_counts', database)
  const [size] = await server.query("SELECT pg_total_relation_size('minute_counts')::text AS bytes", database)
  say(
    `  hits counted ${round(hits)}, in PostgreSQL ${round(Number(sum?.['n']))}, in ${round(Number(rows?.['n']))} rows by the minute`,
  )
  say(`  the server came back to ${round(waited.rows)} rows, the oldest ${round(waited.seconds)} s old`)
  say(`  drained in ${round(drainSeconds)} s: ${round(waited.rows / drainSeconds)} rows/s`)
  say(
    `  a row by the minute takes ${round(Number(size?.['bytes']) / Number(rows?.['n']))} bytes on disk, with its indexes`,
  )
  say(`  ${round(bytes / 1e6)} MB over the wire in ${round(connections)} connections`)
  if (`${hits}` !== sum?.['n']) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
