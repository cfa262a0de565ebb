/** Looking codes up, and laying a user's records over the built-in ones. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createCatalogue, withRecords } from '../../src/catalogue/catalogue.ts'
import type { CodeRecord } from '../../src/catalogue/record.ts'

const texts = { description: 'tea is out', advice: '', projectAdvice: 'brew some' }
const tea: CodeRecord = {
  code: 4711,
  origin: 'api',
  severity: 'error',
  message: 'no tea',
  zh: texts,
  en: texts,
  adviceBy: 'project',
  documented: 'user',
  url: '',
}

describe('records of a code', () => {
  test('are found by number, preferred first', () => {
    const own = createCatalogue([tea, { ...tea, origin: 'device' }, { ...tea, code: 4712 }])
    expect(own.recordsOf(4711).map(({ origin }) => origin)).toEqual(['api', 'device'])
    expect(own.recordsOf(4712)).toHaveLength(1)
  })

  test('are none for a number that nobody gave out', () => {
    expect([4711, Number.NaN, -1, 1636.5].map((code) => catalogue.recordsOf(code))).toEqual([[], [], [], []])
  })
})

describe('records of a user', () => {
  const [android] = catalogue.recordsOf(10006)

  test('replace the one with their code and origin', () => {
    const own = withRecords(catalogue, [{ ...tea, code: 10006, origin: 'android-sdk' }])
    expect(own.recordsOf(10006).map(({ message }) => message)).not.toContain(android?.message)
    expect(own.records).toHaveLength(catalogue.records.length)
  })

  test('are preferred', () => {
    const own = withRecords(catalogue, [{ ...tea, code: 10006, origin: 'ios-sdk' }])
    expect(own.recordsOf(10006).map(({ origin }) => origin)).toEqual(['ios-sdk', 'android-sdk', 'ios-sdk-v3'])
    expect(own.recordsOf(10006)[0]?.message).toBe('no tea')
  })

  test('stand beside those of another origin', () => {
    const own = withRecords(catalogue, [{ ...tea, code: 10006, origin: 'device' }])
    expect(own.recordsOf(10006)).toHaveLength(catalogue.recordsOf(10006).length + 1)
  })

  test('leave the catalogue that they are laid over as it is', () => {
    withRecords(catalogue, [{ ...tea, code: 10006, origin: 'android-sdk' }])
    expect(catalogue.recordsOf(10006)[0]).toBe(android)
  })
})

describe('the version', () => {
  const versionOf = (...records: CodeRecord[]): string => createCatalogue(records).version()

  test('is sixteen hexadecimal digits, the same for the same records', () => {
    expect(versionOf(tea)).toMatch(/^[0-9a-f]{16}$/)
    expect(versionOf(tea)).toBe(versionOf(structuredClone(tea)))
  })

  test.each([
    ['a text', { ...tea, zh: { ...texts, advice: 'x' } }],
    ['a severity', { ...tea, severity: 'warning' as const }],
    ['a number', { ...tea, code: 4712 }],
    ['another text of the code', { ...tea, also: ['out of tea'] }],
  ])('changes with %s', (_, changed) => {
    expect(versionOf(changed)).not.toBe(versionOf(tea))
  })

  test('changes with what is preferred and with what is added', () => {
    const other = { ...tea, code: 4712 }
    expect(new Set([versionOf(tea), versionOf(tea, other), versionOf(other, tea), versionOf()]).size).toBe(4)
  })
})
