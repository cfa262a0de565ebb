/**
 * All known codes and how to find them.
 *
 * The order of records is the order of preference: the first record of a code is the one that is meant where nothing
 * tells the platform.
 */
import { createHash } from 'node:crypto'
import type { CodeRecord } from './record.ts'

export interface Catalogue {
  readonly records: readonly CodeRecord[]
  /** Records of `code`, preferred first; empty for an unknown code. */
  readonly recordsOf: (code: number) => readonly CodeRecord[]
  /** Changes whenever a record does; 16 hexadecimal digits of a SHA-256 over the records. */
  readonly version: () => string
}

/**
 * A catalogue of these records alone.
 *
 * @example
 * import { catalogue, createCatalogue, detect } from 'authing-annotate'
 *
 * const android = createCatalogue(catalogue.records.filter(({ origin }) => origin === 'android-sdk'))
 * console.log(android.recordsOf(10013).length) // 1
 * console.log(detect('code=2333', { catalogue: android }).length) // 0
 */
export function createCatalogue(records: readonly CodeRecord[]): Catalogue {
  const byCode = new Map<number, CodeRecord[]>()
  for (const record of records) {
    const held = byCode.get(record.code)
    if (held === undefined) byCode.set(record.code, [record])
    else held.push(record)
  }
  const none: readonly CodeRecord[] = []
  return {
    records,
    recordsOf: (code) => byCode.get(code) ?? none,
    version: () => createHash('sha256').update(JSON.stringify(records)).digest('hex').slice(0, 16),
  }
}

/**
 * A catalogue with more records. One of `extra` replaces the record with its code and origin, and is preferred among the
 * records of its code.
 *
 * @example
 * import { catalogue, detect, withRecords } from 'authing-annotate'
 *
 * const texts = { description: 'Our gateway refused the login.', advice: '', projectAdvice: 'Ask the gateway team.' }
 * const own = withRecords(catalogue, [
 *   {
 *     code: 7001,
 *     origin: 'api',
 *     severity: 'error',
 *     message: 'gateway refused',
 *     zh: texts,
 *     en: texts,
 *     adviceBy: 'project',
 *     documented: 'user',
 *     url: '',
 *   },
 * ])
 * console.log(detect('login failed code=7001', { catalogue: own })[0].known) // true
 */
export function withRecords(catalogue: Catalogue, extra: readonly CodeRecord[]): Catalogue {
  const replaced = new Set(extra.map(({ code, origin }) => `${code} ${origin}`))
  const kept = catalogue.records.filter(({ code, origin }) => !replaced.has(`${code} ${origin}`))
  return createCatalogue([...extra, ...kept])
}
