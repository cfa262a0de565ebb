/**
 * Stands between a client and a PostgreSQL server, and cuts a connection at the moment that matters: around COMMIT. It
 * reads what is sent in the clear.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * `before`: the server never hears of COMMIT. `after`: it has committed and answered, and the client doesn't hear it.
 * `at once`: COMMIT has been passed on, and nobody knows.
 */
export type Cut = 'before' | 'after' | 'at once'

export interface CuttingProxy {
  readonly port: number
  /** Cuts at the next COMMIT, once. */
  readonly cutNext: (cut: Cut) => void
  /** Which cut waits for its COMMIT. */
  readonly due: () => Cut | undefined
  /** Cuts every connection, and those to come until `restore`. */
  readonly sever: () => void
  readonly restore: () => void
  /** Passes nothing on, either way, and cuts nothing, as a network does that swallows packets. */
  readonly freeze: () => void
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

const commit = Buffer.from('COMMIT\0')

export async function startCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let cut: Cut | undefined
  let severed = false
  let frozen = false
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1')
    let cutAtAnswer = false
    const destroy = (): void => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', destroy)
      socket.on('close', () => {
        sockets.delete(socket)
        destroy()
      })
    }
    if (severed) return destroy()
    client.on('data', (chunk) => {
      if (frozen) return
      const now = chunk.includes(commit) ? cut : undefined
      if (now !== undefined) cut = undefined
      if (now === 'before') return destroy()
      cutAtAnswer = now === 'after'
      upstream.write(chunk, () => {
        if (now === 'at once') destroy()
      })
    })
    upstream.on('data', (chunk) => {
      if (cutAtAnswer) destroy()
      else if (!frozen) client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sever = (): void => {
    severed = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (next) => {
      cut = next
    },
    due: () => cut,
    sever,
    restore: () => {
      severed = false
      frozen = false
    },
    freeze: () => {
      frozen = true
    },
    [Symbol.asyncDispose]: async () => {
      sever()
      server.close()
      await once(server, 'close')
    },
  }
}
