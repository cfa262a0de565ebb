/** A store as large as a year of 200 codes from 50 sources makes it, for reports; written through the public store. */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { CountRow } from '../../src/count/batch.ts'
import { evidences } from '../../src/detect/hit.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { openStore } from '../../src/store/store.ts'
import { createRandom, type Random } from '../logs/random.ts'

const weeks = 52
const minutesPerWeek = 7 * 24 * 60
const sources = Array.from({ length: 50 }, (_, index) => `teahouse-api-${index + 1}`)
const codes = [...new Set(catalogue.records.map(({ code }) => code))]

/**
 * Makes the store at `path`, with at least `rows` rows of minutes, over the 52 weeks before `end`. A week a commit: a day a
 * commit takes three times as long.
 */
export function makeStore(path: string, rows: number, end: Date): void {
  const random = createRandom(4)
  const store = openStore(path, { catalogue: snapshotOf(catalogue), language: 'en' })
  const endMinute = Math.floor(end.getTime() / 60_000)
  for (let week = weeks; week > 0; week--) {
    const begin = (endMinute - week * minutesPerWeek) * 60
    store.commit({ counts: weekOf(random, begin, Math.ceil(rows / weeks)), issues: [] })
  }
  store.close()
}

/** Rows that differ in (minute, code, source, evidence), in the order in which the store keeps them. */
function weekOf(random: Random, begin: number, rows: number): CountRow[] {
  const counts = new Map<string, CountRow>()
  while (counts.size < rows) {
    const code = random.pickSkewed(codes)
    const source = random.pick(sources)
    const minute = begin + random.below(minutesPerWeek) * 60
    const evidence = random.pickSkewed(evidences)
    const n = random.between(1, 9)
    const row = { minute, code, source, evidence, n, first: minute, last: minute + 59 }
    counts.set(`${code} ${source} ${minute} ${evidence}`, row)
  }
  return [...counts.values()].sort((a, b) => a.code - b.code || a.minute - b.minute)
}
