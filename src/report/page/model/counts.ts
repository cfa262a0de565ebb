/** The counts as the page holds them once they are unpacked, and from when to when there are any. */
import { type Unit, units, unpackSeries } from './block.ts'
import type { Block, Facts } from './facts.ts'
import type { Period } from './periods.ts'

export interface Counts {
  readonly blocks: readonly Block[]
  /** Nothing where there are no counts. */
  readonly span: Period | undefined
}

/** The blocks' series as they were packed, in the order of the facts. */
export function readCounts({ blocks: parts }: Facts, packed: readonly Uint8Array[]): Counts {
  const blocks = parts.map(
    (part, index): Block => ({ ...part, series: unpackSeries(packed[index] as Uint8Array) }),
  )
  return { blocks, span: spanOf(blocks) }
}

/** The compressed blocks stand one after the other. */
export function partsOf({ blocks }: Facts, bytes: Uint8Array): Uint8Array[] {
  let at = 0
  return blocks.map((block) => {
    at += block.bytes
    return bytes.subarray(at - block.bytes, at)
  })
}

function spanOf(blocks: readonly Block[]): Period | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { start, unit, series } of blocks) {
    for (const { times } of series) {
      from = Math.min(from, start + (times[0] as number) * units[unit])
      to = Math.max(to, start + ((times[times.length - 1] as number) + 1) * units[unit])
    }
  }
  return from < to ? { from, to } : undefined
}

/** The coarsest that any of the period is known in. */
export function coarsestUnit(blocks: readonly Block[], { from, to }: Period): Unit {
  const inside = blocks.filter(({ start, end }) => start < to && end > from)
  return inside.reduce<Unit>((unit, block) => (units[block.unit] > units[unit] ? block.unit : unit), 'minute')
}
