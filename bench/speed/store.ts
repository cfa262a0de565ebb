/** A store as large as a year of 200 codes from 50 sources makes it, for reports; written through the public store. */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { CountRow } from '../../src/count/batch.ts'
import { evidences } from '../../src/detect/hit.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { openStore } from '../../src/store/store.ts'
import { createRandom } from '../logs/random.ts'

const days = 365
const secondsPerDay = 86_400
const sources = Array.from({ length: 50 }, (_, index) => `teahouse-api-${index + 1}`)
const codes = [...new Set(catalogue.records.map(({ code }) => code))]

/** Makes the store at `path`, with about `rows` rows of minutes, over the year that ends on `today`. */
export function makeStore(path: string, rows: number, today: Date): void {
  const random = createRandom(4)
  const store = openStore(path, { catalogue: snapshotOf(catalogue), language: 'en' })
  const lastDay = Math.floor(today.getTime() / 1000 / secondsPerDay) * secondsPerDay
  for (let day = days - 1; day >= 0; day--) {
    const counts = new Map<string, CountRow>()
    while (counts.size < rows / days) {
      const code = random.pickSkewed(codes)
      const source = random.pick(sources)
      const minute = lastDay - day * secondsPerDay + random.below(1440) * 60
      const evidence = random.pickSkewed(evidences)
      counts.set(`${code} ${source} ${minute} ${evidence}`, {
        code,
        source,
        minute,
        evidence,
        n: random.between(1, 9),
        first: minute,
        last: minute + 59,
      })
    }
    store.commit({ counts: [...counts.values()], issues: [] })
  }
  store.close()
}
