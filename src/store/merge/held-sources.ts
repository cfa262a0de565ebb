/**
 * Reads a database's sources for a merge: what each is called, how far it is counted, and how much.
 */

import type { ReadStore } from '../read-store.ts'
import type { Beginning, Held } from './distinct-sources.ts'

export interface HeldSource extends Held {
  /** Its number in that database. */
  readonly source: number
  readonly name: string
  readonly kind: 'file' | 'pipe'
}

interface Row {
  readonly source: bigint
  readonly name: string
  readonly kind: 'file' | 'pipe'
  readonly identity: Buffer
  readonly n: bigint
  readonly minutes: bigint
}

/** Of a source that is a file's content; null of one that isn't, or of which that isn't known. */
interface PositionRow extends Row {
  readonly merged: bigint
  readonly length: bigint | null
  readonly digest: Buffer
  readonly closed: Buffer
  readonly marks: Buffer
}

interface BeginningRow {
  readonly source: bigint
  readonly identity: Buffer
  readonly length: bigint
  readonly digest: Buffer
}

const sourcesSql = (columns: string, join: string): string => `
  SELECT id AS source, name, kind, identity, ${columns}
    coalesce((SELECT sum(n) FROM source_day_counts WHERE source_id = id), 0) AS n,
    coalesce(minutes.n, 0) AS minutes
  FROM sources
  ${join}
  LEFT JOIN (SELECT source_id, sum(n) AS n FROM minute_counts GROUP BY source_id) AS minutes
    ON minutes.source_id = id`

const withPositions = sourcesSql(
  'merged, length, digest, closed, marks,',
  'LEFT JOIN positions ON positions.source_id = id',
)

/** `input` is the number under which the merge knows the database. */
export async function heldSources(store: ReadStore, input: number): Promise<HeldSource[]> {
  const beginnings = await beginningsIn(store)
  const held = ({ source, name, kind, identity, n, minutes }: Row): HeldSource => ({
    input,
    source: Number(source),
    name,
    kind,
    own: false,
    identity: identity.toString('hex'),
    n,
    minutes,
    position: undefined,
    beginnings: beginnings.get(source) ?? [],
  })
  if (!store.hasPositions) return (await store.rows<Row>(sourcesSql('', ''))).map(held)
  const rows = await store.rows<PositionRow>(withPositions)
  return rows.map(({ merged, length, digest, closed, marks, ...row }) => ({
    ...held(row),
    own: merged === 0n,
    position: length === null ? undefined : { length: Number(length), digest, closed, marks },
  }))
}

async function beginningsIn({ rows, hasPositions }: ReadStore): Promise<Map<bigint, Beginning[]>> {
  const beginnings = new Map<bigint, Beginning[]>()
  if (!hasPositions) return beginnings
  const found = await rows<BeginningRow>(
    'SELECT source_id AS source, identity, length, digest FROM beginnings',
  )
  for (const { source, identity, length, digest } of found) {
    const beginning = { identity: identity.toString('hex'), length: Number(length), digest }
    beginnings.set(source, [...(beginnings.get(source) ?? []), beginning])
  }
  return beginnings
}
