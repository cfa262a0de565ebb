/** A shared store in memory, by the letter of the contract in `src/count/delta.ts` and as simple as it can be. */
import type { Applied, Delta, DeltaSource, Sender, SharedStore, Standing } from '../../src/count/delta.ts'

interface Known {
  epoch: string
  readonly ended: Set<string>
  name: string
  deltas: Map<number, Delta>
  newest: number
}

export interface MemoryStore extends SharedStore {
  /** What it holds of a sender: one text a row, so that rows of equal keys are added up. */
  readonly held: (identity: string) => Held
  /** A copy of its state, and the way back to it: a server that is restored from a backup. */
  readonly backup: () => () => void
  /** How often deltas were received that were there already. */
  readonly repeated: () => number
}

export interface Held {
  readonly sources: readonly DeltaSource[]
  /** `source day code evidence` → n, first, last. */
  readonly days: ReadonlyMap<string, readonly number[]>
  /** `source minute code evidence` → n. */
  readonly minutes: ReadonlyMap<string, number>
  /** `kind source detail` → at, n. */
  readonly issues: ReadonlyMap<string, readonly number[]>
}

export function createMemoryStore(): MemoryStore {
  let senders = new Map<string, Known>()
  let repeated = 0

  const knownOf = (sender: Sender): Known | undefined => {
    const known = senders.get(sender.identity)
    if (known === undefined) {
      const fresh = {
        epoch: sender.epoch,
        ended: new Set<string>(),
        name: sender.name,
        deltas: new Map(),
        newest: 0,
      }
      senders.set(sender.identity, fresh)
      return fresh
    }
    if (known.ended.has(sender.epoch)) return undefined
    if (known.epoch !== sender.epoch) {
      known.ended.add(known.epoch)
      known.epoch = sender.epoch
      known.deltas = new Map()
      known.newest = 0
    }
    return known
  }

  const commit = async (sender: Sender, deltas: readonly Delta[]): Promise<Applied | 'superseded'> => {
    const known = knownOf(sender)
    if (known === undefined) return 'superseded'
    const other = deltas.some(
      ({ seq, token }) => seq === known.newest && token !== known.deltas.get(seq)?.token,
    )
    if (other) return 'superseded'
    const fresh = deltas.filter(({ seq }) => !known.deltas.has(seq))
    for (const delta of fresh) known.deltas.set(delta.seq, delta)
    known.newest = Math.max(0, ...known.deltas.keys())
    known.name = sender.name
    repeated += deltas.length - fresh.length
    return { applied: fresh.length, repeated: deltas.length - fresh.length, newest: known.newest }
  }

  return {
    commit,
    standing: async (identity): Promise<Standing | undefined> => {
      const known = senders.get(identity)
      return (
        known && { epoch: known.epoch, newest: known.newest, token: known.deltas.get(known.newest)?.token }
      )
    },
    storeId: async () => 'memory',
    close: async () => {},
    held: (identity) => heldIn([...(senders.get(identity)?.deltas.values() ?? [])]),
    repeated: () => repeated,
    backup: () => {
      const kept = structuredClone(senders)
      return () => {
        senders = structuredClone(kept)
      }
    },
  }
}

function heldIn(deltas: readonly Delta[]): Held {
  const sources = new Map<string, DeltaSource>()
  const days = new Map<string, number[]>()
  const minutes = new Map<string, number>()
  const issues = new Map<string, number[]>()
  const addDay = (key: string, n: number, first: number, last: number): void => {
    const [sum = 0, earliest = first, latest = last] = days.get(key) ?? []
    days.set(key, [sum + n, Math.min(earliest, first), Math.max(latest, last)])
  }
  for (const delta of deltas) {
    for (const source of delta.sources) sources.set(source.identity, source)
    for (const { source, minute, code, evidence, n, first, last } of delta.counts) {
      addDay(`${source} ${Math.floor(minute / 86_400) * 86_400} ${code} ${evidence}`, n, first, last)
      const key = `${source} ${minute} ${code} ${evidence}`
      minutes.set(key, (minutes.get(key) ?? 0) + n)
    }
    for (const { source, start, code, evidence, n, first, last } of delta.days) {
      addDay(`${source} ${start} ${code} ${evidence}`, n, first, last)
    }
    for (const { kind, source, detail, at, n } of delta.issues) {
      const key = JSON.stringify([kind, source, detail])
      const [latest = at, sum = 0] = issues.get(key) ?? []
      issues.set(key, [Math.max(latest, at), sum + n])
    }
  }
  return { sources: [...sources.values()], days, minutes, issues }
}
