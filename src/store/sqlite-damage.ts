/** What SQLite finds wrong with a file: pages that contradict each other, and rows without those that they name. */
import type { Finding } from './read-store.ts'
import { type Connection, isCorrupt } from './sqlite.ts'

export function damageIn(connection: Connection): Finding[] {
  const damage = damagedPages(connection)
  // With damaged pages everything else says nothing, or throws.
  if (damage.length > 0) return damage.map((what) => ({ where: 'pages', what }))
  return connection
    .prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check')
    .all()
    .map(({ table, parent }) => ({ where: table, what: `has a row without its row in ${parent}` }))
}

/** SQLite lists what it finds, and throws on the way where it can't go on. */
function damagedPages(connection: Connection): string[] {
  const found: string[] = []
  try {
    const lines = connection.prepare<[], string>('PRAGMA integrity_check').pluck()
    for (const line of lines.iterate()) found.push(line)
  } catch (error) {
    if (!isCorrupt(error)) throw error
    found.push((error as Error).message)
  }
  return found.filter((line) => line !== 'ok')
}
