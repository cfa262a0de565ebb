/**
 * Keeps the public table `codes` of a shared database: the newest of the programs at work on it says what codes mean, so
 * that an older one doesn't take its words back. The language is that of the first.
 */
import type { Language } from '../catalogue/language.ts'
import { type CatalogueSnapshot, codeRows } from '../store/codes.ts'
import type { Client } from './connection.ts'
import { inTransaction, type Terms } from './transaction.ts'

export interface Catalogued {
  readonly catalogue: CatalogueSnapshot
  readonly language: Language
  /** Of the program. */
  readonly version: string
}

/** Any number that other programs on the same server are unlikely to lock. */
const codesLock = 0x4175416f

export async function refreshCodes(
  client: Client,
  terms: Terms,
  { catalogue, language, version }: Catalogued,
): Promise<void> {
  if (!isWanted(await metaOf(client), catalogue, version)) return
  await inTransaction(client, terms, async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [codesLock])
    // Read again under the lock: another program may have been faster.
    if (!isWanted(await metaOf(client), catalogue, version)) return
    await client.query('DELETE FROM codes')
    await client.query(
      `INSERT INTO codes (${columns.join(', ')})
       SELECT ${columns.join(', ')} FROM json_to_recordset($1::json) AS row (${columns.map((name) => `${name} ${typeOf(name)}`).join(', ')})`,
      [JSON.stringify(codeRows(catalogue.records))],
    )
    await setMeta(client, 'catalogue_version', catalogue.version)
    await setMeta(client, 'catalogue_by', version)
    await client.query("INSERT INTO meta (key, value) VALUES ('language', $1) ON CONFLICT (key) DO NOTHING", [
      language,
    ])
  })
}

const columns = [
  'code',
  'origin',
  'severity',
  'message',
  'description_zh',
  'advice_zh',
  'description_en',
  'advice_en',
  'url',
  'advice_by',
  'preferred',
]

const typeOf = (name: string): string => (name === 'code' || name === 'preferred' ? 'bigint' : 'text')

async function metaOf(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ key: string; value: string }>(
    "SELECT key, value FROM meta WHERE key IN ('catalogue_version', 'catalogue_by')",
  )
  return new Map(rows.map(({ key, value }) => [key, value]))
}

async function setMeta(client: Client, key: string, value: string): Promise<void> {
  await client.query(
    'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  )
}

function isWanted(meta: ReadonlyMap<string, string>, catalogue: CatalogueSnapshot, version: string): boolean {
  const by = meta.get('catalogue_by')
  if (by === undefined) return true
  const order = compareVersions(version, by)
  return order > 0 || (order === 0 && meta.get('catalogue_version') !== catalogue.version)
}

/** By major, minor and patch, as numbers; a name before a release (1.0.0-rc.1) is older than it. */
export function compareVersions(a: string, b: string): number {
  const [[coreA = '', nameA], [coreB = '', nameB]] = [a, b].map((version) => version.split(/-(.*)/)) as [
    string[],
    string[],
  ]
  const numbers = (core: string): number[] => core.split('.').map(Number)
  const [partsA, partsB] = [numbers(coreA), numbers(coreB)]
  const difference = partsA.map((part, index) => part - (partsB[index] ?? 0)).find((part) => part !== 0)
  if (difference !== undefined) return difference
  if (nameA === nameB) return 0
  if (nameA === undefined || nameB === undefined) return nameA === undefined ? 1 : -1
  return nameA < nameB ? -1 : 1
}
