/** The logs in fixtures/logs hold exactly the codes that were counted in them by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../src/catalogue/built-in.ts'
import { createDetector } from '../src/detect/detect.ts'
import { createRecordDetector } from '../src/detect/records.ts'
import { createFramer, textOf } from '../src/input/framer.ts'

type Counts = Record<string, Partial<Record<string, number>>>

const folder = new URL('../fixtures/logs/', import.meta.url)
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Counts>
const logs = readdirSync(folder).filter((name) => name !== 'expected.json')

function countsIn(name: string): Counts {
  const records = createRecordDetector(createDetector(catalogue))
  const framer = createFramer()
  const frames = [framer.push(readFileSync(new URL(name, folder))), framer.end()]
  const counts: Counts = {}
  for (const line of frames.flatMap((frame) => frame.lines)) {
    for (const { code, evidence } of records.push(textOf(line))) {
      const sums = counts[code] ?? {}
      counts[code] = { ...sums, [evidence]: (sums[evidence] ?? 0) + 1 }
    }
  }
  return counts
}

test('every log is counted', () => {
  expect(Object.keys(expected).sort()).toEqual(logs.sort())
})

describe.each(logs)('%s', (name) => {
  test('holds the codes that it should', () => {
    expect(countsIn(name)).toEqual(expected[name])
  })
})
