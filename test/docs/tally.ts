/** Events counted by hand: what the answers are worked out with, without the program and without SQL. */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { CodeRecord } from '../../src/catalogue/record.ts'
import type { Occurrence } from '../../src/count/batch.ts'
import type { Value } from './engines.ts'

export type Row = readonly Value[]

export const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')
export const dayOf = (at: number): string => iso(at).slice(0, 10)

/** Groups in the order of their first event. */
export function groups<Key>(
  list: readonly Occurrence[],
  keyOf: (event: Occurrence) => Key,
): [Key, Occurrence[]][] {
  const found = new Map<Key, Occurrence[]>()
  for (const event of list) {
    const group = found.get(keyOf(event))
    if (group === undefined) found.set(keyOf(event), [event])
    else group.push(event)
  }
  return [...found]
}

export const count = <Key>(list: readonly Occurrence[], keyOf: (event: Occurrence) => Key): [Key, number][] =>
  groups(list, keyOf).map(([key, group]) => [key, group.length])

export const distinct = <Key>(list: readonly Occurrence[], keyOf: (event: Occurrence) => Key): number =>
  new Set(list.map(keyOf)).size

/** By the columns named, in the order of their names; a minus stands for falling. */
export function sorted(rows: readonly Row[], ...columns: readonly number[]): Row[] {
  return rows.toSorted((a, b) => {
    for (const column of columns) {
      const [x, y] = [a[Math.abs(column) - 1] ?? null, b[Math.abs(column) - 1] ?? null]
      if (x === y) continue
      const rising = x === null || (y !== null && x < y) ? -1 : 1
      return column < 0 ? -rising : rising
    }
    return 0
  })
}

export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10

export function recordOf(code: number): CodeRecord | undefined {
  return catalogue.recordsOf(code)[0]
}

export const severityOf = (code: number): string => recordOf(code)?.severity ?? 'unknown'
export const descriptionOf = (code: number): string => recordOf(code)?.en.description ?? ''

/** A line is seen when it arrives, should its own time lie ahead. */
export const seenAt = ({ at, seen = at }: Occurrence): number => seen

export const firstSeen = (list: readonly Occurrence[]): string => iso(Math.min(...list.map(seenAt)))
export const lastSeen = (list: readonly Occurrence[]): string => iso(Math.max(...list.map(seenAt)))
