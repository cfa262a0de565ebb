/**
 * The compiled kernel with its tables in its memory: `assembly/kernel.ts` says what it finds, this file what it is given.
 */
import { readFileSync } from 'node:fs'
import type { Detector } from '../detect/detect.ts'
import { wrappers } from '../detect/texts.ts'
import { Instance, Memory, Module } from './web-assembly.ts'
import { type Needs, rarestIn, type Word } from './words.ts'

export interface Kernel {
  /** Where lines are put to be looked through. */
  readonly window: Buffer
  /**
   * Looks through the whole lines between two indices of the window and gives start and end of each candidate, in their
   * order. Returns how many lines there are.
   */
  readonly candidates: (from: number, to: number, found: (start: number, end: number) => void) => number
}

export interface KernelOptions {
  /** Whose codes and texts are looked for. */
  readonly detector: Pick<Detector, 'codes' | 'texts'>
  readonly needs: Needs
  /** Bytes. */
  readonly windowSize: number
  /** A longer line is a candidate whatever it holds. */
  readonly maxLine: number
}

/** What the kernel reads behind the last line, a step and the bytes after it, without using it. */
const slack = 128

interface Exports {
  readonly configure: (...values: number[]) => void
  readonly sieve: (from: number, to: number) => number
  readonly lines: { readonly value: number }
  readonly stopped: { readonly value: number }
}

const pageSize = 64 * 1024
const mostCandidates = 4096

let compiled: object | undefined

/** Compiled when it is first needed, once for all windows. */
function moduleOf(): object {
  compiled ??= new Module(readFileSync(new URL('kernel.wasm', import.meta.url)))
  return compiled
}

export function createKernel({ detector, needs, windowSize, maxLine }: KernelOptions): Kernel {
  const tables = layOut(detector, needs)
  const windowAt = tables.end
  const size = windowAt + windowSize + slack
  const memory = new Memory({ initial: Math.ceil(size / pageSize) })
  const bytes = Buffer.from(memory.buffer)
  tables.write(bytes)
  const { exports } = new Instance(moduleOf(), { env: { memory } })
  const { configure, sieve, lines, stopped } = exports as unknown as Exports
  configure(...tables.addresses, maxLine, tables.output, mostCandidates * 8)
  const output = new Int32Array(memory.buffer, tables.output, mostCandidates * 2)

  return {
    window: bytes.subarray(windowAt, windowAt + windowSize),
    candidates: (from, to, found) => {
      let count = 0
      for (let at = from; at < to; ) {
        const candidates = sieve(windowAt + at, windowAt + to)
        for (let index = 0; index < candidates * 2; index += 2) {
          found((output[index] as number) - windowAt, (output[index + 1] as number) - windowAt)
        }
        count += lines.value
        at = stopped.value - windowAt
      }
      return count
    },
  }
}

interface Tables {
  /** The arguments of `configure` that come first. */
  readonly addresses: readonly number[]
  readonly output: number
  readonly end: number
  readonly write: (memory: Buffer) => void
}

const wordSize = 16
/** The kernel takes an address of 0 for the end of a list. */
const firstAddress = 16

/** Addresses of the tables, and what is written there. */
function layOut(detector: KernelOptions['detector'], { words, characters }: Needs): Tables {
  let free = firstAddress
  const parts: { readonly at: number; readonly bytes: Uint8Array }[] = []
  const place = (bytes: Uint8Array): number => {
    const at = free
    parts.push({ at, bytes })
    free = (at + bytes.length + 15) & ~15
    return at
  }
  const numbers = (...values: readonly number[]): Uint8Array =>
    new Uint8Array(Uint32Array.from(values).buffer)

  const classes = place(classesTable())
  const codeTable = codesTable(detector)
  const codes = place(new Uint8Array(codeTable.buffer))
  const masks = place(masksTable(bucketsOf(words)))
  const texts = [
    ...new Set(
      words.flatMap(({ text, others }) => [text, ...others.flat()]).map((text) => text.toString('latin1')),
    ),
  ]
  const textAt = texts.map((text) => place(Buffer.from(text, 'latin1')))
  const wordsAt = place(
    numbers(...texts.flatMap((text, index) => [textAt[index] as number, text.length, 0, 0])),
  )
  const wordAt = (text: Buffer): number => wordsAt + wordSize * texts.indexOf(text.toString('latin1'))
  const rowOf = ({ text, others, isKey }: Word): number[] => [
    wordAt(text),
    rarestIn(text),
    isKey ? 1 : 0,
    place(numbers(...others.flatMap((list) => [...list.map(wordAt), 0]), 0)),
  ]
  const signs = [...new Set(words.map(telling))].map((sign) => {
    const rows = place(numbers(...words.filter((word) => telling(word) === sign).flatMap(rowOf)))
    return { sign, rows, end: free }
  })
  const signTable = signsTable(signs)
  const signsAt = place(new Uint8Array(signTable.buffer))
  const unitsAt = place(numbers(...characters.map((character) => character.charCodeAt(0)), 0))
  const kindsAt = place(kindsTable())
  const wrapperTexts = wrappers.map((word) => ({
    length: Buffer.byteLength(word),
    at: place(Buffer.from(word)),
  }))
  const wrappersAt = place(numbers(...wrapperTexts.flatMap(({ length, at }) => [length, at]), 0))
  const output = place(new Uint8Array(mostCandidates * 8))
  return {
    addresses: [
      classes,
      codes,
      codeTable.length / codeSize,
      shortestIn(detector.codes),
      masks,
      wordsAt,
      texts.length,
      signsAt,
      signTable.length / signSize,
      unitsAt,
      kindsAt,
      wrappersAt,
    ],
    output,
    end: free,
    write: (memory) => {
      for (const { at, bytes } of parts) memory.set(bytes, at)
    },
  }
}

/** The kernel looks at numbers of three digits only where a code has no more. */
const shortestIn = (codes: Iterable<number>): number => (Math.min(...codes) < 1000 ? 3 : 4)

/** Numbers of 64 bits in a row: the code, and how its texts begin and end. */
const codeSize = 3

/** Open addressing with linear probing; a slot that begins with 0 is free. */
function codesTable({ codes, texts }: KernelOptions['detector']): BigUint64Array {
  const slots = 2 ** Math.ceil(Math.log2(codes.size * 4 + 4))
  const table = new BigUint64Array(slots * codeSize)
  for (const code of codes) {
    let slot = (Math.imul(code, 0x9e3779b1) >>> 0) & (slots - 1)
    while (table[slot * codeSize] !== 0n) slot = (slot + 1) & (slots - 1)
    const { firsts, lasts } = texts.edges(code)
    table.set([BigInt(code), bitsOf(firsts), bitsOf(lasts)], slot * codeSize)
  }
  return table
}

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

/** As in the kernel: digit, hexadecimal, glues before, glues after, telling once decoded, part of a key, open at an end,
 * between key and number. */
const classes: readonly RegExp[] = [
  /[0-9]/,
  /[0-9A-Fa-f]/,
  /[A-Za-z0-9_$#@*+/~%-]/,
  /[A-Za-z0-9_%]/,
  /[A-Za-z0-9%\\\x1b._-]/,
  /[A-Za-z0-9._-]/,
  /[:=>;mMnNrRtT0-9A-Fa-f]/,
  /[\x00-\x20A-Za-z0-9_"'`()[\]<>:=-]/,
]

const classesTable = (): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80
      ? classes.reduce(
          (sum, pattern, bit) => sum | (pattern.test(String.fromCharCode(byte)) ? 1 << bit : 0),
          0,
        )
      : 0,
  )

interface SignRows {
  readonly sign: string
  /** Addresses of the first row of its clues, and behind the last. */
  readonly rows: number
  readonly end: number
}

/** Numbers of a slot: the three bytes, and where its rows begin and end. */
const signSize = 3

/** Open addressing with linear probing; a slot that begins with 0 is free. */
function signsTable(signs: readonly SignRows[]): Uint32Array {
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

const telling = ({ text }: Word): string => text.toString('latin1', rarestIn(text), rarestIn(text) + 3)

/** For each of three bytes in a row, by its low and its high half: the buckets whose words could have it there. */
function masksTable(buckets: readonly (readonly Word[])[]): Uint8Array {
  const masks = new Uint8Array(6 * 16)
  const set = (row: number, half: number, bucket: number): void => {
    masks[row * 16 + half] = (masks[row * 16 + half] as number) | (1 << bucket)
  }
  for (const [bucket, words] of buckets.entries()) {
    for (const word of words) {
      for (const [place, byte] of Buffer.from(telling(word), 'latin1').entries()) {
        set(2 * place, byte & 15, bucket)
        set(2 * place + 1, byte >> 4, bucket)
      }
    }
  }
  return masks
}

/**
 * Kinds of bytes that the kernel tells apart 16 at a time, one bit each: those whose high half is one of `high` and whose
 * low half is one of `low`, in hexadecimal.
 */
const kinds: readonly { readonly high: string; readonly low: string }[] = [
  // Letters that glue a number behind them: no n, r and t, in which escapes end, no m, in which colours do; some others
  // share a half with these and are left to a closer look.
  { high: '4567', low: '1356789AF' },
  // Other marks that do: # $ % * + - /
  { high: '2', low: '345ABDF' },
  { high: '', low: '' },
  { high: '', low: '' },
  { high: '3', low: '0123456789' },
  { high: '0', low: 'A' },
  // Per cent sign and escape character, and two more.
  { high: '12', low: '5B' },
  // The letters x and u of an escape.
  { high: '57', low: '58' },
]

/** By low half, by high half, and the bytes that are compared with: one in all sixteen places. */
function kindsTable(): Uint8Array {
  const halves = (part: 'low' | 'high'): number[] =>
    Array.from({ length: 16 }, (_, half) =>
      kinds.reduce(
        (bits, kind, bit) => bits | (kind[part].includes(half.toString(16).toUpperCase()) ? 1 << bit : 0),
        0,
      ),
    )
  const everywhere = [0x0f, 0x02, 0x5c, 0xef].flatMap((byte) => new Array<number>(16).fill(byte))
  return Uint8Array.from([...halves('low'), ...halves('high'), ...everywhere])
}
