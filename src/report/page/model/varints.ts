/**
 * Whole numbers from 0 to 2^53 as bytes of seven bits each, the lowest first; the top bit says that more follow. Most
 * numbers of the page are small, so most take one byte.
 */

export interface VarintWriter {
  readonly add: (value: number) => void
  readonly take: () => Uint8Array
}

export function createVarintWriter(): VarintWriter {
  let bytes = new Uint8Array(4096)
  let length = 0
  return {
    add(value) {
      if (length + 8 > bytes.length) {
        const longer = new Uint8Array(bytes.length * 2)
        longer.set(bytes)
        bytes = longer
      }
      let rest = value
      while (rest > 127) {
        bytes[length++] = (rest % 128) | 128
        rest = Math.floor(rest / 128)
      }
      bytes[length++] = rest
    },
    take: () => bytes.subarray(0, length),
  }
}

/** Gives the numbers one after the other; what it gives behind the last means nothing. */
export function createVarintReader(bytes: Uint8Array): () => number {
  let at = 0
  return () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
}
