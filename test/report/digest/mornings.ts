/** Databases as they are on different mornings: the day that is reported is 2026-11-24, UTC unless told otherwise. */
import type { CodeRecord } from '../../../src/catalogue/record.ts'
import type { CountRow, IssueRow } from '../../../src/count/batch.ts'
import { type Digest, digestOf } from '../../../src/report/digest/digest.ts'
import { type DigestOptions, measured } from '../../../src/report/digest/measure.ts'
import { yesterday } from '../../../src/report/digest/windows.ts'
import type { ReadStore } from '../../../src/store/read-store.ts'
import { utc } from '../../../src/time/zone.ts'
import { batchOf, openScratch, type ScratchStore, scratchFile } from '../../store/sample.ts'

const record = (
  code: number,
  severity: CodeRecord['severity'],
  en: readonly [description: string, advice: string],
  zh: readonly [description: string, advice: string],
  adviceBy: CodeRecord['adviceBy'] = 'project',
): CodeRecord => {
  const texts = ([description, advice]: readonly [string, string]) =>
    adviceBy === 'authing' ? { description, advice } : { description, advice: '', projectAdvice: advice }
  return {
    ...{ code, severity, adviceBy, origin: 'api', message: '', documented: 'official-page', url: '' },
    zh: texts(zh),
    en: texts(en),
  }
}

const records = [
  record(
    2333,
    'warning',
    ['The account does not exist.', 'A few are typos. Many are an attack.'],
    ['账号不存在。', '零星出现是输错。大量出现像撞库。'],
  ),
  record(
    2224,
    'error',
    ['The user pool does not exist', 'Check the user pool id. See `a. B`.'],
    ['用户池不存在', '核对用户池 ID。再看地址。'],
  ),
  record(
    10001,
    'warning',
    ['Network request error', 'Check the network.'],
    ['网络请求错误', '检查网络。'],
    'authing',
  ),
  record(
    1636,
    'flow',
    ['A second factor is required', 'Open the MFA page.'],
    ['需要二次验证', '进入 MFA 页。'],
  ),
]

/** Midnight after the day that is reported. */
export const morning: number = Date.UTC(2026, 10, 25) / 1000
export const day = 86_400

/** A store with what the morning's database holds. */
export function storeOf(counts: readonly CountRow[], issues: readonly IssueRow[] = []): ScratchStore {
  const store = openScratch(scratchFile(), { catalogue: { version: 'mornings', records } })
  store.commit({ ...batchOf(...counts), issues })
  return store
}

/** `n` hits of a code at noon, so many days before the morning: 1 is the day that is reported. */
export function hits(
  code: number,
  daysBefore: number,
  n: number,
  changes: Partial<CountRow> = {},
): CountRow[] {
  const minute = morning - daysBefore * day + day / 2
  const row = { minute, code, source: 'app.log', evidence: 'certain', n, ...changes } as const
  return n === 0 ? [] : [{ first: row.minute, last: row.minute + 30, ...row }]
}

/** The same count on each of the days before the one that is reported; enough of them that none is the first. */
export const usually = (code: number, n: number, changes: Partial<CountRow> = {}): CountRow[] =>
  Array.from({ length: 20 }, (_, index) => hits(code, index + 2, n, changes)).flat()

export async function digest(store: ReadStore, changes: Partial<DigestOptions> = {}): Promise<Digest> {
  // The job of a quarter to eight.
  const now = (morning + 7.75 * 3600) * 1000
  const zone = changes.zone ?? utc
  const window = yesterday(now, zone)
  return digestOf(
    await measured(store, { window, zone, language: 'en', minEvidence: 'inferred', now, ...changes }),
  )
}
