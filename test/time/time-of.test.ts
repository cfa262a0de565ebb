import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeKeys } from '../../src/time/time-keys.ts'
import { timeOf } from '../../src/time/time-of.ts'
import { formats } from '../../src/time/written-time.ts'
import { clockOf } from './clocks.ts'

const clock = clockOf()
const utcOf = (line: string): string | undefined => {
  const stamp = timeOf(line, clock)
  return stamp && new Date(stamp.at).toISOString()
}

describe('what a stamp says about itself', () => {
  test.each([
    ['2026-11-22T16:37:40Z x', { zoned: true, dated: true, format: 'iso' }],
    ['2026-11-22T16:37:40 x', { zoned: false, dated: true, format: 'iso' }],
    ['2026-11-22 16:37:40 CST x', { zoned: false, dated: true, format: 'iso' }],
    ['06-03 13:50:05.461 W/A: x', { zoned: false, dated: false, format: 'logcat' }],
    ['06-03 13:50:05.461 +0800  2004  2020 W A: x', { zoned: true, dated: false, format: 'logcat' }],
    ['1780465805.461  2004  2020 W A: x', { zoned: true, dated: true, format: 'epoch' }],
    ['{"time":1795365460133}', { zoned: true, dated: true, format: 'json' }],
    ['{"time":"2026-11-22 16:37:40"}', { zoned: false, dated: true, format: 'json' }],
    ['{"time":"06-03 13:50:05.461"}', { zoned: false, dated: false, format: 'json' }],
    ['time=2026-11-22T16:37:40Z', { zoned: true, dated: true, format: 'logfmt' }],
  ])('%s', (line, expected) => {
    expect(timeOf(line, clock)).toMatchObject(expected)
  })
})

describe('a JSON record', () => {
  test.each([
    ['nested members are not its own', '{"req":{"time":1795365460133},"msg":"x"}', undefined],
    ['nor those of an array', '{"list":[{"time":1795365460133}]}', undefined],
    ['nor text that looks like one', '{"msg":"\\"time\\":1795365460133,","x":1}', undefined],
    ['nor an escaped key', '{"msg":"a","\\"time":1795365460133}', undefined],
    ['a value is no key', '{"a":"time","b":1795365460133}', undefined],
    ['its own wins over a nested one', '{"a":{"time":1},"ts":1795365460133}', '2026-11-22T16:37:40.133Z'],
    [
      'an unreadable one is passed over',
      '{"time":8,"timestamp":"2026-11-22T16:37:40Z"}',
      '2026-11-22T16:37:40.000Z',
    ],
    ['the first wins', '{"time":1795365460133,"ts":1795365461133}', '2026-11-22T16:37:40.133Z'],
    ['spaces', '{ "time" : 1795365460133 }', '2026-11-22T16:37:40.133Z'],
    ['cut off behind its time', '{"time":1795365460133,"msg":"Guardian fai', '2026-11-22T16:37:40.133Z'],
    ['cut off in its number', '{"msg":"x","time":179536546', undefined],
    ['cut off in its number, which still looks like one', '{"msg":"x","time":1795365460', undefined],
    ['cut off in its text', '{"msg":"x","time":"2026-11-22T16:37:40', undefined],
    [
      'a backslash at the end of a text',
      '{"path":"C:\\\\","time":1795365460133}',
      '2026-11-22T16:37:40.133Z',
    ],
    ['a bad escape in its text', '{"time":"2026-11-22T16:37:40\\x"}', undefined],
    ['behind a wrapper', '[pod/a/b] {"time":1795365460133}', '2026-11-22T16:37:40.133Z'],
    ['the outer stamp wins', '2026-11-22T16:37:51.1Z stderr F {"time":1}', '2026-11-22T16:37:51.100Z'],
    ['util.inspect is no JSON', `{ time: 1795365460133, m: '"time":1795365460133 ' }`, undefined],
    ['an object behind it is another', '{"a":1} {"time":1795365460133}', undefined],
  ])('%s', (_, line, utc) => {
    expect(utcOf(line)).toBe(utc)
  })

  test('nested a million deep', () => {
    const deep = '{"a":'.repeat(1_000_000)
    expect(utcOf(`{"time":1795365460133,"a":${deep}`)).toBe('2026-11-22T16:37:40.133Z')
    expect(utcOf(deep)).toBeUndefined()
  })

  test('behind a long member, and no further than a million characters', () => {
    const record = (length: number): string => `{"stack":["${'x'.repeat(length)}",1],"time":1795365460133}`
    expect(utcOf(record(500_000))).toBe('2026-11-22T16:37:40.133Z')
    expect(utcOf(record(1_100_000))).toBeUndefined()
  })
})

describe('a logfmt record', () => {
  test.each([
    ['level=error msg="time=1795365460133 x" a=1', undefined],
    ['level=error failed time=1795365460133', undefined],
    ['msg="a"time=1795365460133', undefined],
    ['msg="unclosed time=1795365460133', undefined],
    ['level=error @timestamp=2026-11-22T16:37:40Z', '2026-11-22T16:37:40.000Z'],
  ])('%s', (line, utc) => {
    expect(utcOf(line)).toBe(utc)
  })
})

describe('wrappers one behind the other', () => {
  test.each([
    ['\uFEFF\u001b[0m<11>web-1  | [pod/a/b] ERROR [2026-11-22T16:37:40Z] x', '2026-11-22T16:37:40.000Z'],
    [`${'[pod/a/b] '.repeat(6)}2026-11-22T16:37:40Z x`, '2026-11-22T16:37:40.000Z'],
    [`${'[pod/a/b] '.repeat(7)}2026-11-22T16:37:40Z x`, undefined],
  ])('%s', (line, utc) => {
    expect(utcOf(line)).toBe(utc)
  })
})

describe('any line', () => {
  const samples = [...formats, ...timeKeys].flatMap((row) => row.samples.map(([line]) => line))
  const anyLine = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom(...samples), fc.nat(80)).map(([line, end]) => line.slice(0, end)),
    fc
      .tuple(fc.constantFrom(...samples), fc.nat(40), fc.nat(3), fc.string({ maxLength: 4 }))
      .map(([line, start, cut, put]) => line.slice(0, start) + put + line.slice(start + cut)),
    fc
      .array(fc.constantFrom(...'0123456789-/:.,+ TZ[]{}"\\=timeNov月|<>'), { maxLength: 60 })
      .map((characters) => characters.join('')),
  )
  const earliest = Date.parse('1970-01-01T00:00:00+14:00')
  const latest = Date.parse('2099-12-31T23:59:59.999-14:00')

  test('gives a whole instant of 1970 to 2099 or nothing, and never throws', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const stamp = timeOf(line, clock)
        if (stamp === undefined) return
        expect(Number.isInteger(stamp.at)).toBe(true)
        expect(stamp.at).toBeGreaterThanOrEqual(earliest)
        expect(stamp.at).toBeLessThanOrEqual(latest)
      }),
      { numRuns: 5000 },
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -8.7e15])(
    'a clock that is %s only costs the year',
    (now) => {
      const broken = { ...clock, now }
      expect(timeOf('06-03 13:50:05.461 W/A: x', broken)).toBeUndefined()
      expect(timeOf('2026-06-03 13:50:05.461 W/A: x', broken)?.at).toBe(Date.UTC(2026, 5, 3, 5, 50, 5, 461))
    },
  )
})

describe('the labelled lines', () => {
  const corpus = new URL('../../fixtures/corpus/dev.jsonl', import.meta.url)
  const lines = readFileSync(corpus, 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => String(JSON.parse(row).line))
  /** All of them happened in 2026, so whatever has a time shows one of these. */
  const timeful =
    /^(?:<11>|\[ ?|. )?(?:2026[-/]|06-03 |(?:Nov|Mar) [ \d]|1780465805\.)|^[^"]{0,30}\[22\/Nov\/2026|^\{.*"(?:@?t|ts|time|timestamp|@timestamp|datetime|__REALTIME_TIMESTAMP)":"?(?:2026|1795)|^(?:time|ts)="?2026/u

  test.each(lines)('%s', (line) => {
    const stamp = timeOf(line, clock)
    expect(stamp && new Date(stamp.at).getUTCFullYear()).toBe(timeful.test(line) ? 2026 : undefined)
  })
})
