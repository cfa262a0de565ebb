/**
 * Copies chosen sources of one database into another under new numbers: their positions, minutes and days. The
 * roll-ups over all sources are the caller's. Files that were read stay behind, since inodes are a machine's own, and
 * so do the remembered lines of pipes, which nobody continues under another machine's name.
 */
import type { Beginning } from './distinct-sources.ts'
import { explainedRows } from './explain-error.ts'
import type { HeldSource } from './held-sources.ts'
import type { Connection } from './sqlite.ts'

export interface Chosen {
  readonly held: HeldSource
  readonly beginnings: readonly Beginning[]
  /** Its number in the new database. */
  readonly number: number
}

/** Row by row, so that memory stays small; integers as bigint, since counts go to 2^63. */
export function copySources(from: Connection, to: Connection, chosen: readonly Chosen[]): void {
  const numbers = new Map(chosen.map(({ held, number }) => [BigInt(held.source), number]))
  for (const source of chosen) addSource(to, source)
  for (const { table, columns } of tables) {
    const add = to.prepare(
      `INSERT INTO ${table} (source_id, ${columns}) VALUES (?${', ?'.repeat(columns.split(',').length)})`,
    )
    const rows = from
      .prepare<[], unknown[]>(`SELECT source_id, ${columns} FROM ${table}`)
      .safeIntegers()
      .raw()
    for (const [source, ...values] of explainedRows(from.name, rows.iterate())) {
      const number = numbers.get(source as bigint)
      if (number !== undefined) add.run(number, ...values)
    }
  }
}

const tables = [
  {
    table: 'positions',
    columns: 'length, digest, closed, device, inode, path, state, first_mark, marks',
  },
  { table: 'source_day_counts', columns: 'code, day, evidence, n, first_seen, last_seen' },
  { table: 'minute_counts', columns: 'code, minute, evidence, n' },
] as const

function addSource(to: Connection, { held, beginnings, number }: Chosen): void {
  to.prepare('INSERT INTO sources (id, name, kind, identity, merged) VALUES (?, ?, ?, ?, 1)').run(
    number,
    held.name,
    // A file of another database's, of which only that one knows the position, goes on as little as a pipe does.
    held.position === undefined ? 'pipe' : held.kind,
    Buffer.from(held.identity, 'hex'),
  )
  const add = to.prepare('INSERT INTO beginnings (source_id, identity, length, digest) VALUES (?, ?, ?, ?)')
  for (const { identity, length, digest } of beginnings) {
    add.run(number, Buffer.from(identity, 'hex'), length, digest)
  }
}
