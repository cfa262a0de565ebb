/** Where the kernel's tables lie in its memory, and what is written there. */
import type { Detector } from '../detect/detect.ts'
import { wrappers } from '../detect/texts.ts'
import { successNumbers } from '../detect/vetoes.ts'
import { classesTable, kindsTable } from './bytes-tables.ts'
import { codeSize, codesTable, shortestIn } from './codes-table.ts'
import { masksTable, signSize, signsTable, telling } from './signs-tables.ts'
import { type Needs, rarestIn, type Word } from './words.ts'

export interface Tables {
  /** The arguments of `configure` that come first. */
  readonly addresses: readonly number[]
  readonly output: number
  readonly end: number
  readonly write: (memory: Buffer) => void
}

const wordSize = 16

/** The kernel takes an address of 0 for the end of a list. */
const firstAddress = 16

export const mostCandidates = 4096

/** Addresses of the tables, and what is written there. */
export function layOut(detector: Pick<Detector, 'codes' | 'texts'>, { words, characters }: Needs): Tables {
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
  const codeTable = codesTable(detector, (heads) => place(numbers(...heads)))
  const codes = place(new Uint8Array(codeTable.buffer))
  const masks = place(masksTable(words))
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
  const successAt = place(numbers(...successNumbers, 0))
  const output = place(new Uint8Array(mostCandidates * 8))
  // What the kernel reads before the first line ends one, too.
  place(Buffer.alloc(16, '\n'))
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
      successAt,
    ],
    output,
    end: free,
    write: (memory) => {
      for (const { at, bytes } of parts) memory.set(bytes, at)
    },
  }
}
