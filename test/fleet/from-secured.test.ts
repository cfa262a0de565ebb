/** Servers that want to know who reads, and whom readers want to be sure of. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'
import { hasNats, startNats, whyNoNats } from '../servers/nats.ts'

const addStream = { name: 'LOGS', subjects: ['logs.>'] }

/** A certificate for localhost that vouches for itself: the client checks names, and no addresses. */
function certificate(): { readonly folder: string; readonly lines: readonly string[] } {
  const folder = scratchFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const words = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
  execFileSync(
    'openssl',
    ['req', ...words.split(' '), '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  )
  return { folder, lines: [`tls { cert_file: "${cert}", key_file: "${key}" }`] }
}

describe.skipIf(!hasNats)(`a secured server (${hasNats ? 'a real one' : whyNoNats})`, () => {
  test('is trusted by the certificate that NATS_CA names, and only so', async () => {
    const { folder, lines } = certificate()
    await using servers = await startNats({ lines })
    const caFile = join(folder, 'cert.pem')
    const { manager } = await servers.client({
      tls: { caFile },
      servers: [`localhost:${servers.nodes[0]?.port}`],
    })
    await manager.streams.add(addStream)
    const from = servers.urlOf('LOGS').replace('nats://127.0.0.1', 'tls://localhost')
    const distrustful = await runProgram(['--from', from])
    expect(distrustful.stderr).toMatch(/cannot connect to tls:.*certificate.*\n {2}NATS_CA names/)
    expect(distrustful.exit).toBe(1)
    const mistaken = await runProgram(['--from', from], { environment: { NATS_CA: '/no/such.pem' } })
    expect(mistaken.stderr).toMatch(/cannot read \/no\/such.pem, which NATS_CA names/)
    const run = startProgram(['--from', from], { environment: { NATS_CA: caFile } })
    await expect
      .poll(async () => (await manager.streams.info('LOGS')).state.consumer_count, { timeout: 20_000 })
      .toBe(1)
    await manager.jetstream().publish('logs.web', 'code=10001')
    await run.until('10001')
  })

  test('tls:// never goes on without encryption', async () => {
    await using servers = await startNats()
    const run = await runProgram(['--from', servers.urlOf('LOGS').replace('nats:', 'tls:')])
    expect(run.stderr).toMatch(/cannot connect to tls:.*tls/i)
    expect(run.exit).toBe(1)
  })

  test('lets in who has the token, or the key of an NKEY', async () => {
    const { createUser } = createRequire(import.meta.url)('@nats-io/nkeys') as {
      createUser: () => { getPublicKey: () => string; getSeed: () => Uint8Array }
    }
    const user = createUser()
    const file = join(scratchFolder(), 'user.nk')
    writeFileSync(file, `${Buffer.from(user.getSeed())}\n`)
    await using keyed = await startNats({
      lines: [`authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`],
    })
    await using token = await startNats({ lines: ['authorization { token: "t0ken" }'] })
    const missing = /there is no stream LOGS/
    const cases: readonly (readonly [from: string, environment: Record<string, string>, words: RegExp])[] = [
      [keyed.urlOf('LOGS'), { NATS_NKEY: file }, missing],
      [keyed.urlOf('LOGS'), {}, /cannot connect .*\n {2}give NATS_CREDS, NATS_NKEY/],
      [token.urlOf('LOGS'), { NATS_TOKEN: 't0ken' }, missing],
      [token.urlOf('LOGS').replace('//', '//t0ken@'), {}, missing],
      [token.urlOf('LOGS'), { NATS_TOKEN: 'wr0ng' }, /cannot connect .*[Aa]uthorization/],
      [
        token.urlOf('LOGS'),
        { NATS_CREDS: '/no/such.creds' },
        /cannot read \/no\/such.creds, which NATS_CREDS names/,
      ],
    ]
    for (const [from, environment, words] of cases) {
      const { stderr } = await runProgram(['--from', from], { environment })
      expect(stderr).toMatch(words)
      expect(stderr).not.toMatch(/t0ken|wr0ng/)
    }
  })
})
