/**
 * Keeps the public table `codes` of a shared database: the newest of the programs at work on it says what codes mean, so
 * that an older one doesn't take its words back. Of programs of one version the first one's words stay. All others add the
 * codes that it doesn't have (`--catalogue`). The language is that of the first.
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
  if (stepFor(await metaOf(client), catalogue, version) === 'nothing') return
  await inTransaction(client, terms, async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [codesLock])
    // Read again under the lock: another program may have been faster.
    const meta = await metaOf(client)
    const step = stepFor(meta, catalogue, version)
    if (step === 'nothing') return
    if (step === 'replace') await client.query('DELETE FROM codes')
    await client.query(insertMissing, [JSON.stringify(codeRows(catalogue.records))])
    if (step === 'add') {
      await setMeta(client, 'catalogues_added', [...addedIn(meta), catalogue.version].join(' '))
      return
    }
    await setMeta(client, 'catalogue_version', catalogue.version)
    await setMeta(client, 'catalogue_by', version)
    await setMeta(client, 'catalogues_added', '')
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
]

const typeOf = (name: string): string => (name === 'code' ? 'bigint' : 'text')

/** A further meaning of a code that is there already is not the one that top_codes shows. */
const insertMissing = `
  INSERT INTO codes (${columns.join(', ')}, preferred)
  SELECT ${columns.join(', ')},
    CASE WHEN EXISTS (SELECT 1 FROM codes WHERE codes.code = row.code AND codes.preferred = 1) THEN 0 ELSE preferred END
  FROM json_to_recordset($1::json) AS row (${columns.map((name) => `${name} ${typeOf(name)}`).join(', ')}, preferred bigint)
  ON CONFLICT (code, origin) DO NOTHING`

async function metaOf(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ key: string; value: string }>(
    "SELECT key, value FROM meta WHERE key IN ('catalogue_version', 'catalogue_by', 'catalogues_added')",
  )
  return new Map(rows.map(({ key, value }) => [key, value]))
}

async function setMeta(client: Client, key: string, value: string): Promise<void> {
  await client.query(
    'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  )
}

/** Hosts may have catalogues of their own, older ones, too: each adds what the others don't have, once. */
function stepFor(
  meta: ReadonlyMap<string, string>,
  { version: content }: CatalogueSnapshot,
  version: string,
): 'replace' | 'add' | 'nothing' {
  const by = meta.get('catalogue_by')
  const order = by === undefined ? 1 : compareVersions(version, by)
  if (order > 0) return 'replace'
  const isThere = meta.get('catalogue_version') === content || addedIn(meta).includes(content)
  return isThere ? 'nothing' : 'add'
}

const addedIn = (meta: ReadonlyMap<string, string>): string[] =>
  (meta.get('catalogues_added') ?? '').split(' ').filter((version) => version !== '')

/** By major, minor and patch, as numbers; a name before a release (1.0.0-rc.1) is older than it. */
function compareVersions(a: string, b: string): number {
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
