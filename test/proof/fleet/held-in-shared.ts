/** What a shared database holds of one sender, in the words of `MemoryStore.held`. */
import { createHash } from 'node:crypto'
import type { Shared } from '../../fleet/engines.ts'
import type { Held } from '../../push/memory-store.ts'

type Query = Shared['query']

/** Rows come as texts, and bytes as they are. */
export async function heldInShared(query: Query, identity: string): Promise<Held> {
  const word = "CASE evidence WHEN 3 THEN 'certain' WHEN 2 THEN 'likely' ELSE 'inferred' END"
  const ofSender = `sources.sender_id = (SELECT id FROM senders WHERE identity = '${identity}')`
  const hex = await hexFunction(query)
  const sources = await query(`SELECT name, kind, ${hex} AS identity FROM sources WHERE ${ofSender}`)
  const days = await query(
    `SELECT ${hex} AS source, day, code, ${word} AS evidence, n, first_seen, last_seen
     FROM source_day_counts JOIN sources ON sources.id = source_id WHERE ${ofSender}`,
  )
  const minutes = await query(
    `SELECT ${hex} AS source, minute, code, ${word} AS evidence, n
     FROM minute_counts JOIN sources ON sources.id = source_id WHERE ${ofSender}`,
  )
  const issues = await query(`SELECT kind, source, detail, at, n FROM issues WHERE store = '${identity}'`)
  return {
    sources: sources.map(({ name, kind, identity }) => ({
      name: String(name),
      kind: kind as 'file' | 'pipe',
      identity: String(identity),
    })),
    days: new Map(
      days.map(({ source, day, code, evidence, n, first_seen, last_seen }) => [
        `${source} ${day} ${code} ${evidence}`,
        [n, first_seen, last_seen].map(Number),
      ]),
    ),
    minutes: new Map(
      minutes.map(({ source, minute, code, evidence, n }) => [
        `${source} ${minute} ${code} ${evidence}`,
        Number(n),
      ]),
    ),
    issues: new Map(
      issues.map(({ kind, source, detail, at, n }) => [
        JSON.stringify([kind, source, detail]),
        [at, n].map(Number),
      ]),
    ),
  }
}

/** The two engines have no function for it in common. */
const hexFunction = (query: Query): Promise<string> =>
  query("SELECT encode('x', 'hex')").then(
    () => "encode(sources.identity, 'hex')",
    () => 'lower(hex(sources.identity))',
  )

/** How a shared database calls a source of a sender. */
export type IdentityThere = (sender: string, identity: string) => string

export const inPostgres: IdentityThere = (_, identity) => identity

/** Where others may have counted the same content, it is made of both. */
export const inSqlite: IdentityThere = (sender, identity) =>
  createHash('sha256').update(`${sender}\0`).update(identity, 'hex').digest().subarray(0, 16).toString('hex')

/** What a host holds, as its shared database calls it: each source under a name of the host's. */
export const asSentTo =
  (identityThere: IdentityThere) =>
  ({ sources, days, minutes, issues }: Held, sender: string): Held => {
    const there = (identity: string): string => identityThere(sender, identity)
    const renamed = (key: string): string => key.replace(/^\S+/, there)
    return {
      sources: sources.map(({ name, identity, ...source }) => ({
        ...source,
        name: `host:${name}`,
        identity: there(identity),
      })),
      days: new Map([...days].map(([key, row]) => [renamed(key), row])),
      minutes: new Map([...minutes].map(([key, n]) => [renamed(key), n])),
      issues: new Map(
        [...issues].map(([key, row]) => {
          const [kind, source, detail] = JSON.parse(key) as string[]
          return [JSON.stringify([kind, `host:${source}`, detail]), row]
        }),
      ),
    }
  }
