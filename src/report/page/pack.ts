/**
 * The counts of a store, packed so small that the page stays easy to send and quick to open: by the minute where all
 * of them have room. Where they don't, all of it is there by the UTC day, the newer part by the hour, and the newest by
 * the minute. What doesn't fit even by the day is said to be left out.
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

interface Size {
  readonly bytes: number
  readonly cells: number
}

interface PackedStretch extends Size {
  readonly facts: BlockFacts
  readonly packed: Buffer
}

/** A browser unpacks so many in good time, however well they compress. */
const mostCells = 4_000_000

/** Of what is left beside the days; hours reach further back with the rest. */
const shareOfMinutes = 0.75

/** The stretches are in the order of time; `room` is in bytes. */
export function packCounts(
  store: ReadStore,
  places: Places,
  stretches: readonly Stretch[],
  room: number,
): Packed {
  const newestFirst = stretches.toReversed()
  const limit = { bytes: room, cells: mostCells }
  const pack = (stretch: Stretch, unit: Unit, left: Size): PackedStretch | undefined =>
    packStretch(store, places, stretch, coarser(unit, stretch.finest), left)
  const minutes = asManyAsFit(newestFirst, limit, (stretch, left) => pack(stretch, 'minute', left))
  if (minutes.length === stretches.length) return joined(minutes)

  const days = asManyAsFit(newestFirst, limit, (stretch, left) => pack(stretch, 'day', left))
  // Each finer block takes the place of one that is paid for.
  const beside = (fine: readonly PackedStretch[]): Size =>
    minus(limit, total([...fine, ...days.slice(fine.length)]))
  let fine = minutes.slice(0, days.length)
  const forMinutes = (1 - shareOfMinutes) * beside([]).bytes
  while (fine.length > 0 && !fits({ bytes: forMinutes, cells: 0 }, beside(fine))) fine = fine.slice(0, -1)
  for (const [index, day] of days.entries()) {
    if (index < fine.length) continue
    const stretch = newestFirst[index] as Stretch
    const left = beside(fine)
    const hours = pack(stretch, 'hour', { bytes: left.bytes + day.bytes, cells: left.cells + day.cells })
    if (hours === undefined) break
    fine = [...fine, hours]
  }
  return joined([...fine, ...days.slice(fine.length)], newestFirst[days.length])
}

function asManyAsFit(
  stretches: readonly Stretch[],
  limit: Size,
  pack: (stretch: Stretch, left: Size) => PackedStretch | undefined,
): PackedStretch[] {
  const done: PackedStretch[] = []
  let left = limit
  for (const stretch of stretches) {
    const packed = pack(stretch, left)
    if (packed === undefined) break
    done.push(packed)
    left = minus(left, packed)
  }
  return done
}

function joined(newestFirst: readonly PackedStretch[], leftOut?: Stretch): Packed {
  const inOrder = newestFirst.toReversed()
  return {
    blocks: inOrder.map(({ facts }) => facts),
    bytes: Buffer.concat(inOrder.map(({ packed }) => packed)),
    leftOutBefore: leftOut?.end,
  }
}

const minus = (a: Size, b: Size): Size => ({ bytes: a.bytes - b.bytes, cells: a.cells - b.cells })
const fits = (a: Size, b: Size): boolean => a.bytes <= b.bytes && a.cells <= b.cells
const total = (sizes: readonly Size[]): Size => ({
  bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  cells: sizes.reduce((sum, { cells }) => sum + cells, 0),
})

const coarser = (one: Unit, other: Unit): Unit => (units[one] > units[other] ? one : other)

/** Nothing where it is more than is left. */
function packStretch(
  store: ReadStore,
  places: Places,
  { start, end }: Stretch,
  unit: Unit,
  left: Size,
): PackedStretch | undefined {
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
  const packed = deflateRawSync(packSeries(ordered), { level: 9 })
  const bytes = packed.length
  return bytes > left.bytes ? undefined : { facts: { start, end, unit, bytes }, packed, bytes, cells }
}
