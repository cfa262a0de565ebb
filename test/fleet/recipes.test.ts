/** `integrations/nats`: lines get into a stream as its page says, and are counted. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rights } from '../../src/nats/stream.ts'
import { integration } from '../integrations/installed.ts'
import { startProgram } from '../live-program.ts'
import { hasNats, startNats, whyNoNats } from '../servers/nats.ts'
import { untilWorkedOff } from './published.ts'
import { sqlite } from './stores.ts'

const page = integration('nats/README.md')
const script = fileURLToPath(new URL('../../integrations/nats/publish.mjs', import.meta.url))

describe.skipIf(!hasNats)(`the recipes (${hasNats ? 'on a real server' : whyNoNats})`, () => {
  test('publish.mjs sends blocks of whole lines, and each line counts', async () => {
    await using servers = await startNats({ lines: ['max_payload: 8192'] })
    const { manager } = await servers.client()
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    const url = servers.urlOf('LOGS').replace('/LOGS', '')
    const child = spawn(process.execPath, [script, url, 'logs.web-1.login'], { stdio: 'pipe' })
    const complaints: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    const line = '2026-11-22T08:00:00Z 登录失败 code=2333\n'
    child.stdin.write(line.repeat(999))
    child.stdin.write(`${'x'.repeat(9000)}\n`)
    child.stdin.end(`${line}${line.trimEnd()}`)
    expect((await once(child, 'close'))[0]).toBe(0)
    expect(Buffer.concat(complaints).toString()).toBe('publish.mjs: a line of 9001 bytes is left out\n')
    expect((await manager.streams.info('LOGS')).state.messages).toBeLessThan(20)
    const store = await (await sqlite()).open()
    const run = startProgram(['--from', servers.urlOf('LOGS'), '--db', store.place, '--only'])
    await untilWorkedOff(manager, 'LOGS', store.durable, [run])
    expect(await store.tally()).toEqual({ 'logs.web-1.login 2333': 1001 })
  })

  test('the rights that the page and the program name are enough', async () => {
    const subjects = [...rights('LOGS').matchAll(/\$JS\S*[^\s,]/g)].map(([subject]) => subject)
    expect(subjects).toHaveLength(5)
    for (const subject of subjects) expect(page).toContain(`\`${subject}\``)
    const permissions = `permissions: { publish: [${subjects.map((subject) => `"${subject}"`)}], subscribe: ["_INBOX.>"] }`
    await using servers = await startNats({
      lines: [
        `authorization { users: [ { user: admin, password: admin }, { user: ann, password: ann, ${permissions} } ] }`,
      ],
    })
    const { manager } = await servers.client({ user: 'admin', pass: 'admin' })
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    await manager.jetstream().publish('logs.web', '2026-11-22T08:00:00Z code=2333')
    const store = await (await sqlite()).open()
    const start = () =>
      startProgram(['--from', servers.urlOf('LOGS').replace('//', '//ann:ann@'), '--db', store.place])
    const first = start()
    await untilWorkedOff(manager, 'LOGS', store.durable, [first])
    first.child.kill('SIGTERM')
    await first.ended
    // Now the store has a standing, about which the stream is asked.
    await manager.jetstream().publish('logs.web', '2026-11-22T08:00:00Z code=2333')
    const second = start()
    await untilWorkedOff(manager, 'LOGS', store.durable, [second])
    expect(await store.tally()).toEqual({ 'logs.web 2333': 2 })
    expect([first.complaints(), second.complaints()]).toEqual(['', ''])
  })
})

test('what they name is what the page creates', () => {
  const [, subjects = ''] = /nats stream add LOGS --subjects '([^']+)'/.exec(page) ?? []
  expect(subjects).toBe('logs.>')
  expect(/^ +subject: (\S+?)\./m.exec(integration('nats/vector.yaml'))?.[1]).toBe('logs')
  expect(/^ +tag: (\S+?)\./m.exec(integration('nats/fluent-bit.yaml'))?.[1]).toBe('logs')
})
