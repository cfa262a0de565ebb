/** What is taken for a logger's prefix, row by row, and how wrappers and prefixes stack. */
import { describe, expect, test } from 'vitest'
import { prefixOf } from '../../src/detect/prefix.ts'
import { prefixes } from '../../src/detect/prefixes.ts'

describe.each(prefixes)('$name', (row) => {
  test('has samples', () => {
    expect(row.samples).not.toEqual([])
  })

  test.each(row.samples)('%s', (line, tag, message) => {
    const prefix = prefixOf(line)
    expect(prefix.rows).toEqual([row.name])
    expect(prefix.tag).toBe(tag ?? '')
    expect(line.slice(prefix.end)).toBe(message)
    expect(prefix.own).toBe(row.kind === 'log')
    expect(prefix.platform).toBe(row.platform)
  })
})

describe('rows are chosen by the first character, and none is left out', () => {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const lines = prefixes.flatMap(({ samples }) => samples.map(([line]) => line))
  const altered = ascii.flatMap((first) => lines.flatMap((line) => [first + line, first + line.slice(1)]))

  test.each(prefixes)('$name', ({ pattern, starts }) => {
    const matched = altered.filter((line) => pattern.test(line)).map((line) => line.charAt(0))
    expect([...new Set(matched)].filter((first) => !starts.includes(first))).toEqual([])
    expect([...starts].filter((first) => matched.includes(first))).not.toEqual([])
  })
})

test('names are unique', () => {
  expect(new Set(prefixes.map(({ name }) => name)).size).toBe(prefixes.length)
})

describe('a container around a logger', () => {
  test.each([
    [
      'member-1  | 2026-11-22T16:37:40.133+08:00 ERROR 2004 --- [demo] [exec-1] c.e.LoginService : 返回码：2020',
      ['docker-compose', 'spring-boot'],
      '返回码：2020',
    ],
    [
      '2026-11-22T16:37:51.1Z stderr F [2026-11-22T16:37:47.143] [ERROR] authing - no',
      ['cri', 'log4js'],
      'no',
    ],
    ['[pod/auth/app] 2026-11-22T16:37:51.1Z stderr F {"code":2020}', ['kubectl', 'cri'], '{"code":2020}'],
    [
      'a | b | c | d | 2026-11-22 16:37:40 x',
      ['docker-compose', 'docker-compose', 'docker-compose'],
      'd | 2026-11-22 16:37:40 x',
    ],
  ])('%s', (line, rows, message) => {
    const prefix = prefixOf(line)
    expect(prefix.rows).toEqual(rows)
    expect(line.slice(prefix.end)).toBe(message)
  })
})

describe('who wrote a line', () => {
  const writer = (line: string): string => {
    const prefix = prefixOf(line)
    return `${prefix.stream}/${prefix.writer}`
  }

  test.each([
    [
      'the process',
      '06-03 13:50:05.461  7432  7490 I flutter : 2333',
      '06-03 13:50:05.461  9120  9133 I flutter : 2333',
    ],
    [
      'the tag',
      '06-03 13:50:05.461  7432  7490 I flutter : 2333',
      '06-03 13:50:05.461  7432  7490 I chromium: 2333',
    ],
    ['the container', 'api-1  | 2026-11-22 16:37:40 ERROR no', 'api-2  | 2026-11-22 16:37:40 ERROR no'],
  ])('%s tells two lines apart', (_, one, other) => {
    expect(writer(one)).not.toBe(writer(other))
  })

  test('time, thread and level do not', () => {
    expect(writer('06-03 13:50:06.000  7432  7499 E flutter : x')).toBe(
      writer('06-03 13:50:05.461  7432  7490 I flutter : 2333'),
    )
  })
})

test.each(['', ' ', '{"code":2020}', 'authing login failed code=2004', '    at login (app.js:4:2)', '2020'])(
  'no prefix: %j',
  (line) => {
    expect(prefixOf(line)).toMatchObject({ rows: [], own: false, end: 0, tag: '', stream: '' })
  },
)
