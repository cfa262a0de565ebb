/** `--from`: shows and counts the messages of a stream, as one of any number of workers, until a signal comes. */

import type { Output } from '../../annotate/output.ts'
import type { AnnotateOptions } from '../../annotate/pipeline.ts'
import { streamAddress } from '../../nats/address.ts'
import { type Connection, connect } from '../../nats/connection.ts'
import type { MessageOptions } from '../../nats/message.ts'
import { createTroubles, type Troubles } from '../../nats/trouble.ts'
import { watchConnection } from '../../nats/watch.ts'
import { type WorkerOptions, work } from '../../nats/worker.ts'
import type { CommitEnd } from '../../store/commit-end.ts'
import type { Zone } from '../../time/zone.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import type { Measuring } from '../measuring.ts'
import type { SharedCounting } from '../shared-counting.ts'
import { untilSignal } from '../until-signal.ts'
import type { World } from '../world.ts'
import type { Show, WriterFor } from './follow.ts'

export interface StreamSetting extends AnnotateOptions {
  readonly zoneOf: (source: string) => Zone
  readonly onCommit: ((end: CommitEnd) => void) | undefined
  readonly show: Show
  readonly writerFor: WriterFor
  readonly measuring: Measuring | undefined
  readonly output: Output
  /** Aborted when reading is to end. */
  readonly stop: AbortSignal
}

/** Resolves to true where something that was read could not be counted; it counts when it is read again. */
export async function readStream(args: Arguments, world: World, setting: StreamSetting): Promise<boolean> {
  const address = streamAddress(args['from'] as string, world.environment)
  const counting = await chosenSharedCounting(args, world, setting)
  const say = (problem: UserError): void => complain(world, problem)
  try {
    const connection = await connect(address)
    try {
      const troubles = createTroubles(say)
      watchConnection(connection, troubles)
      const options = await workerOptions(args, setting, { connection, troubles, say, counting })
      const working = work({ ...options, stream: address.stream })
      return await untilSignal(setting.stop, working, () => tooLate(say), patience.commit)
    } finally {
      await close(connection)
    }
  } finally {
    if (counting !== undefined) {
      await untilSignal(setting.stop, counting.store.close(), () => {}, patience.close)
    }
  }
}

interface Parts {
  readonly connection: Connection
  readonly troubles: Troubles
  readonly say: (problem: UserError) => void
  readonly counting: SharedCounting | undefined
}

async function workerOptions(
  args: Arguments,
  setting: StreamSetting,
  { connection, troubles, say, counting }: Parts,
): Promise<Omit<WorkerOptions, 'stream'>> {
  const { catalogue, zoneOf, encoding, output, stop, measuring } = setting
  const meter = measuring?.ofStream()
  return {
    connection,
    troubles,
    say,
    store: counting?.store,
    mayPass: counting?.mayPass ?? (() => false),
    isKnown: (code) => catalogue.recordsOf(code).length > 0,
    name: args['source'] as string | undefined,
    zoneOf,
    encoding,
    read: await reading(setting),
    onUnreadable: sayingOnce(say),
    onRead: ({ data, redelivered }) => meter?.read({ bytes: data.length, again: redelivered }),
    onCommitted: (messages) => {
      for (const { time } of messages) meter?.done(time.getTime())
    },
    onConsumer: (consumer) =>
      meter?.pendingBy(async () => {
        const { num_pending, num_ack_pending } = await consumer.info()
        return num_pending + num_ack_pending
      }),
    signal: stop,
    isShown: output.open,
  }
}

/** A message is read to its end whatever comes: half of it would count as all of it. */
async function reading({ show, writerFor }: StreamSetting): Promise<MessageOptions['read']> {
  const writer = await writerFor(true)
  const never = new AbortController().signal
  return (source, observer) => show(source, writer, observer, never)
}

/** Subjects of which it has been said that a message can't be read. */
const mostSaid = 1000

function sayingOnce(say: (problem: UserError) => void): MessageOptions['onUnreadable'] {
  const said = new Set<string>()
  return (name, { detail }) => {
    if (said.has(name) || said.size >= mostSaid) return
    said.add(name)
    say(
      new UserError(
        `a message of ${name} can't be read: ${detail}`,
        'the others are read; with --db all of its kind are in ingest_issues',
        1,
      ),
    )
  }
}

/** SQLite and PostgreSQL are loaded only where something is counted. */
async function chosenSharedCounting(
  args: Arguments,
  world: World,
  { catalogue, language, onCommit }: StreamSetting,
): Promise<SharedCounting | undefined> {
  const place = args['db'] as string | undefined
  if (place === undefined) return undefined
  const { openSharedCounting } = await import('../shared-counting.ts')
  return openSharedCounting(place, { catalogue, language, now: world.now, onCommit, version: world.version })
}

/**
 * Milliseconds after a signal for the last commit; and for acknowledgements to reach the server, where those that don't
 * are repeated messages later.
 */
const patience = { commit: 5_000, close: 2_000 } as const

/** It isn't known whether the store has them; it knows them when they come again. */
function tooLate(say: (problem: UserError) => void): true {
  say(
    new UserError(
      'the last messages could not be committed in time',
      'they go to another worker in half a minute, and each counts once',
      1,
    ),
  )
  return true
}

async function close({ nats }: Connection): Promise<void> {
  const late = new Promise<void>((resolve) => void setTimeout(resolve, patience.close).unref())
  await Promise.race([nats.flush().catch(() => {}), late])
  await Promise.race([nats.close(), late])
}
