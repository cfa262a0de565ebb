/**
 * Which life of a stream its messages belong to. A number stands for one message only within a life: a stream that was
 * deleted and created anew gives the same numbers again, and so does one that has lost what it held (in memory, when its
 * only server was started again; on a disk, in a crash) and says of itself that it is the same.
 */
import type { Standing } from '../count/delta.ts'
import { UserError } from '../user-error.ts'
import type { Mark, StreamState } from './stream.ts'

/** When the message of this number came; undefined where it is gone. */
export type Ask = (seq: number) => Promise<bigint | undefined>

/** The newest message that is known to have been counted in this epoch. */
export function markOf(standing: Standing | undefined, epoch: string): Mark | undefined {
  if (standing?.epoch !== epoch || standing.token === undefined) return undefined
  return { seq: standing.newest, stamp: BigInt(standing.token) }
}

/**
 * The epoch under which the stream's messages count now. Undefined while the stream tells of fewer messages than were
 * counted: a new leader may not be up to date yet, and a stream that has lost all tells so by its next message. Throws
 * a UserError where old messages can't be told from new ones: some of those that were counted are left, and newer ones
 * have got the numbers of others that are lost.
 */
export async function epochOf(
  stream: StreamState,
  standing: Standing | undefined,
  ask: Ask,
): Promise<string | undefined> {
  if (standing?.epoch.split(' ', 1)[0] !== stream.created) return stream.created
  const mark = markOf(standing, standing.epoch)
  if (mark === undefined || (await isSameLife(stream, mark, ask))) return standing.epoch
  if (hasLostAll(stream, mark)) return `${stream.created} ${mark.seq}.${mark.stamp}`
  if (stream.last < mark.seq) return undefined
  throw new UserError(
    `the stream ${stream.name} has lost its newest messages (a crash, or a restored backup), and gives their numbers to others`,
    `what it still holds can't be told from what was counted: empty it with nats stream purge ${stream.name}, then start again`,
    1,
  )
}

/**
 * Whether the stream is in the life in which the mark's message was counted. Where `messages` that have come since say
 * nothing against it, it isn't asked for that message. Clocks of servers differ: times alone only raise the question.
 */
export async function isSameLife(
  stream: StreamState,
  mark: Mark,
  ask: Ask,
  messages?: readonly Mark[],
): Promise<boolean> {
  if (stream.last < mark.seq) return false
  const hasLost = hasLostAll(stream, mark)
  const isDoubtful = messages === undefined || hasLost || messages.some((message) => isLate(message, mark))
  if (!isDoubtful) return true
  const held = await ask(mark.seq)
  return held === undefined ? !hasLost : held === mark.stamp
}

/** Came later, under a number that had been given before. */
const isLate = ({ seq, stamp }: Mark, mark: Mark): boolean => seq <= mark.seq && stamp > mark.stamp

/** All that came up to the mark is gone, and its numbers are given again; what is deleted for its age isn't lost so. */
const hasLostAll = ({ messages, first }: StreamState, mark: Mark): boolean =>
  messages > 0 && isLate(first, mark)
