/** The kernel's table of codes, with how their own texts begin and end. */
import type { Detector } from '../detect/detect.ts'

/** The kernel looks at numbers of three digits only where a code has no more. */
export const shortestIn = (codes: ReadonlySet<number>): number =>
  Array.from(codes).some((code) => code < 1000) ? 3 : 4

/** Numbers of 64 bits in a row: the code with the address of its texts' heads, their first letters, their last ones. */
export const codeSize = 3

/** Open addressing with linear probing; a slot that begins with 0 is free. Lists of heads are placed beside it. */
export function codesTable(
  { codes, texts }: Pick<Detector, 'codes' | 'texts'>,
  place: (heads: readonly number[]) => number,
): BigUint64Array {
  const slots = 2 ** Math.ceil(Math.log2(codes.size * 4 + 4))
  const table = new BigUint64Array(slots * codeSize)
  for (const code of codes) {
    let slot = (Math.imul(code, 0x9e3779b1) >>> 0) & (slots - 1)
    while (table[slot * codeSize] !== 0n) slot = (slot + 1) & (slots - 1)
    const { heads, lasts } = texts.edges(code)
    const firsts = heads.map((head) => head.charAt(0))
    const value = BigInt(code) | (BigInt(place([...new Set(heads.map(hashOf)), 0])) << 32n)
    table.set([value, bitsOf(firsts), bitsOf(lasts)], slot * codeSize)
  }
  return table
}

const any = 1

/** Three letters as one number; `any` where the kernel can't tell what they are. */
function hashOf(head: string): number {
  if (!/^[a-z0-9\u4e00-\u9fff]{3}$/.test(head)) return any
  return [...head].reduce((sum, letter) => (Math.imul(sum, 31) + numberOf(letter)) >>> 0, 0)
}

/** The bytes of a letter as one number. */
const numberOf = (letter: string): number => Buffer.from(letter).reduce((sum, byte) => (sum << 8) | byte, 0)

const bitsOf = (characters: Iterable<string>): bigint => {
  let bits = 0n
  for (const character of characters) bits |= letterBits(character)
  return bits
}

const firstOther = 36
const others = 28

/**
 * The bits by which the kernel knows a letter or digit in lower case: 26 letters, ten digits, and of other characters one
 * that few have in common; all of these where there is an upper case, which the kernel can't tell.
 */
function letterBits(character: string): bigint {
  const [first = 0, second = 0, third = 0] = Buffer.from(character)
  if (first < 0x80) return 1n << BigInt(/[0-9]/.test(character) ? 26 + first - 0x30 : first - 0x61)
  if (character.toUpperCase() !== character) return ((1n << BigInt(others)) - 1n) << BigInt(firstOther)
  return 1n << BigInt(firstOther + ((first * 31 + second * 7 + third) % others))
}
