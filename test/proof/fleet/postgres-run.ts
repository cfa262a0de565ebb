/**
 * Sends to PostgreSQL while its backends are terminated, the server crashes, and the network cuts connections around
 * COMMIT. A call that fails is sent again, as a sender does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../bench/logs/random.ts'
import { codeOf, isPassing } from '../../../src/postgres/explain-error.ts'
import { createPostgresStore } from '../../../src/postgres/shared-store.ts'
import { postgresOptions } from '../../fleet/engines.ts'
import { type Cut, startCuttingProxy } from '../../servers/cutting-proxy.ts'
import type { PostgresServer } from '../../servers/postgres.ts'
import type { Met } from './met.ts'
import type { Call } from './plan.ts'

export interface Battlefield {
  readonly server: PostgresServer
  readonly database: string
  readonly random: Random
  readonly met: Met
}

const cuts: readonly (Cut | undefined)[] = [undefined, undefined, 'before', 'after', 'at once']

/** Sends all calls of one sender in their order, however often one fails. */
export async function sendByPostgres(field: Battlefield, calls: readonly Call[]): Promise<void> {
  const { server, database, random, met } = field
  await using proxy = await startCuttingProxy(server.port)
  const url = server.urlOf(database).replace(`:${server.port}/`, `:${proxy.port}/`)
  const store = createPostgresStore(`${url}?sslmode=disable`, postgresOptions)
  try {
    // The schema and the codes are there before anything is cut.
    await again(field, () => store.standing(''))
    for (const call of calls) {
      const cut = random.pick(cuts)
      const isCut = cut !== undefined && (await isApplied(field, call)) === false
      if (isCut) proxy.cutNext(cut)
      let heard: string | undefined
      const outcome = await again(
        field,
        () => store.commit(call.sender, call.deltas),
        async () => {
          if (isCut && proxy.due() === undefined) heard ??= await heardOf(field, call)
        },
      )
      if (heard !== undefined && outcome !== 'superseded') met(`cut ${cut} COMMIT was heard: ${heard}`)
    }
  } finally {
    await store.close()
  }
}

/** Until it gets through. */
async function again<T>(
  { random, met }: Battlefield,
  ask: () => Promise<T>,
  afterFailure: () => Promise<void> = async () => {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!isPassing(error) || attempt === 1000) throw error
      met(wayOf(error))
      await afterFailure()
      await sleep(random.below(30))
    }
  }
}

async function heardOf(field: Battlefield, call: Call): Promise<string> {
  const applied = await isApplied(field, call)
  return applied === undefined ? 'nobody knows' : applied ? 'applied' : 'not applied'
}

/** A terminated backend has last words; of a crash and a cut there are none. */
const wayOf = (error: unknown): string => (codeOf((error as Error).cause) === '57P01' ? 'terminated' : 'lost')

/** Asked at the server itself; undefined while it is away. */
async function isApplied(
  { server, database }: Battlefield,
  { sender, deltas }: Call,
): Promise<boolean | undefined> {
  const sql = `SELECT 1 FROM ledger JOIN senders ON senders.id = sender_id
    WHERE identity = '${sender.identity}' AND ledger.epoch = '${sender.epoch}'
      AND first <= ${deltas[0]?.seq} AND last >= ${deltas[0]?.seq}`
  return server.query(sql, database).then(
    (rows) => rows.length > 0,
    () => undefined,
  )
}

/** Terminates one backend after the other, and crashes the server once, until the senders are done. */
export async function makeTrouble(
  { server, database, random, met }: Battlefield,
  isOver: () => boolean,
): Promise<void> {
  let crashAt = random.between(3, 12)
  while (!isOver()) {
    await sleep(random.between(5, 40))
    crashAt -= 1
    if (crashAt === 0) {
      await server.stop('SIGKILL')
      await server.start()
      met('server crashed')
      continue
    }
    await server.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = '${database}' AND application_name = 'authing-annotate' AND state <> 'idle' LIMIT 1`,
    )
  }
}
