/** Says when the connection is lost; the client itself connects again, for as long as it takes. */
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import type { Troubles } from './trouble.ts'

export function watchConnection({ nats, shown }: Connection, { met, gone }: Troubles): void {
  const watch = async (): Promise<void> => {
    for await (const { type } of nats.status()) {
      if (type === 'reconnect') gone('connection')
      if (type !== 'disconnect' || nats.isClosed()) continue
      met(
        'connection',
        new UserError(`the connection to ${shown} is lost`, 'it is tried again until it is there', 1),
      )
    }
  }
  // It ends with the connection, and whoever uses that is told why.
  watch().catch(() => {})
}
