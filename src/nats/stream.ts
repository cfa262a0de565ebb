/** The stream that is read, as its servers tell of it. */
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import { isForbidden, isMissing, isUnanswered, reasonOf } from './reasons.ts'

export interface StreamState {
  readonly name: string
  /** When it was created, in ISO format: another stream of the same name has another time. */
  readonly created: string
  readonly messages: number
  /** The oldest message that it holds; nothing of it counts where it holds none. */
  readonly first: Mark
  /** The number of its newest message so far. */
  readonly last: number
}

/** A message: its number, and when the stream got it, in nanoseconds since 1970 UTC. */
export interface Mark {
  readonly seq: number
  readonly stamp: bigint
}

/** Throws a UserError where there is no such stream, or it can't be asked for. */
export async function lookAt({ manager, shown }: Connection, name: string): Promise<StreamState> {
  try {
    const { created, state } = await manager.streams.info(name)
    const { messages, first_seq, first_ts, last_seq } = state
    return {
      name,
      created,
      messages,
      first: { seq: first_seq, stamp: nanosecondsOf(first_ts) },
      last: last_seq,
    }
  } catch (error) {
    throw explained(error, name, shown)
  }
}

function explained(error: unknown, name: string, shown: string): UserError {
  if (isMissing(error, 'stream')) {
    return new UserError(
      `there is no stream ${name} (${shown})`,
      `create it: nats stream add ${name} --subjects 'logs.>'; those that are there: nats stream ls`,
      1,
      error,
    )
  }
  if (isUnanswered(error)) {
    return new UserError(
      `nobody answers for JetStream at ${shown}`,
      'start the servers with jetstream in their configuration, and enable it for this account',
      1,
      error,
    )
  }
  return new UserError(
    `cannot read the stream ${name} of ${shown}: ${reasonOf(error)}`,
    isForbidden(error) ? rights(name) : 'see the log of the server',
    1,
    error,
  )
}

/** What a worker must be allowed to publish to. */
export const rights = (stream: string): string =>
  `allow this user to publish to $JS.API.STREAM.INFO.${stream}, $JS.API.STREAM.MSG.GET.${stream}, $JS.API.CONSUMER.*.${stream}.>, $JS.API.CONSUMER.MSG.NEXT.${stream}.> and $JS.ACK.${stream}.>, and to subscribe to _INBOX.>`

/** When the message of this number came; undefined where it is gone, or can't be asked for. */
export async function stampOf(
  { manager }: Connection,
  name: string,
  seq: number,
): Promise<bigint | undefined> {
  try {
    const message = await manager.streams.getMessage(name, { seq })
    return message === null ? undefined : nanosecondsOf(message.timestamp)
  } catch {
    return undefined
  }
}

function nanosecondsOf(iso: string): bigint {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(iso) ?? []
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'))
}
