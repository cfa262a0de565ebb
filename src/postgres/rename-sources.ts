/**
 * Gives what a host has sent so far the host's new name. The sender's row is held, so nobody else has these rows.
 * Nothing here opens a transaction.
 */
import type { IssueRow } from '../count/batch.ts'
import { renamedSource } from '../store/shared/source-name.ts'
import type { Client } from './connection.ts'
import { type Target, writeIssues } from './write-rows.ts'

/** Both names as they are shown. */
export async function renameSources(
  client: Client,
  { id, identity }: Target,
  from: string,
  to: string,
): Promise<void> {
  const { rows: sources } = await client.query<{ id: bigint; name: string }>(
    'SELECT id, name FROM sources WHERE sender_id = $1',
    [id],
  )
  await client.query(
    `UPDATE sources SET name = row.name FROM unnest($1::bigint[], $2::text[]) AS row (id, name)
     WHERE sources.id = row.id`,
    [sources.map((source) => source.id), sources.map(({ name }) => renamedSource(name, from, to))],
  )
  // Names are part of their key, and one may be on the way to another's: so all are taken out before any is put back.
  const { rows: issues } = await client.query<Omit<IssueRow, 'at' | 'n'> & Record<'at' | 'n', bigint>>(
    'DELETE FROM issues WHERE store = $1 RETURNING kind, source, detail, at, n',
    [identity],
  )
  await writeIssues(
    client,
    issues.map(({ at, n, source, ...issue }) => ({
      ...issue,
      source: renamedSource(source, from, to),
      at: Number(at),
      n: Number(n),
    })),
    identity,
  )
}
