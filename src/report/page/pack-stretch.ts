/** The counts of one stretch of time, by one unit, packed and compressed. */
import { deflateRawSync } from 'node:zlib'
import type { CellsOf } from '../../store/page-counts.ts'
import { packSeries, type Series, type Unit, units } from './model/block.ts'
import type { BlockFacts } from './model/facts.ts'

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

export interface Size {
  readonly bytes: number
  readonly cells: number
}

export interface PackedStretch extends Size {
  readonly facts: BlockFacts
  readonly packed: Buffer
}

interface GrowingSeries extends Series {
  readonly times: number[]
  readonly counts: number[]
}

/** Nothing where it is more than is left. */
export async function packStretch(
  cellsOf: CellsOf,
  places: Places,
  { start, end }: Stretch,
  unit: Unit,
  left: Size,
): Promise<PackedStretch | undefined> {
  const series = new Map<number, GrowingSeries>()
  let cells = 0
  for await (const piece of cellsOf(unit, { since: start, until: end })) {
    for (const [code, id, evidence, at, n] of piece) {
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
  }
  const ordered = [...series.values()].sort(
    (a, b) => a.code - b.code || a.source - b.source || a.evidence - b.evidence,
  )
  const packed = deflateRawSync(packSeries(ordered), { level: 9 })
  const bytes = packed.length
  return bytes > left.bytes ? undefined : { facts: { start, end, unit, bytes }, packed, bytes, cells }
}
