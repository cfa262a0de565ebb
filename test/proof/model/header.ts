/** What a service writes first into every new file. Files that begin alike are the hard case of telling them apart. */
import fc from 'fast-check'
import { blockSize } from '../../../src/input/fingerprint.ts'

export interface Header {
  readonly text: string
  /** The code in it, and its minute where the header has a time. */
  readonly code?: { readonly value: number; readonly minute?: string }
  /**
   * Whether a file may be read that holds nothing else. With a code it may not: nobody could tell two such files from
   * a file and its copy.
   */
  readonly alone: boolean
  /** Characters that the first line after it has at least. */
  readonly padding: number
}

const time = '2026-11-21T08:00'
const big = (line: string): string => line.repeat(Math.ceil((blockSize + 6000) / line.length))
const minute = `${time}:00Z`

const headers: Readonly<Record<string, Header>> = {
  none: { text: '', alone: true, padding: 0 },
  banner: { text: '# service 1.0\n# ----\n', alone: true, padding: 0 },
  'dated banner': { text: `${time}:00Z INFO service 1.0 starts\n`, alone: true, padding: 0 },
  'dated code': {
    text: `${time}:00Z WARN starts with code=2042\n`,
    code: { value: 2042, minute },
    alone: false,
    padding: 0,
  },
  'undated code': { text: 'starts with code=2206\n', code: { value: 2206 }, alone: false, padding: 0 },
  // Files that are equal in their first block and part in the one after it are taken for one until they go on; so
  // the first line of their own reaches beyond that block.
  'more than a block': {
    text: `${time}:00Z WARN starts with code=2042\n${big(`${time}:00Z INFO loads a module\n`)}`,
    code: { value: 2042, minute },
    alone: false,
    padding: blockSize,
  },
  'more than a block, undated': { text: big('# loads a module\n'), alone: false, padding: blockSize },
}

/** Those that may stand alone lead to more that matters. */
const names = fc.oneof(fc.constantFrom('banner', 'dated banner'), fc.constantFrom(...Object.keys(headers)))

export const header: fc.Arbitrary<Header & { [fc.toStringMethod]: () => string }> = names.map((name) => ({
  ...(headers[name] as Header),
  [fc.toStringMethod]: () => `header ${name}`,
}))
