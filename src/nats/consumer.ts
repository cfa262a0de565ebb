/** The consumer that all workers of a store share, or one of its own for who only looks on. */
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import type { JetStream } from './driver.ts'
import { isForbidden, isMissing, isOfNats, reasonOf } from './reasons.ts'
import { rights } from './stream.ts'

/** Milliseconds until a message that a worker has neither acknowledged nor asked more time for goes to another. */
export const ackWaitMs = 30_000

/**
 * Lets another worker have the message soon, and not only when its time is over. Not at once: it would come to who gives
 * it back, and is about to go.
 */
export const giveBack = (message: JetStream.JsMsg): void => message.nak(500)

/** Messages that all workers together may hold; each holds at most a few hundred, so this is for many. */
const maxHeld = 20_000

/** The ledger belongs to the store: who counts into another store gets all messages again. */
export const durableName = (storeId: string): string => `authing-annotate-${storeId.slice(0, 12)}`

/**
 * The durable consumer of this name, created where there is none yet. One that someone else has set up otherwise is
 * used as it is; `say` is told where counts can't be exact with it. Throws a UserError where it can't be had or used.
 */
export const durableConsumer = (
  connection: Connection,
  stream: string,
  name: string,
  say: (problem: UserError) => void,
): Promise<JetStream.Consumer> =>
  explained(connection, stream, `the consumer ${name}`, async () => {
    const config = await configOf(connection, stream, name)
    if (config.deliver_subject) throw notPulled(stream, name)
    const flaw = flawOf(config)
    if (flaw !== undefined) {
      say(
        new UserError(
          `the consumer ${name} of ${stream} ${flaw}: the counts won't be those of all messages`,
          `remove it, and a worker creates it anew: nats consumer rm ${stream} ${name}`,
        ),
      )
    }
    return connection.manager.jetstream().consumers.get(stream, name)
  })

/** Only what comes from now on, to this program alone; nothing of it is left when the program ends. */
export const liveConsumer = (connection: Connection, stream: string): Promise<JetStream.Consumer> =>
  explained(connection, stream, 'a consumer', () => {
    const { manager, jetstream } = connection
    return manager.jetstream().consumers.get(stream, { deliver_policy: jetstream.DeliverPolicy.New })
  })

async function explained(
  { nats, shown }: Connection,
  stream: string,
  consumer: string,
  use: () => Promise<JetStream.Consumer>,
): Promise<JetStream.Consumer> {
  try {
    return await use()
  } catch (error) {
    if (error instanceof UserError || !isOfNats(error) || isMissing(error, 'stream') || nats.isClosed())
      throw error
    throw new UserError(
      `cannot use ${consumer} of the stream ${stream} (${shown}): ${reasonOf(error)}`,
      isForbidden(error)
        ? rights(stream)
        : 'a stream that is a work queue has one consumer alone: see nats consumer ls',
      1,
      error,
    )
  }
}

async function configOf(
  { manager, jetstream }: Connection,
  stream: string,
  name: string,
): Promise<JetStream.ConsumerConfig> {
  const { AckPolicy, DeliverPolicy, ReplayPolicy } = jetstream
  try {
    return (await manager.consumers.info(stream, name)).config
  } catch (error) {
    if (!isMissing(error, 'consumer')) throw error
  }
  const { config } = await manager.consumers.add(stream, {
    durable_name: name,
    description: 'counts Authing codes; one for each store',
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    replay_policy: ReplayPolicy.Instant,
    ack_wait: ackWaitMs * 1e6,
    max_deliver: -1,
    max_ack_pending: maxHeld,
  })
  return config
}

const notPulled = (stream: string, name: string): UserError =>
  new UserError(
    `the consumer ${name} of ${stream} pushes its messages, and workers pull them`,
    `remove it, and a worker creates it anew: nats consumer rm ${stream} ${name}`,
    1,
  )

/** What keeps messages from being counted. */
function flawOf(config: JetStream.ConsumerConfig): string | undefined {
  const {
    ack_policy,
    deliver_policy,
    max_deliver = -1,
    filter_subject,
    filter_subjects,
    headers_only,
  } = config
  if (ack_policy !== 'explicit')
    return `has the ack policy ${ack_policy}, which forgets messages of a worker that dies`
  if (filter_subject || (filter_subjects ?? []).length > 0) return 'has a filter'
  if (max_deliver > 0) return `gives a message up after ${max_deliver} deliveries`
  if (deliver_policy !== 'all') return `doesn't begin with the first message (${deliver_policy})`
  return headers_only === true ? 'delivers headers alone' : undefined
}
