/**
 * Answers Prometheus, and nobody else at any length: reading, two paths, short waits, few connections. Lines never wait
 * for it; what a scraper costs is bounded however often and slowly it asks.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../user-error.ts'
import { type Address, addressText } from './address.ts'

export interface MetricsServer {
  /** Where it answers: the port that was found, where any would do. */
  readonly url: string
  /** Hangs up on who is still connected. */
  readonly close: () => void
}

/** Milliseconds for a request to be there, and for a connection on which nothing moves. */
const patience = { request: 5_000, checks: 1_000, silence: 10_000 }
const maxConnections = 16
/** How many milliseconds a text is good for. */
const sameForMs = 100

/** Throws a `UserError` where nothing can be served there. */
export async function serveMetrics(address: Address, text: () => Promise<string>): Promise<MetricsServer> {
  const recent = shared(text)
  const server = createServer(
    {
      headersTimeout: patience.request,
      requestTimeout: patience.request,
      connectionsCheckingInterval: patience.checks,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => void answer(request, response, recent),
  )
  server.maxConnections = maxConnections
  server.timeout = patience.silence
  server.listen(address.port, address.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw refusal(address, error as NodeJS.ErrnoException)
  }
  // From here on it is one connection that fails, and the lines go on.
  server.on('error', () => {})
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${addressText({ ...address, port })}/metrics`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  text: () => Promise<string>,
): Promise<void> {
  const send = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): void => {
    const length = Buffer.byteLength(body)
    response.writeHead(status, { 'Content-Type': plain, 'Content-Length': length, ...headers }).end(body)
  }
  if (method !== 'GET' && method !== 'HEAD') return send(405, 'only GET and HEAD\n', { Allow: 'GET, HEAD' })
  const [path] = url.split('?')
  if (path === '/') return send(200, 'authing-annotate: the metrics are at /metrics\n')
  if (path !== '/metrics') return send(404, 'there is only /metrics\n')
  try {
    send(200, await text(), { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  } catch (error) {
    send(500, `${error}\n`)
  }
}

const plain = 'text/plain; charset=utf-8'

/** One text for all who ask at about the same time. */
function shared(text: () => Promise<string>): () => Promise<string> {
  let recent: Promise<string> | undefined
  const forget = (): void => {
    setTimeout(() => {
      recent = undefined
    }, sameForMs).unref()
  }
  return () => {
    if (recent === undefined) {
      recent = text()
      recent.then(forget, forget)
    }
    return recent
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  EADDRINUSE: ['another program has the port', 'give another port, or 0 for any that is free'],
  EACCES: ['the system keeps this port for root', 'give a port from 1024 on'],
  EADDRNOTAVAIL: [
    'this machine has no such address',
    'leave the host out, or give 0.0.0.0 for all addresses',
  ],
  ENOTFOUND: ['there is no such host', 'give an address of this machine, or leave the host out'],
}

function refusal(address: Address, error: NodeJS.ErrnoException): UserError {
  const [reason, advice] = reasons[error.code ?? ''] ?? [error.message, 'give another address']
  return new UserError(`cannot serve metrics at ${addressText(address)}: ${reason}`, advice, 2, error)
}
