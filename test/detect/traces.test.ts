/** Exceptions that stand for a code once a frame of an Authing SDK follows. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { traceOf, traces, traceWithin } from '../../src/detect/traces.ts'

const frame = 'at cn.authing.guard.network.AuthClient.loginByAccount(AuthClient.java:1636)'
const otherFrames = [
  'at cn.authing.guard.social.handler.QQ.onError(QQ.java:77)',
  'at cn.example.network.Guardian.request(Guardian.java:121)',
  'at cn.authing.guard.network.GuardianMock.request(GuardianMock.java:1)',
]

describe.each(traces)('$code', (trace) => {
  test('has samples and stands for a known code', () => {
    expect(trace.exceptions).not.toEqual([])
    expect(trace.others).not.toEqual([])
    expect(catalogue.recordsOf(trace.code)).not.toEqual([])
  })

  test.each(trace.exceptions)('%s', (exception) => {
    expect(traceOf(exception)).toBe(trace)
    expect(traceOf(`Caused by: ${exception}`)).toBe(trace)
    expect(trace.frame.test(frame)).toBe(true)
  })

  test.each(trace.others)('not %s', (exception) => {
    expect(traceOf(exception)).toBeUndefined()
  })

  test.each(trace.exceptions)('joined to one line: %s', (exception) => {
    const text = `${exception}\n\tat java.net.Inet6AddressImpl.lookup(Inet6AddressImpl.java:124)\n\t${frame}`
    const found = traceWithin(text)
    expect(found?.trace).toBe(trace)
    expect(text.slice(found?.start, found?.end)).toBe('at cn.authing.guard.network.AuthClient')
    expect(traceWithin(text.replaceAll('\n\t', '|'))?.trace).toBe(trace)
  })

  test.each(otherFrames)('not with %s', (other) => {
    expect(trace.frame.test(other)).toBe(false)
    expect(traceWithin(`${trace.exceptions[0]}\n\t${other}`)).toBeUndefined()
  })
})

test.each([
  ['Guardian', [10001]],
  ['AuthClient', [10001, 10004]],
  ['OIDCClient', [10001, 10004]],
  ['Uploader', [10001]],
])('a frame of %s can prove %j', (name, codes) => {
  const proved = traces.filter(({ frame: own }) =>
    own.test(`\tat cn.authing.guard.network.${name}.a(${name}.java:9)`),
  )
  expect(proved.map(({ code }) => code)).toEqual(codes)
})

test('a frame proves nothing about an exception that comes after it', () => {
  expect(traceWithin(`${frame}\njava.net.ConnectException: refused`)).toBeUndefined()
})
