import { describe, expect, test } from 'vitest'
import { streamAddress } from '../../src/nats/address.ts'
import { UserError } from '../../src/user-error.ts'

describe('where a stream is', () => {
  test.each([
    ['nats://bus/LOGS', ['bus'], 'LOGS'],
    ['NATS://bus:4223/logs-1', ['bus:4223'], 'logs-1'],
    ['nats://a,b:4223,c/LOGS', ['a', 'b:4223', 'c'], 'LOGS'],
    ['nats://a,nats://b/LOGS', ['a', 'b'], 'LOGS'],
    ['nats://10.0.0.1,[::1]:4222,[fe80::1]/LOGS', ['10.0.0.1', '[::1]:4222', '[fe80::1]'], 'LOGS'],
    ['nats://ann:secret@a,b/LOGS', ['a', 'b'], 'LOGS'],
  ])('%s', (text, servers, stream) => {
    expect(streamAddress(text, {})).toMatchObject({ servers, stream })
  })

  test.each([
    'bus/LOGS',
    'nats://bus',
    'nats://bus/',
    'nats:///LOGS',
    'http://bus/LOGS',
    'nats://bus/a.b',
    'nats://bus/LOGS >',
    'nats://a,,b/LOGS',
    'nats://a:port/LOGS',
    'nats://ann:secret@/LOGS',
    'nats://ann:50%@a/LOGS',
    '',
  ])('%s is no place, and no password is told', (text) => {
    const attempt = (): unknown => streamAddress(text, {})
    expect(attempt).toThrow(UserError)
    expect(attempt).not.toThrow(/secret|50%/)
  })

  test('only tls:// and certificates ask for encryption', () => {
    expect(streamAddress('nats://a/S', {}).tls).toBeUndefined()
    expect(streamAddress('tls://a/S', {}).tls).toEqual({})
    expect(streamAddress('nats://a/S', { NATS_CA: 'ca.pem' }).tls).toEqual({ caFile: 'ca.pem' })
    expect(streamAddress('tls://a/S', { NATS_CERT: 'c.pem', NATS_KEY: 'k.pem' }).tls).toEqual({
      certFile: 'c.pem',
      keyFile: 'k.pem',
    })
  })
})

describe('as whom it is read', () => {
  const password = { kind: 'password', user: 'ann', password: 'p@:/' }

  test.each([
    ['nats://a/S', {}, { kind: 'none' }],
    ['nats://ann:p%40%3A%2F@a,b/S', {}, password],
    ['nats://a,ann:p%40%3A%2F@b/S', {}, password],
    ['nats://s3cret@a/S', {}, { kind: 'token', token: 's3cret' }],
    ['nats://a/S', { NATS_USER: 'ann', NATS_PASSWORD: 'p@:/' }, password],
    ['nats://a/S', { NATS_USER: 's3cret' }, { kind: 'token', token: 's3cret' }],
    ['nats://a/S', { NATS_TOKEN: 's3cret' }, { kind: 'token', token: 's3cret' }],
    ['nats://a/S', { NATS_CREDS: 'me.creds', NATS_USER: 'ann' }, { kind: 'creds', file: 'me.creds' }],
    ['nats://a/S', { NATS_NKEY: 'me.nk' }, { kind: 'nkey', file: 'me.nk' }],
    ['nats://ann:p%40%3A%2F@a/S', { NATS_CREDS: 'me.creds' }, password],
  ])('%s with %j', (text, environment, credentials) => {
    const address = streamAddress(text, environment)
    expect(address.credentials).toEqual(credentials)
    expect(address.shown).not.toMatch(/ann|s3cret|p@|%40/)
  })
})
