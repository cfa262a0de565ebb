/**
 * Keeps the public table `codes` equal to the program's catalogue. It is replaced as a whole, in one transaction,
 * and only when the catalogue's version or the language differs from what the file holds.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { CodeRecord, Texts } from '../catalogue/record.ts'
import type { Connection } from './sqlite.ts'

export interface CatalogueSnapshot {
  /** Changes whenever a record does. */
  readonly version: string
  /** In the catalogue's order: the first record of a code is the one shown where only one can be. */
  readonly records: readonly CodeRecord[]
}

export const snapshotOf = (catalogue: Catalogue): CatalogueSnapshot => ({
  version: catalogue.version(),
  records: catalogue.records,
})

export function refreshCodes(connection: Connection, catalogue: CatalogueSnapshot, language: Language): void {
  const meta = { catalogue_version: catalogue.version, language }
  const held = connection.prepare('SELECT value FROM meta WHERE key = ?').pluck()
  if (Object.entries(meta).every(([key, value]) => held.get(key) === value)) return
  const replace = connection.transaction(() => {
    connection.exec('DELETE FROM codes')
    const insert = connection.prepare(
      `INSERT INTO codes VALUES (:code, :origin, :severity, :message, :description_zh, :advice_zh,
        :description_en, :advice_en, :url, :advice_by, :preferred)`,
    )
    for (const row of codeRows(catalogue.records)) insert.run(row)
    const setMeta = connection.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    for (const entry of Object.entries(meta)) setMeta.run(...entry)
  })
  replace.immediate()
}

export function codeRows(records: readonly CodeRecord[]): Record<string, string | number>[] {
  const seen = new Set<number>()
  return records.map((record) => {
    const preferred = seen.has(record.code) ? 0 : 1
    seen.add(record.code)
    return {
      code: record.code,
      origin: record.origin,
      severity: record.severity,
      message: record.message,
      description_zh: record.zh.description,
      advice_zh: adviceOf(record.zh),
      description_en: record.en.description,
      advice_en: adviceOf(record.en),
      url: record.url,
      advice_by: record.adviceBy,
      preferred,
    }
  })
}

function adviceOf({ advice, projectAdvice = '' }: Texts): string {
  return advice === '' ? projectAdvice : advice
}
