/** Stores of a few thousand minutes around days on which clocks change, and the pages that are made of them. */
import { inflateRawSync } from 'node:zlib'
import { createRandom } from '../../../bench/logs/random.ts'
import { catalogue } from '../../../src/catalogue/built-in.ts'
import type { CountRow } from '../../../src/count/batch.ts'
import { evidences } from '../../../src/detect/hit.ts'
import { pageDocument } from '../../../src/report/page/document.ts'
import { gather } from '../../../src/report/page/gather.ts'
import { type HtmlReportOptions, htmlReport } from '../../../src/report/page/html-report.ts'
import { type Counts, partsOf, readCounts } from '../../../src/report/page/model/counts.ts'
import type { Facts } from '../../../src/report/page/model/facts.ts'
import { packCounts } from '../../../src/report/page/pack.ts'
import { snapshotOf } from '../../../src/store/codes.ts'
import { evidenceRank } from '../../../src/store/evidence-rank.ts'
import { connectToRead, openSqliteReader } from '../../../src/store/sqlite-reader.ts'
import { openStore } from '../../../src/store/store.ts'
import { scratchPath } from '../../scratch.ts'

/** 2026-11-25T01:20:00Z. */
export const now: number = Date.UTC(2026, 10, 25, 1, 20)
export const second = (text: string): number => Date.parse(text) / 1000

export function storeOf(
  rows: readonly (Partial<CountRow> & { readonly minute: number })[],
  file: string = scratchPath(),
): string {
  const store = openStore(file, { catalogue: snapshotOf(catalogue), language: 'zh' })
  const counts = rows.map(
    (row): CountRow => ({
      code: 2020,
      source: 'app.log',
      evidence: 'certain',
      n: 1,
      first: row.minute,
      last: row.minute + 59,
      ...row,
    }),
  )
  store.commit({ counts, issues: [] })
  store.close()
  return file
}

/** 9 is in no catalogue. */
export const codes = [2005, 2020, 1639, 10006, 2001, 2003, 1640, 1641, 2333, 9] as const
export const names = ['api.log', 'web.log', 'android.txt'] as const

export function randomRows(amount: number, days: number, seed = 7): CountRow[] {
  const random = createRandom(seed)
  const rows = new Map<string, CountRow>()
  while (rows.size < amount) {
    const minute = Math.floor(now / 60_000) * 60 - random.below(days * 1440) * 60
    const row = {
      minute,
      code: random.pickSkewed(codes),
      source: random.pick(names),
      evidence: random.pickSkewed(evidences),
      n: random.between(1, 400),
      first: minute,
      last: minute + 59,
    }
    rows.set(`${minute} ${row.code} ${row.source} ${row.evidence}`, row)
  }
  return [...rows.values()]
}

export async function pageOf(file: string, options: Partial<HtmlReportOptions> = {}): Promise<string> {
  const store = openSqliteReader(file)
  try {
    return await htmlReport(store, { now, zone: 'Asia/Shanghai', language: 'zh', ...options })
  } finally {
    store.close()
  }
}

/** With so many bytes for the counts. */
export async function pageInRoom(file: string, room: number): Promise<string> {
  const store = openSqliteReader(file)
  try {
    const { places, stretches } = await gather(store)
    const { facts } = readPage(await pageOf(file))
    const { bytes, ...packed } = await packCounts(store, places, stretches, room)
    return pageDocument({ language: 'en', title: '', facts: { ...facts, ...packed }, counts: bytes })
  } finally {
    store.close()
  }
}

export const block = (page: string, id: string): string =>
  new RegExp(`<script type="[\\w/]+" id="${id}">(.*?)</script>`, 's').exec(page)?.[1] ?? ''

/** As the page itself reads it. */
export function readPage(page: string): { readonly facts: Facts; readonly counts: Counts } {
  const facts = JSON.parse(block(page, 'facts')) as Facts
  const parts = partsOf(facts, Buffer.from(block(page, 'counts'), 'base64'))
  return {
    facts,
    counts: readCounts(
      facts,
      parts.map((part) => inflateRawSync(part)),
    ),
  }
}

export interface Asked {
  readonly from: number
  readonly to: number
  readonly sources?: readonly string[]
  readonly minEvidence?: (typeof evidences)[number]
}

/** The sums of the minutes by code, as anyone's SQL gives them. */
export function sumsInSql(
  file: string,
  { from, to, sources, minEvidence = 'inferred' }: Asked,
): Map<number, number> {
  const connection = connectToRead(file)
  try {
    const rows = connection
      .prepare<unknown[], [number, number]>(
        `SELECT code, sum(n) FROM minute_counts JOIN sources ON sources.id = source_id
         WHERE minute >= :from AND minute < :to AND evidence >= :floor
           AND (:sources IS NULL OR name IN (SELECT value FROM json_each(:sources)))
         GROUP BY code`,
      )
      .raw()
      .all({
        from,
        to,
        floor: evidenceRank[minEvidence],
        sources: sources === undefined ? null : JSON.stringify(sources),
      })
    return new Map(rows)
  } finally {
    connection.close()
  }
}

export const sum = (sums: ReadonlyMap<number, number>): number =>
  [...sums.values()].reduce((all, n) => all + n, 0)

/** A period of the page as SQL takes it. */
export const period = (from: string, to: string): { readonly from: number; readonly to: number } => ({
  from: second(from),
  to: second(to),
})
