/**
 * A store as large as a busy year leaves it: the last 365 days, 200 codes, 50 sources, few codes and sources with most
 * of the counts. The same seed gives the same rows, up to the minute in which the year ends.
 */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { CountRow } from '../../src/count/batch.ts'
import { evidences } from '../../src/detect/hit.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { openStore } from '../../src/store/store.ts'

const days = 365
const minutesOfDay = 1440
const codes = codesOf(200)
const sources = Array.from({ length: 50 }, (_, index) => `/var/log/app/service-${index + 1}.log`)

/**
 * Creates the file with `rows` rows in `minute_counts`, each of another minute, code, source and evidence. `end` is in
 * milliseconds since 1970 UTC; queries such as `--since 7d` reckon from now.
 */
export function makeBigStore(path: string, rows: number, seed: number, end: number = Date.now()): void {
  const random = randomNumbers(seed)
  const store = openStore(path, { catalogue: snapshotOf(catalogue), language: 'en' })
  const endMinute = Math.floor(end / 60_000)
  for (let day = days; day > 0; day -= 1) {
    // What a division leaves over comes with the later days.
    const quota = Math.floor((rows * (days - day + 1)) / days) - Math.floor((rows * (days - day)) / days)
    store.commit({ counts: dayOf(endMinute - day * minutesOfDay, quota, random), issues: [] })
  }
  store.close()
}

function dayOf(firstMinute: number, quota: number, random: () => number): CountRow[] {
  const rows = new Map<number, CountRow>()
  while (rows.size < quota) {
    const [code, source] = [fewOf(codes.length, random), fewOf(sources.length, random)]
    const evidence = fewOf(evidences.length, random)
    const offset = Math.floor(random() * minutesOfDay)
    const key = ((code * sources.length + source) * evidences.length + evidence) * minutesOfDay + offset
    const minute = (firstMinute + offset) * 60
    rows.set(key, {
      code: codes[code] as number,
      source: sources[source] as string,
      evidence: evidences[evidence] as (typeof evidences)[number],
      minute,
      n: 1 + fewOf(9, random),
      first: minute + Math.floor(random() * 30),
      last: minute + 30 + Math.floor(random() * 30),
    })
  }
  // In the order of the table's key, in which it is written fastest.
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** A number below `count`, the lower the likelier. */
const fewOf = (count: number, random: () => number): number => Math.floor(random() ** 2 * count)

function codesOf(count: number): number[] {
  const known = [...new Set(catalogue.records.map(({ code }) => code))].slice(0, count)
  const unknown = Array.from({ length: count - known.length }, (_, index) => 2_999_001 + index)
  return [...known, ...unknown].sort((a, b) => a - b)
}

/** Numbers in [0, 1), by mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
