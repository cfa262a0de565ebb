/** The kernel's tables of words: the three bytes by which each is found, and where they could stand. */
import { rarestIn, type Word } from './words.ts'

export interface SignRows {
  readonly sign: string
  /** Addresses of the first row of its clues, and behind the last. */
  readonly rows: number
  readonly end: number
}

/** Numbers of a slot: the three bytes, and where its rows begin and end. */
export const signSize = 3

/** Open addressing with linear probing; a slot that begins with 0 is free. */
export function signsTable(signs: readonly SignRows[]): Uint32Array {
  const slots = 2 ** Math.ceil(Math.log2(signs.length * 4))
  const table = new Uint32Array(slots * signSize)
  for (const { sign, rows, end } of signs) {
    const bytes = Buffer.from(`${sign}\0`, 'latin1').readUInt32LE()
    let slot = (Math.imul(bytes, 0x9e3779b1) >>> 16) & (slots - 1)
    while (table[slot * signSize] !== 0) slot = (slot + 1) & (slots - 1)
    table.set([bytes, rows, end], slot * signSize)
  }
  return table
}

const bucketCount = 8

/** Words whose telling bytes are neighbours in the alphabet share a bucket. */
function bucketsOf(words: readonly Word[]): Word[][] {
  const tellings = [...new Set(words.map(telling))].sort()
  const bucketOf = (word: Word): number =>
    Math.floor((tellings.indexOf(telling(word)) * bucketCount) / tellings.length)
  return Array.from({ length: bucketCount }, (_, bucket) => words.filter((word) => bucketOf(word) === bucket))
}

export const telling = ({ text }: Word): string => text.toString('latin1', rarestIn(text), rarestIn(text) + 3)

/** For each of three bytes in a row, by its low and its high half: the buckets whose words could have it there. */
export function masksTable(words: readonly Word[]): Uint8Array {
  const masks = new Uint8Array(6 * 16)
  const set = (row: number, half: number, bucket: number): void => {
    masks[row * 16 + half] = (masks[row * 16 + half] as number) | (1 << bucket)
  }
  for (const [bucket, alike] of bucketsOf(words).entries()) {
    for (const word of alike) {
      for (const [place, byte] of Buffer.from(telling(word), 'latin1').entries()) {
        set(2 * place, byte & 15, bucket)
        set(2 * place + 1, byte >> 4, bucket)
      }
    }
  }
  return masks
}
