/** The stream that is read, and which of its lives this is. */
import type { Standing } from '../count/delta.ts'
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import { isForbidden, isMissing, isUnanswered, reasonOf } from './reasons.ts'

export interface StreamState {
  readonly name: string
  /** When it was created, in ISO format: another stream of the same name has another time. */
  readonly created: string
  readonly messages: number
  /** The number of its newest message so far. */
  readonly last: number
  /** When its oldest message came, in milliseconds since 1970 UTC. */
  readonly firstAt: number
}

/** Throws a UserError where there is no such stream, or it can't be asked for. */
export async function lookAt({ manager, shown }: Connection, name: string): Promise<StreamState> {
  try {
    const { created, state } = await manager.streams.info(name)
    const { messages, last_seq: last, first_ts } = state
    return { name, created, messages, last, firstAt: Date.parse(first_ts) }
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

/** When the message of this number came, in nanoseconds since 1970; undefined where it is gone, or can't be asked for. */
export async function stampOf(
  { manager }: Connection,
  name: string,
  seq: number,
): Promise<string | undefined> {
  try {
    const message = await manager.streams.getMessage(name, { seq })
    return message === null ? undefined : nanosecondsOf(message.timestamp)
  } catch {
    return undefined
  }
}

function nanosecondsOf(iso: string): string {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(iso) ?? []
  return `${Date.parse(`${seconds}Z`) / 1000}${fraction.padEnd(9, '0')}`
}

/**
 * The epoch under which the stream's messages count: a number stands for one message in it. A stream that was created
 * anew under its name begins another one, and so does one that has lost what it held (in memory, when its only server
 * was started again) and goes on with numbers that it has given before. `stamp` tells when a message came, in
 * nanoseconds.
 *
 * Throws a UserError where the numbers can't be told apart: some of the old messages are left, and new ones have got
 * numbers of old ones that are lost.
 */
export async function epochOf(
  stream: StreamState,
  standing: Standing | undefined,
  stamp: (seq: number) => Promise<string | undefined>,
): Promise<string> {
  if (standing?.epoch.split(' ', 1)[0] !== stream.created) return stream.created
  const { epoch, newest, token } = standing
  if (token === undefined || (await isHeld(stream, newest, token, stamp))) return epoch
  const countedAt = Number(BigInt(token) / 1_000_000n)
  if (stream.messages === 0 || stream.firstAt > countedAt) return `${stream.created} ${newest}.${token}`
  throw new UserError(
    `the stream ${stream.name} has lost its newest messages (a crash, or a restored backup), and gives their numbers to others`,
    `what it still holds can't be told from what was counted: empty it with nats stream purge ${stream.name}, then start again`,
    1,
  )
}

/** Whether the stream still has the message of this number, or has had it: one that has been deleted is no other one. */
async function isHeld(
  { last }: StreamState,
  seq: number,
  token: string,
  stamp: (seq: number) => Promise<string | undefined>,
): Promise<boolean> {
  return last >= seq && ((await stamp(seq)) ?? token) === token
}
