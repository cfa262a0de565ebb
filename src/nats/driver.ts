/** The client of NATS and JetStream, two optional packages, loaded when a stream is first asked for. */
import type JetStream from '@nats-io/jetstream'
import type Transport from '@nats-io/transport-node'
import { UserError } from '../user-error.ts'

export type { JetStream, Transport }

export interface Driver {
  readonly transport: typeof Transport
  readonly jetstream: typeof JetStream
}

/** Throws a UserError where one of the packages isn't installed. */
export async function driver(): Promise<Driver> {
  try {
    const [transport, jetstream] = await Promise.all([
      import('@nats-io/transport-node'),
      import('@nats-io/jetstream'),
    ])
    return { transport, jetstream }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new UserError(
      'for a stream of NATS two packages are needed, and they are not installed',
      'install them beside this program: npm i -g @nats-io/transport-node @nats-io/jetstream, or without -g in a project',
      2,
      error,
    )
  }
}
