import { describe, expect, test } from 'vitest'
import { addressOf, addressText } from '../../src/metrics/address.ts'

describe('an address', () => {
  test.each([
    ['9464', '127.0.0.1', 9464],
    ['0', '127.0.0.1', 0],
    ['65535', '127.0.0.1', 65_535],
    ['0.0.0.0:9464', '0.0.0.0', 9464],
    ['localhost:9464', 'localhost', 9464],
    ['[::1]:9464', '::1', 9464],
  ])('%s', (text, host, port) => {
    expect(addressOf(text)).toEqual({ host, port })
  })

  test.each([
    '',
    'abc',
    '-1',
    '65536',
    '1e3',
    ' 9464',
    '9464 ',
    ':9464',
    'localhost',
    'localhost:',
    '::1:9464',
    '[::1]',
    '[localhost]:9464',
    '[]:9464',
    'a b:9464',
    'http://127.0.0.1:9464',
    '9464/metrics',
  ])('%j is none', (text) => {
    expect(() => addressOf(text)).toThrow(`--metrics ${text} is no address to serve at`)
  })

  test.each(['127.0.0.1:9464', '[::1]:9464'])('%s is written as it is read', (text) => {
    expect(addressText(addressOf(text))).toBe(text)
  })
})
