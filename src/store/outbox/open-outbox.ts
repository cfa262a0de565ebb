/** Opens a database for its outbox alone: to send what waits in it, not to count. */
import { explainError } from '../explain-error.ts'
import { migrate } from '../migrations.ts'
import { connectToRead } from '../sqlite-reader.ts'
import { type Outbox, type OutboxOptions, openOutbox } from './outbox.ts'

export interface OpenOutbox {
  readonly outbox: Outbox
  readonly file: string
  readonly close: () => void
}

/** Throws a `UserError` for a file that isn't there, isn't ours, or can't be written. */
export function openOutboxIn(
  path: string,
  options: OutboxOptions & { readonly now: () => number },
): OpenOutbox {
  const connection = connectToRead(path)
  const close = (): void => void connection.close()
  try {
    connection.pragma('query_only = OFF')
    migrate(connection, options.now)
    return { outbox: openOutbox(connection, options), file: connection.name, close }
  } catch (error) {
    close()
    throw explainError(path, error)
  }
}
