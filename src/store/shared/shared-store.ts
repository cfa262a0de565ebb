/**
 * The SQLite file as a store that others send to: workers of a stream that run beside each other on one machine. What
 * they send stands beside what is counted here, in the same tables; a source of theirs has a `sender_id`.
 */
import { createHash } from 'node:crypto'
import type { Applied, Delta, Sender, SharedStore, Standing } from '../../count/delta.ts'
import { telling } from '../commit-end.ts'
import { explainError } from '../explain-error.ts'
import { watchIdentity } from '../location.ts'
import { prepareOutbox } from '../outbox/rows.ts'
import { raisePrunedBefore } from '../pruned-before.ts'
import type { Connection } from '../sqlite.ts'
import { openStore, type StoreOptions } from '../store.ts'
import { prepareIssues, prepareMinutes, prepareRollUp, type SourceNumber } from '../write-batch.ts'
import { firstOfEach, messageKey, messageMemory, rowsOf, type SentSource } from './delta-rows.ts'
import { enter, type Range, spanOf, touchedRanges } from './ledger.ts'
import { renameSources } from './rename-sources.ts'
import { epochState, isSuperseded, standingAfter } from './sent-state.ts'
import { keyText, shownText } from './shown-text.ts'
import { isRenamed } from './source-name.ts'
import { takeBack } from './take-back.ts'

/**
 * Opens the file as `openStore` does, and throws what it throws. A commit that throws has written nothing; it holds the
 * program until it is done, as all that SQLite does.
 */
export function openSharedStore(path: string, options: StoreOptions): SharedStore {
  const { connection, close } = openStore(path, options)
  const { now = Date.now, onCommit = () => {} } = options
  const mustBeSameFile = watchIdentity(connection.name)
  const standingOf = prepareStanding(connection)
  const commit = telling(onCommit, prepareCommit(connection, () => Math.floor(now() / 1000)).immediate)
  const explained = async <T>(ask: () => T): Promise<T> => {
    try {
      mustBeSameFile()
      return ask()
    } catch (error) {
      throw explainError(connection.name, error)
    }
  }
  return {
    storeId: () => explained(() => storeIdOf(connection)),
    commit: (sender, deltas) => explained(() => commit(sender, deltas)),
    standing: (identity) => explained(() => standingOf(keyText(identity))?.standing),
    close: async () => close(),
  }
}

const storeIdOf = (connection: Connection): string =>
  connection.prepare<[], string>("SELECT value FROM meta WHERE key = 'store_id'").pluck().get() as string

interface Known {
  readonly id: number
  readonly name: string
  readonly standing: Standing
}

interface SenderRow {
  readonly id: number
  readonly name: string
  readonly epoch: string
  readonly newest: number
  readonly token: string | null
}

function prepareStanding(connection: Connection): (identity: string) => Known | undefined {
  const find = connection.prepare<[string], SenderRow>(
    'SELECT id, name, epoch, newest, token FROM senders WHERE identity = ?',
  )
  return (identity) => {
    const row = find.get(identity)
    if (row === undefined) return undefined
    const { id, name, epoch, newest, token } = row
    return { id, name, standing: { epoch, newest, token: token ?? undefined } }
  }
}

/** A transaction; `now` gives seconds since 1970 UTC. */
function prepareCommit(connection: Connection, now: () => number) {
  const standingOf = prepareStanding(connection)
  const isInLedger = connection.prepare('SELECT 1 FROM ledger WHERE sender_id = ? AND epoch = ? LIMIT 1')
  const addSender = connection
    .prepare<unknown[], number>(
      `INSERT INTO senders (kind, identity, epoch, name, newest, seen_at) VALUES (?, ?, ?, ?, 0, 0) RETURNING id`,
    )
    .pluck()
  const setSender = connection.prepare(
    'UPDATE senders SET epoch = ?, newest = ?, token = ?, name = ?, seen_at = ? WHERE id = ?',
  )
  const enterLedger = prepareLedger(connection)
  const withNewMessage = prepareMessages(connection)
  const write = prepareWriter(connection)
  return connection.transaction((sender: Sender, deltas: readonly Delta[]): Applied | 'superseded' => {
    const numbers = deltas.map(({ seq }) => seq)
    const span = spanOf(numbers)
    const identity = keyText(sender.identity)
    const known = standingOf(identity)
    const state = epochState(
      known?.standing,
      sender,
      known !== undefined && isInLedger.get(known.id, sender.epoch) !== undefined,
    )
    if (isSuperseded(sender, state, known?.standing, deltas)) return 'superseded'
    if (deltas.length === 0) return { applied: 0, repeated: 0, newest: known?.standing.newest ?? 0 }
    const { kind, epoch } = sender
    const name = shownText(sender.name)
    const id = known?.id ?? (addSender.get(kind, identity, epoch, name) as number)
    if (known !== undefined && state === 'next' && kind === 'database') takeBack(connection, id)
    const time = now()
    const fresh = enterLedger(id, epoch, numbers, span)
    const applied = withNewMessage(id, time, firstOfEach(deltas, fresh))
    if (known !== undefined && fresh.size > 0 && isRenamed(known.name, sender)) {
      renameSources(connection, { id, identity, name: known.name }, name)
    }
    write(id, sender, applied)
    const after = standingAfter(known?.standing, sender, state, deltas)
    if (fresh.size > 0) setSender.run(after.epoch, after.newest, after.token ?? null, name, time, id)
    return { applied: applied.length, repeated: deltas.length - applied.length, newest: after.newest }
  })
}

function prepareLedger(
  connection: Connection,
): (
  sender: number,
  epoch: string,
  numbers: readonly number[],
  span: ReturnType<typeof spanOf>,
) => ReadonlySet<number> {
  const touched = connection.prepare<unknown[], Range>(
    touchedRanges(':sender', ':epoch', ':least', ':beyond'),
  )
  const remove = connection.prepare('DELETE FROM ledger WHERE sender_id = ? AND epoch = ? AND first = ?')
  const put = connection.prepare(
    `INSERT INTO ledger (sender_id, epoch, first, last) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last = excluded.last`,
  )
  return (sender, epoch, numbers, span) => {
    const step = enter(touched.all({ sender, epoch, ...span }), numbers)
    for (const first of step.gone) remove.run(sender, epoch, first)
    for (const { first, last } of step.put) put.run(sender, epoch, first, last)
    return step.fresh
  }
}

/** Without the deltas of messages that have been counted under another number. */
function prepareMessages(
  connection: Connection,
): (sender: number, time: number, deltas: readonly Delta[]) => Delta[] {
  const forget = connection.prepare('DELETE FROM message_ids WHERE sender_id = ? AND at < ?')
  const add = connection.prepare(
    'INSERT INTO message_ids (sender_id, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return (sender, time, deltas) => {
    if (deltas.some((delta) => messageKey(delta) !== undefined)) forget.run(sender, time - messageMemory)
    return deltas.filter((delta) => {
      const key = messageKey(delta)
      return key === undefined || add.run(sender, key, time).changes > 0
    })
  }
}

function prepareWriter(
  connection: Connection,
): (id: number, sender: Sender, deltas: readonly Delta[]) => void {
  const sourceNumbers = prepareSources(connection)
  const writeMinutes = prepareMinutes(connection)
  const writeRollUp = prepareRollUp(connection)
  const writeIssues = prepareIssues(connection)
  const setPruned = connection.prepare(raisePrunedBefore)
  const writeOutbox = prepareOutbox(connection)
  return (id, sender, deltas) => {
    const { sources, counts, sums, issues, prunedBefore } = rowsOf(sender, deltas)
    const sourceNumber = sourceNumbers(
      id,
      sources.map((source) => ({ ...source, identity: identityHere(sender, source) })),
    )
    writeMinutes(counts, sourceNumber)
    writeRollUp(sums, sourceNumber)
    writeIssues(issues, keyText(sender.identity))
    writeOutbox({ counts, issues }, sourceNumber)
    if (prunedBefore !== undefined) setPruned.run(prunedBefore)
  }
}

/**
 * In a file identities are unique, whoever counted the content: this file itself, or several senders. In each of these it
 * is a source of its own, under an identity that is made of both.
 */
const identityHere = (sender: Sender, { identity }: SentSource): Buffer =>
  createHash('sha256').update(sender.identity).update('\0').update(identity).digest().subarray(0, 16)

/** A source keeps the name that it came with first, as one that is counted here does, but for its host's. */
function prepareSources(
  connection: Connection,
): (sender: number, sources: readonly SentSource[]) => SourceNumber {
  const find = connection
    .prepare<[number, Buffer], number>('SELECT id FROM sources WHERE sender_id = ? AND identity = ?')
    .pluck()
  const add = connection
    .prepare<unknown[], number>(
      'INSERT INTO sources (sender_id, name, kind, identity, merged) VALUES (?, ?, ?, ?, 1) RETURNING id',
    )
    .pluck()
  return (sender, sources) => {
    const numbers = new Map(
      sources.map(({ key, name, kind, identity }) => [
        key,
        find.get(sender, identity) ?? (add.get(sender, name, kind, identity) as number),
      ]),
    )
    return (key) => {
      const number = numbers.get(key)
      if (number === undefined)
        throw new RangeError(`a row names the source ${key}, which its delta does not have`)
      return number
    }
  }
}
