/**
 * Asks a PostgreSQL server what `doctor` judges: whether it could be sent to, or what is in it. Reads only: it creates no
 * table, and upgrades none.
 */
import { connect, whereOf } from '../../postgres/connection.ts'
import { explainError } from '../../postgres/explain-error.ts'
import { lookInto } from '../../postgres/look.ts'
import { refuseNewer, schemaOf } from '../../postgres/migrations.ts'
import { shownPlace } from '../../postgres/place.ts'
import { UserError } from '../../user-error.ts'
import type { ServerFacts, SharedFacts } from './facts.ts'

/** The one that `--push` names. */
export const lookAtServer = (url: string): Promise<ServerFacts> =>
  orError(url, async (where) => {
    const client = await connect(url, { queryTimeoutMs: 10_000 })
    try {
      const state = await schemaOf(client)
      refuseNewer(where, state, state.oldestWriter)
      const { rows } = await client.query<{ version: string }>(
        "SELECT current_setting('server_version') AS version",
      )
      return { version: rows[0]?.version ?? '', schema: state.version }
    } finally {
      await client.end()
    }
  })

/** The one that `--db` names. */
export const lookAtShared = async (url: string): Promise<SharedFacts> => ({
  address: shownPlace(url),
  ...(await orError(url, () => lookInto(url))),
})

async function orError<T>(
  url: string,
  look: (where: string) => Promise<T>,
): Promise<{ readonly where: string } & (T | { readonly error: string; readonly advice: string })> {
  const where = whereOf(url)
  try {
    return { where, ...(await look(where)) }
  } catch (error) {
    const explained = explainError(where, error)
    if (!(explained instanceof UserError)) throw explained
    return { where, error: explained.message, advice: explained.advice }
  }
}
