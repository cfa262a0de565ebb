/**
 * Copies chosen sources of one database into another under new numbers: their positions, minutes and days. The
 * roll-ups over all sources are the caller's. Files that were read stay behind, since inodes are a machine's own, and
 * so do the remembered lines of pipes, which nobody continues under another machine's name.
 */

import type { ReadStore } from '../read-store.ts'
import type { Connection } from '../sqlite.ts'
import type { Beginning } from './distinct-sources.ts'
import type { HeldSource } from './held-sources.ts'

export interface Chosen {
  readonly held: HeldSource
  readonly beginnings: readonly Beginning[]
  /** Its number in the new database. */
  readonly number: number
}

/** Piece by piece, so that memory stays small; integers as bigint, since counts go to 2^63. */
export async function copySources(from: ReadStore, to: Connection, chosen: readonly Chosen[]): Promise<void> {
  const numbers = new Map(chosen.map(({ held, number }) => [BigInt(held.source), number]))
  for (const source of chosen) addSource(to, source)
  for (const { table, columns } of from.hasPositions ? [positions, ...counts] : counts) {
    const add = to.prepare(
      `INSERT INTO ${table} (source_id, ${columns}) VALUES (?${', ?'.repeat(columns.split(',').length)})`,
    )
    const pieces = from.pieces<[source: bigint, ...values: unknown[]]>(
      `SELECT source_id, ${columns} FROM ${table}`,
    )
    for await (const piece of pieces) {
      for (const [source, ...values] of piece) {
        const number = numbers.get(source)
        if (number !== undefined) add.run(number, ...values)
      }
    }
  }
}

const positions = {
  table: 'positions',
  columns: 'length, digest, closed, device, inode, path, state, first_mark, marks',
}
const counts = [
  { table: 'source_day_counts', columns: 'code, day, evidence, n, first_seen, last_seen' },
  { table: 'minute_counts', columns: 'code, minute, evidence, n' },
]

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
