/** `--from` without a store: the messages that come from now on, explained. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { hasNats, startNats, whyNoNats } from '../servers/nats.ts'

const line = '2026-11-22T08:00:00Z code=10001'

describe.skipIf(!hasNats)(`--from alone (${hasNats ? 'on a real server' : whyNoNats})`, () => {
  test('shows what comes, message by message, until a signal', async () => {
    await using servers = await startNats()
    const { manager } = await servers.client()
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    const stream = manager.jetstream()
    await stream.publish('logs.web', 'code=2333 came before')
    const run = startProgram(['--from', servers.urlOf('LOGS'), '--format', 'below', '--lang', 'en'])
    await expect
      .poll(async () => (await manager.streams.info('LOGS')).state.consumer_count, { timeout: 20_000 })
      .toBe(1)
    await stream.publish('logs.web', `${line}\nnothing here`)
    await stream.publish('logs.app', gzipSync(`${line}\n`))
    await stream.publish('logs.app', Buffer.from([0x1f, 0x8b, 8, 0]))
    await stream.publish('logs.web', 'the last')
    await run.until('the last\n')
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(143)
    const shown = run.printed().split('\n')
    expect(shown.filter((text) => text.includes('↳')).length).toBe(2)
    expect(shown.filter((text) => !text.includes('↳'))).toEqual([line, 'nothing here', line, 'the last', ''])
    expect(run.complaints()).toContain(
      "a message of logs.app can't be read: the compressed data stops midway",
    )
  })

  test('says what is missing, and never a password', async () => {
    await using servers = await startNats()
    await using secured = await startNats({ lines: ['authorization { user: ann, password: s3cret }'] })
    await using plain = await startNats({ jetstream: false })
    const [port] = secured.nodes.map((node) => node.port)
    const cases: readonly (readonly [from: string, words: RegExp, exit: number])[] = [
      [servers.urlOf('LOGS'), /there is no stream LOGS .*\n {2}create it: nats stream add LOGS/, 1],
      [plain.urlOf('LOGS'), /nobody answers for JetStream/, 1],
      [
        `nats://127.0.0.1:1/LOGS`,
        /cannot connect to nats:\/\/127.0.0.1:1\/LOGS: .*(?:ECONNREFUSED|refused)/,
        1,
      ],
      [
        `nats://ann:wr0ng@127.0.0.1:${port}/LOGS`,
        /cannot connect to nats:\/\/127.0.0.1:\d+\/LOGS: .*[Aa]uthorization/,
        1,
      ],
      [`nats://ann:s3cret@127.0.0.1:${port}/LOGS`, /nobody answers for JetStream|there is no stream LOGS/, 1],
      ['nats://127.0.0.1:1/', /names no stream behind the hosts/, 2],
    ]
    for (const [from, words, exit] of cases) {
      const run = await runProgram(['--from', from])
      expect(run.stderr).toMatch(words)
      expect(run.stderr).not.toMatch(/s3cret|wr0ng|bug/)
      expect(run.exit).toBe(exit)
    }
  })

  test('says which rights are missing', async () => {
    const permissions = 'permissions: { publish: ["$JS.API.STREAM.INFO.*"], subscribe: ["_INBOX.>"] }'
    await using servers = await startNats({
      lines: [
        `authorization { users: [ { user: admin, password: admin }, { user: ann, password: ann, ${permissions} } ] }`,
      ],
    })
    const { manager } = await servers.client({ user: 'admin', pass: 'admin' })
    await manager.streams.add({ name: 'LOGS', subjects: ['logs.>'] })
    const run = await runProgram(['--from', servers.urlOf('LOGS')], {
      environment: { NATS_USER: 'ann', NATS_PASSWORD: 'ann' },
    })
    expect(run.stderr).toMatch(/no permission/)
    expect(run.stderr).toContain('$JS.API.CONSUMER')
    expect(run.exit).toBe(1)
  })
})

test('says what to install where the packages are missing', async () => {
  const resolve = `export const resolve = (name, context, next) => {
    if (!name.startsWith('@nats-io/')) return next(name, context)
    throw Object.assign(new Error('no ' + name), { code: 'ERR_MODULE_NOT_FOUND' })
  }`
  const hook = `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(resolve)}`)})`
  const run = startProgram(['--from', 'nats://bus/LOGS'], {
    nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
  })
  expect(await run.ended).toBe(2)
  expect(run.complaints()).toContain('npm i -g @nats-io/transport-node @nats-io/jetstream')
})
