import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type MetricsServer, serveMetrics } from '../../src/metrics/server.ts'

const anywhere = { host: '127.0.0.1', port: 0 }

async function serving(text: () => Promise<string>): Promise<MetricsServer> {
  const server = await serveMetrics(anywhere, text)
  onTestFinished(server.close)
  return server
}

async function connected({ url }: MetricsServer): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return socket
}

describe('answers', () => {
  test.each([
    ['GET', '/metrics', 200, 'numbers\n'],
    ['GET', '/metrics?name[]=up', 200, 'numbers\n'],
    ['HEAD', '/metrics', 200, ''],
    ['GET', '/', 200, 'authing-annotate: the metrics are at /metrics\n'],
    ['GET', '/metrics/', 404, 'there is only /metrics\n'],
    ['GET', '/../../etc/passwd', 404, 'there is only /metrics\n'],
    ['POST', '/metrics', 405, 'only GET and HEAD\n'],
    ['DELETE', '/', 405, 'only GET and HEAD\n'],
  ])('%s %s with %i', async (method, path, status, body) => {
    const { url } = await serving(async () => 'numbers\n')
    const response = await fetch(new URL(path, url), { method })
    expect([response.status, await response.text()]).toEqual([status, body])
    const type =
      body === 'numbers\n' || method === 'HEAD' ? 'text/plain; version=0.0.4' : 'text/plain; charset'
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD' : null)
  })

  test('what is no HTTP with a refusal', async () => {
    const socket = await connected(await serving(async () => ''))
    socket.write('\x16\x03\x01 hello\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(`${answer}`).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('with 500 where there is no text', async () => {
    const { url } = await serving(() => Promise.reject(new Error('no')))
    expect((await fetch(url)).status).toBe(500)
  })
})

test('the text is made once for all who ask together', async () => {
  let made = 0
  let finish: (text: string) => void = () => {}
  const { url } = await serving(() => {
    made += 1
    return new Promise((resolve) => {
      finish = resolve
    })
  })
  const asked = Array.from({ length: 8 }, () => fetch(url))
  await expect.poll(() => made).toBe(1)
  finish('numbers\n')
  const answers = await Promise.all(asked.map(async (answer) => (await answer).text()))
  expect(answers).toEqual(Array(8).fill('numbers\n'))
  expect(made).toBe(1)
})

test('a port that is taken is named', async () => {
  const { url } = await serving(async () => '')
  const { host, port } = new URL(url)
  await expect(serveMetrics({ ...anywhere, port: Number(port) }, async () => '')).rejects.toMatchObject({
    message: `cannot serve metrics at ${host}: another program has the port`,
    exitCode: 2,
  })
})

test('an address of another machine is named', async () => {
  // Kept for documentation: no machine has it.
  const elsewhere = { host: '192.0.2.1', port: 0 }
  await expect(serveMetrics(elsewhere, async () => '')).rejects.toMatchObject({
    message: 'cannot serve metrics at 192.0.2.1:0: this machine has no such address',
    exitCode: 2,
  })
})

test('who says nothing is cut off, and makes room for others', async () => {
  const server = await serving(async () => 'numbers\n')
  const silent = await Promise.all(Array.from({ length: 16 }, () => connected(server)))
  for (const socket of silent.slice(8)) socket.write('GET /metrics HTTP/1.1\r\nX-Slow: ')
  const cutOff = Promise.all(silent.map((socket) => once(socket.resume(), 'close')))
  await expect(fetch(server.url)).rejects.toThrow()
  await cutOff
  expect(await (await fetch(server.url)).text()).toBe('numbers\n')
})

test('closing hangs up on everybody', async () => {
  const server = await serving(() => new Promise(() => {}))
  const socket = await connected(server)
  socket.write('GET /metrics HTTP/1.1\r\nHost: here\r\n\r\n')
  const silent = await connected(server)
  const cutOff = Promise.all([socket, silent].map((one) => once(one.resume(), 'close')))
  server.close()
  await cutOff
  await expect(fetch(server.url)).rejects.toThrow()
})
