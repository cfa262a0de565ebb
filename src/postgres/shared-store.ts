/**
 * A PostgreSQL database as a store that others send to. It connects when it is first asked, and again after a connection
 * was lost; each time it looks whether the schema is one that this program may write.
 */
import type { Applied, Delta, Sender, SharedStore, Standing } from '../count/delta.ts'
import { firstOfEach, messageKey, messageMemory, rowsOf } from '../store/shared/delta-rows.ts'
import { enter, spanOf, touchedRanges } from '../store/shared/ledger.ts'
import { epochState, isSuperseded, standingAfter } from '../store/shared/sent-state.ts'
import { keyText, shownText } from '../store/shared/shown-text.ts'
import { isRenamed } from '../store/shared/source-name.ts'
import { type Catalogued, refreshCodes } from './codes.ts'
import { abandon, type Client, connect, whereOf } from './connection.ts'
import { explainError, isLost } from './explain-error.ts'
import { type Migration, migrate, migrations } from './migrations.ts'
import { renameSources } from './rename-sources.ts'
import { shards as allShards } from './schema-1.ts'
import { takeBack } from './take-back.ts'
import { inTransaction, type Patience, patience as usualPatience } from './transaction.ts'
import { writeRows } from './write-rows.ts'

export interface PostgresStoreOptions extends Catalogued {
  /** Milliseconds since 1970 UTC; dates the record of a migration. */
  readonly now?: () => number
  readonly patience?: Patience
  /** What this program knows of schemas; another one in tests. */
  readonly steps?: readonly Migration[]
  /** Over how many rows senders are spread that add to one sum: the same for all that write to a database. */
  readonly shards?: number
}

/**
 * Throws a UserError where the URL can't be read. What its functions throw is a UserError, too, where the server or the
 * network is the reason; where `isPassing` says so, the same may be sent again, whether or not it has arrived already.
 */
export function createPostgresStore(url: string, options: PostgresStoreOptions): SharedStore {
  const { now = Date.now, patience = usualPatience, shards = allShards, steps = migrations } = options
  const where = whereOf(url)
  const terms = { where, known: steps.length, patience }
  let client: Client | undefined
  let closed = false

  const connected = async (): Promise<Client> => {
    if (closed) throw new RangeError('the store has been closed')
    if (client !== undefined) return client
    const fresh = await connect(url, { queryTimeoutMs: patience.answer })
    try {
      await migrate(fresh, where, now, steps)
      await refreshCodes(fresh, terms, options)
    } catch (error) {
      abandon(fresh)
      throw error
    }
    client = fresh
    return fresh
  }
  /** One after the other: a connection has one transaction at a time. */
  let last: Promise<unknown> = Promise.resolve()
  const asking = <T>(ask: (client: Client) => Promise<T>): Promise<T> => {
    const answer = last.then(async () => {
      try {
        return await ask(await connected())
      } catch (error) {
        if (client !== undefined && isLost(error)) {
          abandon(client)
          client = undefined
        }
        throw explainError(where, error)
      }
    })
    last = answer.catch(() => {})
    return answer
  }
  return {
    storeId: () => asking(storeIdOf),
    commit: (sender, deltas) =>
      asking((client) => inTransaction(client, terms, () => commit(client, sender, deltas, shards))),
    standing: (identity) =>
      asking(async (client) => (await knownOf(client, keyText(identity), ''))?.standing),
    close: async () => {
      closed = true
      await last
      await client?.end().catch(() => {})
      client = undefined
    },
  }
}

async function storeIdOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = 'store_id'")
  return rows[0]?.value as string
}

interface Known {
  readonly id: number
  readonly name: string
  readonly standing: Standing
}

async function knownOf(
  client: Client,
  identity: string,
  lock: '' | 'FOR UPDATE',
): Promise<Known | undefined> {
  const { rows } = await client.query<{
    id: bigint
    name: string
    epoch: string
    newest: bigint
    token: string | null
  }>(`SELECT id, name, epoch, newest, token FROM senders WHERE identity = $1 ${lock}`, [identity])
  const [row] = rows
  if (row === undefined) return undefined
  const { id, name, epoch, newest, token } = row
  return { id: Number(id), name, standing: { epoch, newest: Number(newest), token: token ?? undefined } }
}

/** Inside a transaction, in which the sender's row is held from the beginning. */
async function commit(
  client: Client,
  sender: Sender,
  deltas: readonly Delta[],
  shards: number,
): Promise<Applied | 'superseded'> {
  const { kind, epoch } = sender
  const numbers = deltas.map(({ seq }) => seq)
  const span = spanOf(numbers)
  const identity = keyText(sender.identity)
  const name = shownText(sender.name)
  const known = await knownOf(client, identity, 'FOR UPDATE')
  const isInLedger = known !== undefined && (await hasEpoch(client, known, epoch))
  const state = epochState(known?.standing, sender, isInLedger)
  if (isSuperseded(sender, state, known?.standing, deltas)) return 'superseded'
  if (deltas.length === 0) return { applied: 0, repeated: 0, newest: known?.standing.newest ?? 0 }
  if (known === undefined) {
    // Of those who add it at once one does, and the others wait for it: so it is looked up again, and held.
    await client.query(
      `INSERT INTO senders (kind, identity, epoch, name, newest, seen_at) VALUES ($1, $2, $3, $4, 0, 0)
       ON CONFLICT (identity) DO NOTHING`,
      [kind, identity, epoch, name],
    )
    return commit(client, sender, deltas, shards)
  }
  const target = { id: known.id, identity, shard: known.id % shards }
  if (state === 'next' && kind === 'database') await takeBack(client, target, shards)
  const fresh = await enterLedger(client, known.id, epoch, numbers, span)
  if (fresh.size === 0) return { applied: 0, repeated: deltas.length, newest: known.standing.newest }
  if (isRenamed(known.name, sender)) await renameSources(client, target, known.name, name)
  const applied = await withNewMessages(client, known.id, firstOfEach(deltas, fresh))
  await writeRows(client, target, rowsOf(sender, applied))
  const after = standingAfter(known.standing, sender, state, deltas)
  await client.query(
    `UPDATE senders SET epoch = $2, newest = $3, token = $4, name = $5, seen_at = extract(epoch FROM now())::bigint
     WHERE id = $1`,
    [known.id, after.epoch, after.newest, after.token ?? null, name],
  )
  return { applied: applied.length, repeated: deltas.length - applied.length, newest: after.newest }
}

async function hasEpoch(client: Client, { id, standing }: Known, epoch: string): Promise<boolean> {
  if (standing.epoch === epoch) return true
  const { rows } = await client.query('SELECT 1 FROM ledger WHERE sender_id = $1 AND epoch = $2 LIMIT 1', [
    id,
    epoch,
  ])
  return rows.length > 0
}

const touched = touchedRanges('$1', '$2', '$3', '$4')

async function enterLedger(
  client: Client,
  sender: number,
  epoch: string,
  numbers: readonly number[],
  { least, beyond }: ReturnType<typeof spanOf>,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ first: bigint; last: bigint }>(touched, [
    sender,
    epoch,
    least,
    beyond,
  ])
  const held = rows.map(({ first, last }) => ({ first: Number(first), last: Number(last) }))
  const step = enter(held, numbers)
  if (step.gone.length > 0) {
    await client.query(
      'DELETE FROM ledger WHERE sender_id = $1 AND epoch = $2 AND first = ANY ($3::bigint[])',
      [sender, epoch, step.gone],
    )
  }
  if (step.put.length > 0) {
    await client.query(
      `INSERT INTO ledger (sender_id, epoch, first, last)
       SELECT $1, $2, first, last FROM unnest($3::bigint[], $4::bigint[]) AS row (first, last)
       ON CONFLICT (sender_id, epoch, first) DO UPDATE SET last = excluded.last`,
      [sender, epoch, step.put.map(({ first }) => first), step.put.map(({ last }) => last)],
    )
  }
  return step.fresh
}

/** Without the deltas of messages that have been counted under another number. */
async function withNewMessages(client: Client, sender: number, deltas: readonly Delta[]): Promise<Delta[]> {
  const keys = deltas.map(messageKey).filter((key) => key !== undefined)
  if (keys.length === 0) return [...deltas]
  await client.query(
    'DELETE FROM message_ids WHERE sender_id = $1 AND at < extract(epoch FROM now())::bigint - $2::bigint',
    [sender, messageMemory],
  )
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO message_ids (sender_id, id, at)
     SELECT $1, id, extract(epoch FROM now())::bigint FROM unnest($2::text[]) AS row (id)
     ON CONFLICT (sender_id, id) DO NOTHING RETURNING id`,
    [sender, keys],
  )
  const added = new Set(rows.map(({ id }) => id))
  return deltas.filter((delta) => {
    const key = messageKey(delta)
    return key === undefined || added.has(key)
  })
}
