/**
 * The catalogue for people, as one table: a row a code and origin, in both languages. Columns that the SQLite table
 * `codes` has, too, have its names. Whose advice it is stands by language, as Authing publishes some in Chinese alone.
 */
import { meaningIn } from '../../annotate/annotation.ts'
import { createCatalogue } from '../../catalogue/catalogue.ts'
import type { CodeRecord } from '../../catalogue/record.ts'
import type { Records, Value } from '../report.ts'

const fields = [
  'code',
  'origin',
  'severity',
  'preferred',
  'message',
  'also',
  'description_zh',
  'advice_zh',
  'advice_by_zh',
  'description_en',
  'advice_en',
  'advice_by_en',
  'documented',
  'url',
] as const

export function everyRecord(records: readonly CodeRecord[]): Pick<Records, 'fields' | 'rows'> {
  const { recordsOf } = createCatalogue(records)
  const rowOf = (record: CodeRecord): Record<(typeof fields)[number], Value> => {
    const zh = meaningIn(record, 'zh')
    const en = meaningIn(record, 'en')
    return {
      code: record.code,
      origin: record.origin,
      severity: record.severity,
      preferred: recordsOf(record.code)[0] === record ? 1 : 0,
      message: record.message,
      also: (record.also ?? []).join(' / '),
      description_zh: zh.description,
      advice_zh: zh.advice,
      advice_by_zh: zh.adviceBy,
      description_en: en.description,
      advice_en: en.advice,
      advice_by_en: en.adviceBy,
      documented: record.documented,
      url: record.url,
    }
  }
  return { fields, rows: records.map(rowOf).map((row) => fields.map((field) => row[field])) }
}
