/**
 * The counts of some days as the page carries them: of each code, source and evidence the spans that have any, as
 * distances from one to the next, and how many. Distances and numbers stand apart, since each compresses better
 * among its like. A year of minutes takes about a byte for each of its rows.
 */
import { createVarintReader, createVarintWriter } from './varints.ts'

export const units = { minute: 60, hour: 3600, day: 86_400 } as const
export type Unit = keyof typeof units

export interface Series {
  /** Places in the page's lists of codes and sources. */
  readonly code: number
  readonly source: number
  /** 3 certain, 2 likely, 1 inferred. */
  readonly evidence: number
  /** Rising, in units since the block's start. */
  readonly times: ArrayLike<number>
  /** As many; each at least 1. */
  readonly counts: ArrayLike<number>
}

/** What is packed: everything but when the block starts and how long a unit is. */
export function packSeries(series: readonly Series[]): Uint8Array {
  const [heads, distances, counts] = [createVarintWriter(), createVarintWriter(), createVarintWriter()]
  heads.add(series.length)
  for (const { code, source, evidence, times, counts: numbers } of series) {
    for (const value of [code, source, evidence, times.length]) heads.add(value)
    let next = 0
    for (let index = 0; index < times.length; index++) {
      const time = times[index] as number
      distances.add(time - next)
      counts.add((numbers[index] as number) - 1)
      next = time + 1
    }
  }
  const parts = [heads, distances, counts].map((writer) => writer.take())
  const lengths = createVarintWriter()
  for (const part of parts) lengths.add(part.length)
  return joined([lengths.take(), ...parts])
}

export function unpackSeries(bytes: Uint8Array): Series[] {
  const readLength = createVarintReader(bytes)
  const lengths = [readLength(), readLength(), readLength()]
  let from = bytes.length - lengths.reduce((sum, length) => sum + length, 0)
  const [head, distance, count] = lengths.map((length) => {
    from += length
    return createVarintReader(bytes.subarray(from - length, from))
  }) as [() => number, () => number, () => number]
  return Array.from({ length: head() }, () => {
    const [code, source, evidence, size] = [head(), head(), head(), head()]
    const times = new Uint32Array(size)
    const counts = new Float64Array(size)
    let next = 0
    for (let index = 0; index < size; index++) {
      const time = next + distance()
      times[index] = time
      counts[index] = count() + 1
      next = time + 1
    }
    return { code, source, evidence, times, counts }
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
