import { describe, expect, test } from 'vitest'
import { type Format, readStamp, type Sample } from '../../src/time/format.ts'
import { timeKeys } from '../../src/time/time-keys.ts'
import { timeOf } from '../../src/time/time-of.ts'
import { unwrap, wrappers } from '../../src/time/wrappers.ts'
import { formats } from '../../src/time/written-time.ts'
import { clockOf } from './clocks.ts'

const cases = (samples: readonly Sample[]) =>
  samples.map(([line, utc, given]) => ({ line, utc, clock: clockOf(given) }))

const isoTime = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()

describe.each(formats)('format $name', (format: Format) => {
  const stamped = cases(format.samples).filter(({ utc }) => utc)

  test.each(cases(format.samples))('$line → $utc', ({ line, utc, clock }) => {
    const stamp = timeOf(line, clock)
    expect(isoTime(stamp?.at)).toBe(utc)
    expect(stamp?.format).toBe(utc && format.name)
  })

  test.each(format.not)('no time: %s', (line) => {
    expect(timeOf(line, clockOf())).toBeUndefined()
  })

  test.each(stamped)('no other reads, and it starts as declared: $line', ({ line, clock }) => {
    const readers = (position: number): Format[] =>
      formats.filter((candidate) => readStamp(candidate, line, position, clock))
    const start = [...line].findIndex((_, position) => readers(position).includes(format))
    expect(readers(start).map(({ name }) => name)).toEqual([format.name])
    expect(format.starts).toContain(line.charAt(start))
  })
})

describe.each(timeKeys)('key $key', ({ key, samples }) => {
  test('is in lower case', () => {
    expect(key).toBe(key.toLowerCase())
  })

  test.each(cases(samples))('$line → $utc', ({ line, utc, clock }) => {
    const stamp = timeOf(line, clock)
    expect(isoTime(stamp?.at)).toBe(utc)
    expect(stamp?.format).toBe(utc && (line.startsWith('{') ? 'json' : 'logfmt'))
  })
})

describe.each(wrappers)('wrapper $name', ({ pattern, samples, not }) => {
  test.each(samples)('%s → %s', (line, rest) => {
    expect(line.slice(unwrap(line, 0))).toBe(rest)
    pattern.lastIndex = 0
    expect(pattern.test(line)).toBe(true)
  })

  test.each(not)('not %s', (line) => {
    pattern.lastIndex = 0
    expect(pattern.test(line)).toBe(false)
  })
})

test.each(wrappers)('wrapper $name starts as declared', ({ pattern, starts }) => {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const lines = wrappers.flatMap(({ samples }) => samples.map(([line]) => line))
  const altered = ascii.flatMap((first) => lines.flatMap((line) => [first + line, first + line.slice(1)]))
  const matched = [...lines, ...altered].filter((line) => {
    pattern.lastIndex = 0
    return pattern.test(line)
  })
  expect(matched).not.toEqual([])
  expect(matched.filter((line) => starts?.includes(line.charAt(0)) === false)).toEqual([])
})

const stamped = [...formats, ...timeKeys].flatMap(({ samples }) => cases(samples)).filter(({ utc }) => utc)

test.each(stamped)('in the middle of a message it is no time: $line', ({ line, clock }) => {
  expect(timeOf(`authing said: ${line}`, clock)).toBeUndefined()
})

test('what was read before has no influence', () => {
  const forward = stamped.map(({ line, clock }) => timeOf(line, clock))
  const backward = stamped.toReversed().map(({ line, clock }) => timeOf(line, clock))
  expect(backward.toReversed()).toEqual(forward)
})
