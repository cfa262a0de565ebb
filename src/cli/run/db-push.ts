/** Runs `db push`. */
import { whereOf } from '../../postgres/connection.ts'
import { drain } from '../../push/drain.ts'
import { type OpenOutbox, openOutboxIn } from '../../store/outbox/open-outbox.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { chosenTarget, type PushTarget } from '../push-target.ts'
import { counted } from '../quantity.ts'
import { connectShared } from '../shared-server.ts'
import { untilSignal } from '../until-signal.ts'
import { exit, type World } from '../world.ts'

/** After a signal, for the batch under way: what the server may or may not have waits still, and counts once. */
const patienceMs = 5_000

export async function runDbPush(args: Arguments, world: World): Promise<number> {
  const target = chosenTarget(args)
  if (args['stop'] === true && (target !== undefined || args['anew'] === true)) {
    throw new UserError('--stop sends nothing', 'leave --push and --anew out')
  }
  if (args['stop'] !== true && target === undefined) {
    throw new UserError('where to? Give --push', 'such as --push postgres://counts@db.example.com/authing')
  }
  const open = openOutboxIn(args['db'] as string, { now: world.now })
  try {
    return target === undefined ? await end(open, args, world) : await send(open, target, args, world)
  } finally {
    open.close()
  }
}

/** What waited is thrown away: it would wait for ever. */
function end({ outbox, file }: OpenOutbox, args: Arguments, world: World): Promise<number> {
  const waited = outbox.backlog()?.rows ?? 0
  outbox.end()
  return print(world, [
    args['json']
      ? JSON.stringify({ schema_version: 1, thrown_away: waited })
      : `nothing is kept for sending in ${file} any more; thrown away: ${counted(waited, 'row')}`,
  ])
}

async function send(
  { outbox, file }: OpenOutbox,
  { url, name }: PushTarget,
  args: Arguments,
  world: World,
): Promise<number> {
  const where = whereOf(url)
  const shared = connectShared(
    url,
    { catalogue: await chosenCatalogue(args), language: chosenLanguage(args, world) },
    world,
  )
  if (outbox.state() === undefined) outbox.begin(undefined)
  let [batches, rows] = [0, 0]
  try {
    const draining = drain(shared, {
      outbox,
      name,
      file,
      signal: world.signal,
      anew: args['anew'] as boolean,
      sent: ({ counts, days, issues }) => {
        batches += 1
        rows += counts.length + days.length + issues.length
      },
    })
    await untilSignal(world.signal, draining, () => {}, patienceMs)
  } finally {
    void shared.close().catch(() => {})
  }
  const waiting = outbox.backlog()?.rows ?? 0
  const line = args['json']
    ? JSON.stringify({ schema_version: 1, batches, rows, waiting })
    : `sent to ${where}: ${counted(rows, 'row')}; ${waiting === 0 ? 'nothing waits' : `${counted(waiting, 'row')} wait`} in ${file}`
  return print(world, [line], waiting === 0 ? exit.done : exit.notProcessed)
}
