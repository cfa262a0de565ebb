/**
 * The counts of a store, packed so small that the page stays easy to send and quick to open: by the minute as far back
 * as there is room, then by the hour, then by the UTC day. Newer days never are coarser than older ones, and what
 * doesn't fit even by the day is said to be left out.
 */
import { deflateRawSync } from 'node:zlib'
import { cellsOf } from '../../store/page-counts.ts'
import type { ReadStore } from '../../store/store.ts'
import { packSeries, type Unit, units } from './model/block.ts'
import type { BlockFacts } from './model/facts.ts'

export interface Packed {
  readonly blocks: readonly BlockFacts[]
  /** The blocks one after the other, each compressed by itself. */
  readonly bytes: Buffer
  readonly leftOutBefore: number | undefined
}

export interface Places {
  /** By code. */
  readonly codes: ReadonlyMap<number, number>
  /** By the source's id. */
  readonly sources: ReadonlyMap<number, number>
}

export interface Stretch {
  readonly start: number
  readonly end: number
  /** What is left of it in the store. */
  readonly finest: Unit
}

const fromFine = ['minute', 'hour', 'day'] as const

/** Of the room, up to which units as fine as these may fill it; and how many spans a browser unpacks in good time. */
const limits = {
  minute: { room: 0.8, cells: 3_000_000 },
  hour: { room: 0.95, cells: 4_000_000 },
  day: { room: 1, cells: 5_000_000 },
} as const

/** The stretches are in the order of time; `room` is in bytes. */
export function packCounts(
  store: ReadStore,
  places: Places,
  stretches: readonly Stretch[],
  room: number,
): Packed {
  const packed: { readonly facts: BlockFacts; readonly bytes: Buffer }[] = []
  let [bytes, cells, rung] = [0, 0, 0]
  let leftOutBefore: number | undefined
  for (const stretch of stretches.toReversed()) {
    let block: ReturnType<typeof packStretch>
    for (; rung < fromFine.length && block === undefined; rung += block === undefined ? 1 : 0) {
      const unit = coarser(fromFine[rung] as Unit, stretch.finest)
      const left = { room: limits[unit].room * room - bytes, cells: limits[unit].cells - cells }
      block = packStretch(store, places, stretch, unit, left)
    }
    if (block === undefined) {
      leftOutBefore = stretch.end
      break
    }
    packed.unshift(block)
    bytes += block.bytes.length
    cells += block.cells
  }
  return {
    blocks: packed.map(({ facts }) => facts),
    bytes: Buffer.concat(packed.map((block) => block.bytes)),
    leftOutBefore,
  }
}

const coarser = (one: Unit, other: Unit): Unit => (units[one] > units[other] ? one : other)

/** Nothing where it is more than is left. */
function packStretch(
  store: ReadStore,
  places: Places,
  { start, end }: Stretch,
  unit: Unit,
  left: { readonly room: number; readonly cells: number },
): { readonly facts: BlockFacts; readonly bytes: Buffer; readonly cells: number } | undefined {
  interface Growing {
    readonly code: number
    readonly source: number
    readonly evidence: number
    readonly times: number[]
    readonly counts: number[]
  }
  const series = new Map<number, Growing>()
  let cells = 0
  for (const [code, id, evidence, at, n] of cellsOf(store, unit, { since: start, until: end })) {
    const [place, source] = [places.codes.get(code) as number, places.sources.get(id) as number]
    const key = (place * (places.sources.size + 1) + source) * 4 + evidence
    let one = series.get(key)
    if (one === undefined) {
      one = { code: place, source, evidence, times: [], counts: [] }
      series.set(key, one)
    }
    const time = (at - start) / units[unit]
    const newest = one.times.length - 1
    // Sources that have one name, or are counted together, are one here.
    if (one.times[newest] === time) one.counts[newest] = (one.counts[newest] as number) + n
    else {
      one.times.push(time)
      one.counts.push(n)
      cells += 1
      if (cells > left.cells) return undefined
    }
  }
  const ordered = [...series.values()].sort(
    (a, b) => a.code - b.code || a.source - b.source || a.evidence - b.evidence,
  )
  const bytes = deflateRawSync(packSeries(ordered), { level: 9 })
  if (bytes.length > left.room) return undefined
  return { facts: { start, end, unit, bytes: bytes.length }, bytes, cells }
}
