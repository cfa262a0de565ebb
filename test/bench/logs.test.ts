/** Generated logs: the same for the same seed, as many codes as asked for, and no other code than the planted ones. */
import { describe, expect, test } from 'vitest'
import { type Block, blocksOf, type LogPlan } from '../../bench/logs/blocks.ts'
import { logcat } from '../../bench/logs/logcat.ts'
import { logcatBearers } from '../../bench/logs/logcat-bearers.ts'
import { logcatDecoys } from '../../bench/logs/logcat-decoys.ts'
import { pino } from '../../bench/logs/pino.ts'
import { pinoBearers } from '../../bench/logs/pino-bearers.ts'
import { pinoDecoys } from '../../bench/logs/pino-decoys.ts'
import { createRandom } from '../../bench/logs/random.ts'
import { catalogue, createDetector, createRecordDetector } from '../../src/index.ts'
import { timeOf } from '../../src/time/time-of.ts'
import { utc } from '../../src/time/zone.ts'

const kinds = [logcat, pino]
const plans = kinds.flatMap((kind) => [0, 1, 100].map((percent) => ({ kind, percent, seed: 11 })))

function someOf(plan: LogPlan, blocks: number): Block[] {
  const all = blocksOf(plan)
  return Array.from({ length: blocks }, () => all.next().value)
}
const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(({ text }) => text.split('\n').slice(0, -1))

describe.each(plans)('$kind.name with $percent % hits', (plan) => {
  const blocks = someOf(plan, 20)
  const lines = linesOf(blocks)
  const planted = blocks.flatMap(({ codes }) => codes)

  test('is the same for the same seed and another for another', () => {
    expect(someOf(plan, 20)).toEqual(blocks)
    expect(someOf({ ...plan, seed: 12 }, 20)).not.toEqual(blocks)
  })

  test('has as many lines with a code as asked for', () => {
    const share = (100 * planted.length) / lines.length
    expect(Math.abs(share - plan.percent)).toBeLessThan(0.5)
  })

  test('holds the planted codes and no others, line by line and as records', () => {
    const detector = createDetector(catalogue)
    const records = createRecordDetector(detector)
    const codes = (detect: (line: string) => { code: number }[]): number[] =>
      lines.flatMap((line) => detect(line).map(({ code }) => code))
    expect(codes((line) => detector.detect(line))).toEqual(planted)
    expect(codes(records.push)).toEqual(planted)
  })

  test('names a time on every line, and time goes on', () => {
    const clock = { zone: utc, now: Date.UTC(2026, 10, 25) }
    const times = lines.map((line) => timeOf(line, clock)?.at ?? Number.NaN)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(new Set(times).size).toBeGreaterThan(times.length / 2)
  })
})

test.each(kinds)('$name has hardly a line twice', (kind) => {
  const lines = linesOf(someOf({ kind, percent: 1, seed: 3 }, 20))
  expect(new Set(lines).size).toBeGreaterThan(0.99 * lines.length)
})

test.each(kinds)('without a code, one line of $name in five has a number of the catalogue', (kind) => {
  const known = new Set(catalogue.records.map(({ code }) => `${code}`))
  const lines = linesOf(someOf({ kind, percent: 0, seed: 3 }, 20))
  const tempting = lines.filter((line) => line.match(/(?<![\w.])\d+(?![\w])/g)?.some((run) => known.has(run)))
  expect(tempting.length / lines.length).toBeGreaterThan(0.15)
  expect(tempting.length / lines.length).toBeLessThan(0.25)
})

test('every code with a text is planted somewhere', () => {
  const planted = [...logcatBearers, ...pinoBearers].flatMap(({ codes }) => codes.map(({ code }) => code))
  expect(new Set(planted).size).toBeGreaterThan(170)
})

test('each pino line is one JSON object', () => {
  for (const percent of [0, 100]) {
    for (const line of linesOf(someOf({ kind: pino, percent, seed: 3 }, 10))) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) })
    }
  }
})

test('no row of the decoys is a code, whatever its numbers are', () => {
  const { detect } = createDetector(catalogue)
  const random = createRandom(5)
  for (const { tag, level, text } of logcatDecoys) {
    for (let turn = 0; turn < 50; turn++) {
      const line = `06-03 13:50:05.461  7432  7490 ${level} ${tag.padEnd(8)}: ${text(random)}`
      expect(detect(line), line).toEqual([])
    }
  }
  for (const { level, text } of pinoDecoys) {
    for (let turn = 0; turn < 50; turn++) {
      const line = `{"level":${level},"time":1780465800000,"pid":1636,"hostname":"a",${text(random)}}`
      expect(detect(line), line).toEqual([])
    }
  }
})
