/**
 * The counts of a store, packed so small that the page stays easy to send and quick to open: by the minute where all
 * of them have room. Where they don't, all of it is there by the UTC day, the newer part by the hour, and the newest by
 * the minute. What doesn't fit even by the day is said to be left out.
 */
import { prepareCells } from '../../store/page-counts.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { type Unit, units } from './model/block.ts'
import type { BlockFacts } from './model/facts.ts'
import { type PackedStretch, type Places, packStretch, type Size, type Stretch } from './pack-stretch.ts'

export interface Packed {
  readonly blocks: readonly BlockFacts[]
  /** The blocks one after the other, each compressed by itself. */
  readonly bytes: Buffer
  readonly leftOutBefore: number | undefined
}

/** A browser unpacks so many in good time, however well they compress. */
const mostCells = 4_000_000

/** Of what is left beside the days; hours reach further back with the rest. */
const shareOfMinutes = 0.75

/** The stretches are in the order of time; `room` is in bytes. */
export async function packCounts(
  store: ReadStore,
  places: Places,
  stretches: readonly Stretch[],
  room: number,
): Promise<Packed> {
  const newestFirst = stretches.toReversed()
  const cellsOf = await prepareCells(store)
  const limit = { bytes: room, cells: mostCells }
  const pack = (stretch: Stretch, unit: Unit, left: Size): Promise<PackedStretch | undefined> =>
    packStretch(cellsOf, places, stretch, coarser(unit, stretch.finest), left)
  const minutes = await asManyAsFit(newestFirst, limit, (stretch, left) => pack(stretch, 'minute', left))
  if (minutes.length === stretches.length) return joined(minutes)

  const days = await asManyAsFit(newestFirst, limit, (stretch, left) => pack(stretch, 'day', left))
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
    const hours = await pack(stretch, 'hour', {
      bytes: left.bytes + day.bytes,
      cells: left.cells + day.cells,
    })
    if (hours === undefined) break
    fine = [...fine, hours]
  }
  return joined([...fine, ...days.slice(fine.length)], newestFirst[days.length])
}

async function asManyAsFit(
  stretches: readonly Stretch[],
  limit: Size,
  pack: (stretch: Stretch, left: Size) => Promise<PackedStretch | undefined>,
): Promise<PackedStretch[]> {
  const done: PackedStretch[] = []
  let left = limit
  for (const stretch of stretches) {
    const packed = await pack(stretch, left)
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
