/**
 * A fleet in a few processes: hosts count and push, the server is restarted while they do, crashes, stays away until all
 * is counted, and comes back to what has waited.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PostgresServer } from '../../../servers/postgres.ts'
import type { HostsPlan, Told } from './host-process.ts'
import { countingProxy } from './proxy.ts'

export interface SimulationPlan extends Omit<HostsPlan, 'hosts' | 'url'> {
  readonly hosts: number
  readonly processes: number
  /** Where the hosts' files go. */
  readonly folder: string
}

export interface Simulated {
  readonly files: readonly string[]
  readonly database: string
  readonly hits: number
  /** What waited when the server came back, and how long its oldest row had. */
  readonly waited: { readonly rows: number; readonly seconds: number }
  /** From then until nothing waited on any host. */
  readonly drainSeconds: number
  readonly bytes: number
  readonly connections: number
}

const program = fileURLToPath(new URL('host-process.ts', import.meta.url))

export async function simulate(server: PostgresServer, plan: SimulationPlan): Promise<Simulated> {
  const own = new URL(await server.createDatabase())
  const proxy = await countingProxy(server.port)
  const url = `postgres://${own.username}@127.0.0.1:${proxy.port}${own.pathname}`
  const hosts = Array.from({ length: plan.hosts }, (_, at) => ({
    name: `host-${at + 1}`,
    file: join(plan.folder, `${at + 1}.db`),
  }))
  const children = Array.from({ length: plan.processes }, (_, at) => {
    const child = start()
    child.child.send({ ...plan, url, hosts: hosts.filter((_, host) => host % plan.processes === at) })
    return child
  })
  try {
    await all(children, 'ready')
    const length = plan.minutes * plan.minuteMs
    await sleep(length * 0.25)
    await server.stop('SIGINT')
    await server.start()
    await sleep(length * 0.25)
    await server.stop('SIGKILL')
    const counted = await all(children, 'counted')
    const back = Date.now() / 1000
    await server.start()
    const began = performance.now()
    await all(children, 'drained')
    const drainSeconds = (performance.now() - began) / 1000
    await Promise.all(children.map(({ ended }) => ended))
    const sumOf = (of: 'hits' | 'rows'): number =>
      counted.reduce((sum, told) => sum + (of in told ? told[of as never] : 0), 0)
    const oldest = Math.min(...counted.map((told) => (told.kind === 'counted' ? told.oldest : back)))
    return {
      files: hosts.map(({ file }) => file),
      database: own.pathname.slice(1),
      hits: sumOf('hits'),
      waited: { rows: sumOf('rows'), seconds: back - oldest },
      drainSeconds,
      bytes: proxy.bytes(),
      connections: proxy.connections(),
    }
  } finally {
    for (const { child } of children) child.kill('SIGKILL')
    proxy.close()
  }
}

interface Started {
  readonly child: ChildProcess
  readonly told: (kind: Told['kind']) => Promise<Told>
  readonly ended: Promise<unknown>
}

function start(): Started {
  const child = fork(program, { execArgv: ['--import', 'tsx'] })
  const heard: Told[] = []
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of waiting) look()
  }
  child.on('message', (told: Told) => {
    heard.push(told)
    wake()
  })
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(wake)
  const told = (kind: Told['kind']): Promise<Told> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = heard.find((one) => one.kind === kind)
        if (found !== undefined) resolve(found)
        else if (child.exitCode !== null) reject(new Error(`a process of hosts ended with ${child.exitCode}`))
        else return
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })
  return { child, told, ended }
}

const all = (children: readonly Started[], kind: Told['kind']): Promise<Told[]> =>
  Promise.all(children.map(({ told }) => told(kind)))
