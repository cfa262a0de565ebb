/**
 * `--push`: sends on what is counted while the program runs. A server that is away changes nothing of what the program
 * does, and not its exit code; one that refuses what it is sent does, since waiting doesn't mend that.
 */
import { whereOf } from '../postgres/connection.ts'
import { driver } from '../postgres/driver.ts'
import { type PushEnd, startPushing } from '../push/pushing.ts'
import type { Backlog } from '../store/outbox/backlog.ts'
import { openOutbox } from '../store/outbox/outbox.ts'
import type { Connection } from '../store/sqlite.ts'
import { UserError } from '../user-error.ts'
import { complain } from './complain.ts'
import type { PushTarget } from './push-target.ts'
import { counted } from './quantity.ts'
import { connectShared, type SharedOptions } from './shared-server.ts'
import type { World } from './world.ts'

export interface Pushing {
  /** What waits; undefined from the end on. */
  readonly backlog: () => Backlog | undefined
  /** Sends what is left, before the store is closed; tells whether the server refuses it. */
  readonly finish: () => Promise<boolean>
  /** Ends it where the program has failed: what is left stays. */
  readonly stop: () => void
}

export interface PushingOptions extends SharedOptions {
  readonly target: PushTarget
  readonly onPush?: ((end: PushEnd) => void) | undefined
}

/**
 * Throws a `UserError` where nothing can be sent at all. From the moment that what it gives is called, everything that is
 * counted into the database is kept for sending, whoever counts it.
 */
export async function preparePushing(
  options: PushingOptions,
  world: World,
): Promise<(connection: Connection) => Pushing> {
  const where = whereOf(options.target.url)
  await driver()
  return (connection) => begin(connection, where, options, world)
}

function begin(connection: Connection, where: string, options: PushingOptions, world: World): Pushing {
  const { target, onPush } = options
  const outbox = openOutbox(connection, { now: world.now })
  const file = connection.name
  if (outbox.state() === undefined) outbox.begin(undefined)
  const pushing = startPushing({
    outbox,
    file,
    where,
    name: target.name,
    ...(target.everyMs !== undefined && { everyMs: target.everyMs }),
    onPush,
    connect: () => connectShared(target.url, options, world),
    say: (problem) => complain(world, problem),
  })
  let ended = false
  const stop = (): void => {
    ended = true
    pushing.stop()
  }
  return {
    backlog: () => (ended ? undefined : outbox.backlog()),
    finish: async () => {
      const { backlog, refused, silence } = await pushing.finish(world.signal.aborted)
      stop()
      if (backlog !== undefined && backlog.batches > 0) {
        complain(
          world,
          new UserError(
            `left in ${file}, to be sent to ${where}${why(silence)}: ${counted(backlog.rows, 'row')} of counts`,
            'the next run with --push sends them, and so does authing-annotate db push',
          ),
        )
      }
      return refused
    },
    stop,
  }
}

/** Where the server has said something, it has been told already. */
const why = (silence: number | undefined): string =>
  silence === undefined ? '' : `, which took nothing for ${counted(silence, 'second')}`
