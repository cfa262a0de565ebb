/**
 * A process with many hosts, each with a database, a counter and a sender of its own: what `--db FILE --push URL` does on a
 * pipe, without the reading. The parent says when they begin; they say what waits when all is counted, and when nothing waits.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { catalogue } from '../../../../src/catalogue/built-in.ts'
import { createCounter } from '../../../../src/count/counter.ts'
import { createPostgresStore } from '../../../../src/postgres/shared-store.ts'
import { startPushing } from '../../../../src/push/pushing.ts'
import { snapshotOf } from '../../../../src/store/codes.ts'
import { countsOf, createCommitter } from '../../../../src/store/committer.ts'
import { openOutbox } from '../../../../src/store/outbox/outbox.ts'
import { openStore } from '../../../../src/store/store.ts'

export interface HostsPlan {
  readonly hosts: readonly { readonly name: string; readonly file: string }[]
  readonly url: string
  /** How many minutes are counted, and how long each takes here. */
  readonly minutes: number
  readonly minuteMs: number
  readonly codes: number
  /** Between two rounds of sending, and two tries. */
  readonly everyMs: number
  readonly longestMs: number
}

export type Told =
  | { readonly kind: 'ready' | 'drained' }
  | { readonly kind: 'counted'; readonly hits: number; readonly rows: number; readonly oldest: number }

const tell = (told: Told): void => void process.send?.(told)

const start = Date.UTC(2026, 10, 22)
const codes = [...new Set(catalogue.records.map(({ code }) => code))]
const settings = { catalogue: snapshotOf(catalogue), language: 'en' } as const

function openHost({ name, file }: HostsPlan['hosts'][number], plan: HostsPlan) {
  const store = openStore(file, settings)
  const counter = createCounter({ isKnown: () => true })
  const committer = createCommitter(store, (error) => {
    throw error
  })
  committer.add(countsOf(counter))
  const outbox = openOutbox(store.connection)
  outbox.begin(undefined)
  const pushing = startPushing({
    outbox,
    file,
    where: plan.url,
    name,
    connect: () => createPostgresStore(plan.url, { ...settings, version: '1.0.0' }),
    // That the server is away is what is being looked at.
    say: (problem) => {
      if (!(problem instanceof Error) || problem.name === 'UserError') return
      throw problem
    },
    everyMs: plan.everyMs,
    longestMs: plan.longestMs,
  })
  /** A row or two for each code, by a rule of which no two hosts and minutes are equal. */
  const count = (minute: number, host: number): number => {
    let hits = 0
    for (let code = 0; code < plan.codes; code += 1) {
      for (let times = 1 + ((minute * 7 + code * 3 + host) % 3); times > 0; times -= 1) {
        const at = start + minute * 60_000 + ((host * 13 + times * 17) % 60) * 1000
        const source = times === 1 ? 'web' : 'api'
        counter.add({ code: codes[code * 3] as number, evidence: 'certain', source, at })
        hits += 1
      }
    }
    return hits
  }
  return {
    count,
    backlog: () => outbox.backlog(),
    finishCounting: () => {
      const error = committer.finish()
      if (error !== undefined) throw error
    },
    close: async () => {
      await pushing.finish(false)
      store.close()
    },
  }
}

async function run(plan: HostsPlan): Promise<void> {
  const hosts = plan.hosts.map((host) => openHost(host, plan))
  tell({ kind: 'ready' })
  let hits = 0
  for (let minute = 0; minute < plan.minutes; minute += 1) {
    for (const [at, host] of hosts.entries()) hits += host.count(minute, at)
    await sleep(plan.minuteMs)
  }
  for (const host of hosts) host.finishCounting()
  const waiting = hosts.map(({ backlog }) => backlog())
  tell({
    kind: 'counted',
    hits,
    rows: waiting.reduce((sum, backlog) => sum + (backlog?.rows ?? 0), 0),
    oldest: Math.min(...waiting.map((backlog) => backlog?.oldest ?? Number.POSITIVE_INFINITY)),
  })
  while (hosts.some(({ backlog }) => (backlog()?.batches ?? 0) > 0)) await sleep(20)
  tell({ kind: 'drained' })
  for (const host of hosts) await host.close()
  process.disconnect()
}

process.once('message', (plan: HostsPlan) => void run(plan))
