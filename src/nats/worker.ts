/**
 * A worker: takes messages of a stream, hands each to `deltaOf`, and commits what they add. It has no state of its own:
 * what it holds when it dies goes to another, and what has been counted is known by the store.
 */
import type { SharedStore } from '../count/delta.ts'
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import { durableConsumer, durableName, giveBack, liveConsumer } from './consumer.ts'
import type { JetStream } from './driver.ts'
import type { Group, Outcome } from './group.ts'
import { deltaOf, type Message, type MessageOptions } from './message.ts'
import { createPauses } from './pause.ts'
import { isOfNats, isRefusal, reasonOf } from './reasons.ts'
import { lookAt } from './stream.ts'
import { groupFor, senderIdentity } from './stream-group.ts'
import { type Troubles, waitingFor } from './trouble.ts'

export interface WorkerOptions extends MessageOptions {
  readonly connection: Connection
  readonly stream: string
  /** Undefined where nothing is counted: then only what comes from now on is read, and nobody else has less of it. */
  readonly store: SharedStore | undefined
  /** Whether a commit that failed may succeed when it is tried again. */
  readonly mayPass: (error: unknown) => boolean
  readonly say: (problem: UserError) => void
  readonly troubles: Troubles
  /** Told of each message that has been read, and when what it adds is in the store. */
  readonly onRead: (message: JetStream.JsMsg) => void
  readonly onCommitted: (messages: readonly JetStream.JsMsg[]) => void
  /** Told which consumer is used now. */
  readonly onConsumer: (consumer: JetStream.Consumer) => void
  /** Ends the work: what has been read is committed and acknowledged, the rest goes to others. */
  readonly signal: AbortSignal
  /** False where a message couldn't be shown to its end, and nobody reads on. */
  readonly isShown: () => boolean
}

/** The longest that a message which has been read waits for others, in milliseconds. */
const gatherMs = 1_000

/**
 * Messages that lie here unread: with the largest that a server takes they fill this many bytes at most, and with small
 * ones a way to the server and back isn't waited for at each.
 */
const unread = { bytes: 128 * 1024 * 1024, messages: 500 } as const

/**
 * Works until the signal ends it, and resolves to true where something that was read isn't counted: it goes to another.
 * Throws a UserError where a server says at the start that it won't, and for what waiting doesn't mend; a stream or a
 * cluster that goes away later is waited for.
 */
export async function work(options: WorkerOptions): Promise<boolean> {
  const { connection, stream, signal, troubles, mayPass } = options
  const pauses = createPauses(signal)
  let hasBegun = false
  let isLeft = false
  while (!signal.aborted) {
    try {
      isLeft = await workOnce(options, () => {
        hasBegun = true
        troubles.gone('stream')
        pauses.reset()
      })
    } catch (error) {
      if (connection.nats.isClosed()) throw await closedBy(connection)
      const isHopeless = !hasBegun && isRefusal(error)
      if (isHopeless || !(isOfNats(error) || mayPass(error))) throw error
      troubles.met('stream', waitingFor(error, stream, connection))
    }
    await pauses.next()
  }
  return isLeft
}

async function closedBy({ nats, shown }: Connection): Promise<UserError> {
  const error = await nats.closed()
  return new UserError(`the connection to ${shown} was closed: ${reasonOf(error)}`, 'start again', 1, error)
}

/** Until the consumer or the stream has gone, or the work ends; true where something is left uncounted. */
async function workOnce(options: WorkerOptions, begun: () => void): Promise<boolean> {
  const { connection, stream, store, say } = options
  const state = await lookAt(connection, stream)
  const group = store && (await groupFor(store, state, options))
  const consumer =
    store === undefined
      ? await liveConsumer(connection, stream)
      : await durableConsumer(connection, stream, durableName(await store.storeId()), say)
  options.onConsumer(consumer)
  const messages = await consumer.consume({
    max_messages: atOnce(connection),
    // Short, so that a consumer whose leader has died is found again soon.
    expires: 5_000,
    idle_heartbeat: 1_000,
    abort_on_missing_resource: true,
  })
  begun()
  return readOut(messages, group, options)
}

async function readOut(
  messages: JetStream.ConsumerMessages,
  group: Group | undefined,
  options: WorkerOptions,
): Promise<boolean> {
  const { signal } = options
  let outcome = 'committed' as Outcome
  let failure: unknown
  const end = (): void => void messages.close()
  const flush = async (): Promise<void> => {
    if (group !== undefined) outcome = await group.flush()
    if (outcome === 'other') end()
  }
  const clock = setInterval(() => {
    flush().catch((error: unknown) => {
      failure ??= error
      end()
    })
  }, gatherMs)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    for await (const message of messages) {
      const isRead = !signal.aborted && failure === undefined && (await read(message, group, options))
      if (!isRead && group !== undefined) giveBack(message)
    }
    // Where reading fails instead, what was read comes again.
    await flush()
  } finally {
    clearInterval(clock)
    signal.removeEventListener('abort', end)
    end()
  }
  if (failure !== undefined) throw failure
  return outcome === 'left'
}

const atOnce = ({ nats }: Connection): number =>
  Math.max(1, Math.min(unread.messages, Math.floor(unread.bytes / (nats.info?.max_payload ?? unread.bytes))))

/** False where it couldn't be shown to its end: it counts when someone reads it again. */
async function read(
  message: JetStream.JsMsg,
  group: Group | undefined,
  options: WorkerOptions,
): Promise<boolean> {
  const delta = await deltaOf(plain(message), senderIdentity(options.stream), options)
  if (!options.isShown()) return false
  options.onRead(message)
  await group?.add(message, delta)
  return true
}

function plain(message: JetStream.JsMsg): Message {
  const { headers, data, subject, seq, timestampNanos } = message
  return {
    subject,
    seq,
    stamp: `${timestampNanos}`,
    id: headers?.get('Nats-Msg-Id') || undefined,
    contentEncoding: headers?.get('Content-Encoding', 'insensitive') || undefined,
    data: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  }
}
