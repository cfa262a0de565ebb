/** Gives what a host has sent so far the host's new name. Nothing here opens a transaction. */
import type { IssueRow } from '../../count/batch.ts'
import type { Connection } from '../sqlite.ts'
import { prepareIssues } from '../write-batch.ts'
import { renamedSource } from './source-name.ts'

/** The row of `senders`, with the name so far, and the new one; both as they are shown. */
export function renameSources(
  connection: Connection,
  { id, identity, name }: { readonly id: number; readonly identity: string; readonly name: string },
  to: string,
): void {
  const rename = connection.prepare('UPDATE sources SET name = ? WHERE id = ?')
  const sources = connection.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM sources WHERE sender_id = ?',
  )
  for (const source of sources.all(id)) rename.run(renamedSource(source.name, name, to), source.id)
  // Names are part of their key, and one may be on the way to another's: so all are taken out before any is put back.
  const issues = connection
    .prepare<[string], IssueRow>('DELETE FROM issues WHERE store = ? RETURNING kind, source, detail, at, n')
    .all(identity)
  prepareIssues(connection)(
    issues.map((issue) => ({ ...issue, source: renamedSource(issue.source, name, to) })),
    identity,
  )
}
