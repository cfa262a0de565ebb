/**
 * Reads a database's sources for a merge: what each is called, how far it is counted, and how much.
 */
import type { Beginning, Held } from './distinct-sources.ts'
import type { Connection } from './sqlite.ts'

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
  readonly merged: bigint
  readonly identity: string
  readonly length: bigint | null
  readonly digest: Buffer
  readonly closed: Buffer
  readonly marks: Buffer
  readonly n: bigint
  readonly minutes: bigint
}

interface BeginningRow extends Beginning {
  readonly source: number
}

/** `input` is the number under which the merge knows the database. */
export function heldSources(connection: Connection, input: number): HeldSource[] {
  const rows = connection
    .prepare<[], Row>(
      `SELECT id AS source, name, kind, merged, hex(identity) AS identity, length, digest, closed, marks,
         coalesce((SELECT sum(n) FROM source_day_counts WHERE source_id = id), 0) AS n,
         coalesce(minutes.n, 0) AS minutes
       FROM sources
       LEFT JOIN positions ON positions.source_id = id
       LEFT JOIN (SELECT source_id, sum(n) AS n FROM minute_counts GROUP BY source_id) AS minutes
         ON minutes.source_id = id`,
    )
    .safeIntegers()
    .all()
  const beginningRows = connection
    .prepare<[], BeginningRow>(
      'SELECT source_id AS source, hex(identity) AS identity, length, digest FROM beginnings',
    )
    .all()
  const beginnings = new Map<number, Beginning[]>()
  for (const { source, ...beginning } of beginningRows) {
    beginnings.set(source, [...(beginnings.get(source) ?? []), beginning])
  }
  return rows.map(({ source, merged, length, digest, closed, marks, ...row }) => ({
    ...row,
    input,
    source: Number(source),
    own: merged === 0n,
    position: length === null ? undefined : { length: Number(length), digest, closed, marks },
    beginnings: beginnings.get(Number(source)) ?? [],
  }))
}
