/** Commits the messages of a stream, for as long as it is the stream that it was when this began. */
import type { Delta, Sender, SharedStore } from '../count/delta.ts'
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import type { JetStream } from './driver.ts'
import { createGroup, type Group } from './group.ts'
import { type Ask, epochOf, isSameLife, markOf } from './life.ts'
import { behind, isMissing, isOfNats, reasonOf } from './reasons.ts'
import { lookAt, type Mark, type StreamState, stampOf } from './stream.ts'
import { type Troubles, waitingFor } from './trouble.ts'

export interface StreamGroupOptions {
  readonly connection: Connection
  readonly stream: string
  readonly mayPass: (error: unknown) => boolean
  readonly troubles: Troubles
  readonly onCommitted: (messages: readonly JetStream.JsMsg[]) => void
  readonly signal: AbortSignal
}

export const senderIdentity = (stream: string): string => `nats:${stream}`

/** Throws a UserError where the stream's messages can't be told from those that were counted. */
export async function groupFor(
  store: SharedStore,
  state: StreamState,
  options: StreamGroupOptions,
): Promise<Group> {
  const { connection, stream, signal, mayPass, troubles, onCommitted } = options
  const identity = senderIdentity(stream)
  const ask: Ask = (seq) => stampOf(connection, stream, seq)
  const epoch = await epochOf(state, await store.standing(identity), ask)
  if (epoch === undefined) {
    throw new UserError(
      `the stream ${stream} of ${connection.shown} tells of fewer messages than were counted`,
      'it is asked again',
      1,
      behind(stream),
    )
  }
  const sender: Sender = { kind: 'stream', identity, epoch, name: stream }
  let mark: Mark | undefined

  const isSame = async (deltas: readonly Delta[]): Promise<boolean> => {
    // Others may have been the first to count.
    mark ??= markOf(await store.standing(identity), epoch)
    const marks = deltas.map(({ seq, token = 0 }) => ({ seq, stamp: BigInt(token) }))
    const newest = marks.reduce((a, b) => (a.seq > b.seq ? a : b))
    const now = await lookAtIfThere(connection, stream)
    troubles.gone('stream')
    if (now?.created !== state.created || now.last < newest.seq) return false
    if (mark !== undefined && !(await isSameLife(now, mark, ask, marks))) return false
    mark = mark === undefined || newest.seq > mark.seq ? newest : mark
    return true
  }

  const mayHelp = (error: unknown): boolean => isOfNats(error) || mayPass(error)

  const failed = (error: unknown): void =>
    isOfNats(error)
      ? troubles.met('stream', waitingFor(error, stream, connection))
      : troubles.met('store', notCommitted(error))

  const committed = (messages: readonly JetStream.JsMsg[]): void => {
    troubles.gone('store')
    onCommitted(messages)
  }
  return createGroup({ store, sender, isSame, failed, committed, mayPass: mayHelp, signal })
}

const notCommitted = (error: unknown): UserError =>
  new UserError(
    `cannot commit: ${error instanceof UserError ? error.message : reasonOf(error)}`,
    'it is tried again; until then nothing is acknowledged, so nothing is lost',
    1,
  )

async function lookAtIfThere(connection: Connection, stream: string): Promise<StreamState | undefined> {
  try {
    return await lookAt(connection, stream)
  } catch (error) {
    if (isMissing(error, 'stream')) return undefined
    throw error
  }
}
