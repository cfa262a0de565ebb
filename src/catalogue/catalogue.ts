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

/** A record of `extra` replaces the one with its code and origin, and is preferred among the records of its code. */
export function withRecords(catalogue: Catalogue, extra: readonly CodeRecord[]): Catalogue {
  const replaced = new Set(extra.map(({ code, origin }) => `${code} ${origin}`))
  const kept = catalogue.records.filter(({ code, origin }) => !replaced.has(`${code} ${origin}`))
  return createCatalogue([...extra, ...kept])
}
