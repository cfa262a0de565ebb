/** Asks a PostgreSQL server whether it could be sent to. Reads only: it creates no table, and upgrades none. */
import { connect, whereOf } from '../../postgres/connection.ts'
import { explainError } from '../../postgres/explain-error.ts'
import { refuseNewer, schemaOf } from '../../postgres/migrations.ts'
import { UserError } from '../../user-error.ts'
import type { ServerFacts } from './facts.ts'

export async function lookAtServer(url: string): Promise<ServerFacts> {
  const where = whereOf(url)
  try {
    const client = await connect(url, { queryTimeoutMs: 10_000 })
    try {
      const state = await schemaOf(client)
      refuseNewer(where, state, state.oldestWriter)
      const { rows } = await client.query<{ version: string }>(
        "SELECT current_setting('server_version') AS version",
      )
      return { where, version: rows[0]?.version ?? '', schema: state.version }
    } finally {
      await client.end()
    }
  } catch (error) {
    const explained = explainError(where, error)
    if (!(explained instanceof UserError)) throw explained
    return { where, error: explained.message, advice: explained.advice }
  }
}
