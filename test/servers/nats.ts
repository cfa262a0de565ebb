/**
 * Servers of NATS with JetStream of the test's own, alone or as a cluster of three: in folders and on ports that nobody
 * else has, and gone with the test.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream'
import { type ConnectionOptions, connect, type NatsConnection } from '@nats-io/transport-node'
import { hasServer } from '../needs.ts'
import { freePort } from './free-port.ts'

/** Debian keeps it where only root looks. */
const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'nats-server'))
  .find(existsSync)

/** For `describe.skipIf(!hasNats)`. */
export const hasNats: boolean = hasServer('NATS server', program !== undefined)

export const whyNoNats = 'there is no NATS server on this machine (Debian: apt-get install nats-server)'

export interface NatsNode {
  readonly name: string
  readonly port: number
  /** `SIGKILL` is a crash. */
  readonly stop: (signal?: 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** Starts again what was stopped, in the same folder and on the same port. */
  readonly start: () => Promise<void>
}

export interface NatsServers {
  readonly nodes: readonly NatsNode[]
  /** `--from` for a stream of this name. */
  readonly urlOf: (stream: string) => string
  /** A client of the test's own; closed with the servers. */
  readonly client: (options?: ConnectionOptions) => Promise<NatsClient>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export interface NatsClient {
  readonly connection: NatsConnection
  readonly manager: JetStreamManager
  /** The node that leads the stream, or its consumer. */
  readonly leaderOf: (stream: string, consumer?: string) => Promise<NatsNode>
}

export interface NatsSettings {
  readonly nodes?: 1 | 3
  /** Lines of every node's configuration. */
  readonly lines?: readonly string[]
  /** Whether it has JetStream; it has, unless given. */
  readonly jetstream?: boolean
}

interface Ports {
  readonly client: number
  readonly route: number
}

export async function startNats({
  nodes: count = 1,
  lines = [],
  jetstream = true,
}: NatsSettings = {}): Promise<NatsServers> {
  const folder = mkdtempSync(join(tmpdir(), 'authing-nats-'))
  const ports: Ports[] = []
  for (let node = 0; node < count; node++) ports.push({ client: await freePort(), route: await freePort() })
  const routes = ports.map(({ route }) => `nats-route://127.0.0.1:${route}`)
  const nodes = ports.map((own, index) => {
    const name = `node-${index + 1}`
    const home = join(folder, name)
    mkdirSync(home)
    const configuration = [
      `server_name: ${name}`,
      `listen: 127.0.0.1:${own.client}`,
      ...(jetstream ? [`jetstream { store_dir: "${join(home, 'data')}" }`] : []),
      ...(count === 1
        ? []
        : [`cluster { name: test, listen: 127.0.0.1:${own.route}, routes: [${routes.join(', ')}] }`]),
      ...lines,
    ]
    writeFileSync(join(home, 'server.conf'), `${configuration.join('\n')}\n`)
    return nodeIn(home, name, own.client)
  })
  await Promise.all(nodes.map(({ start }) => start()))
  const hosts = ports.map(({ client }) => `127.0.0.1:${client}`)
  const clients: NatsConnection[] = []
  const client = async (options: ConnectionOptions = {}): Promise<NatsClient> => {
    const connection = await connect({
      servers: hosts,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
      ...options,
    })
    clients.push(connection)
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 5_000 })
    return { connection, manager, leaderOf: (stream, consumer) => leaderOf(manager, nodes, stream, consumer) }
  }
  return {
    nodes,
    urlOf: (stream) => `nats://${hosts.join(',')}/${stream}`,
    client,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(clients.map((connection) => connection.close()))
      await Promise.all(nodes.map(({ stop }) => stop('SIGKILL')))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function nodeIn(home: string, name: string, port: number): NatsNode {
  let server: ChildProcess | undefined
  const log = join(home, 'server.log')
  const start = async (): Promise<void> => {
    writeFileSync(log, '')
    const child = spawn(program as string, ['-c', join(home, 'server.conf'), '-l', log], { stdio: 'ignore' })
    server = child
    while (!readFileSync(log, 'utf8').includes('Server is ready')) {
      if (child.exitCode !== null) throw new Error(`NATS didn't start: ${readFileSync(log, 'utf8')}`)
      await sleep(20)
    }
  }
  const stop = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> => {
    const child = server
    server = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return { name, port, start, stop }
}

/** An election may be under way: it is asked until there is one. */
async function leaderOf(
  manager: JetStreamManager,
  nodes: readonly NatsNode[],
  stream: string,
  consumer?: string,
): Promise<NatsNode> {
  for (;;) {
    const info = await (consumer === undefined
      ? manager.streams.info(stream)
      : manager.consumers.info(stream, consumer)
    ).catch(() => undefined)
    const leader = nodes.find(({ name }) => name === info?.cluster?.leader)
    if (leader !== undefined) return leader
    await sleep(100)
  }
}

/** Does what a cluster that has just begun may refuse, until it doesn't. */
export async function untilDone<T>(attempt: () => Promise<T>, tries = 100): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await sleep(100)
    }
  }
}
