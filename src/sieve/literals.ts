/**
 * What a text must hold so that a regular expression can match it: by this, texts are ruled out without reading them.
 *
 * Covers the syntax that the rules' patterns use, and throws on any other, so that no pattern is understood wrongly.
 */

/** Texts that all must occur, in their order and apart from each other. */
export type Literals = readonly string[]

/** One entry for each way in which the pattern can match; `undefined` breaks stand between texts. */
type Way = readonly (string | undefined)[]

const maxWays = 200
const empty: Way = ['']
const anything: Way = ['', undefined, '']

/** Whatever matches `pattern` holds all texts of at least one entry. Texts are as in the pattern, whatever its flags. */
export function literalsOf(pattern: RegExp): Literals[] {
  const reader = readerOf(pattern)
  const ways = alternatives(reader)
  if (reader.peek() !== '') throw notRead(reader)
  return ways.map((way) => way.filter((text): text is string => text !== undefined && text !== ''))
}

interface Reader {
  readonly pattern: RegExp
  /** The next character, or nothing at the end. */
  readonly peek: () => string
  readonly take: () => string
  /** Takes `text` where it comes next. */
  readonly skip: (text: string) => boolean
  /** Takes what matches, at the place where the reader stands. */
  readonly match: (sticky: RegExp) => RegExpExecArray | null
}

function readerOf(pattern: RegExp): Reader {
  const { source } = pattern
  let at = 0
  return {
    pattern,
    peek: () => source.charAt(at),
    take: () => source.charAt(at++),
    skip: (text) => {
      const found = source.startsWith(text, at)
      if (found) at += text.length
      return found
    },
    match: (sticky) => {
      sticky.lastIndex = at
      const found = sticky.exec(source)
      if (found !== null) at = sticky.lastIndex
      return found
    },
  }
}

const notRead = ({ pattern, peek }: Reader): Error =>
  new Error(`the sieve can't read ${pattern} from "${peek()}" on: write it otherwise, or teach it the syntax`)

function alternatives(reader: Reader): Way[] {
  const ways = sequence(reader)
  while (reader.skip('|')) ways.push(...sequence(reader))
  if (ways.length > maxWays) throw new Error(`${reader.pattern} can match in more than ${maxWays} ways`)
  return ways
}

function sequence(reader: Reader): Way[] {
  let ways: Way[] = [empty]
  while (reader.peek() !== '' && reader.peek() !== '|' && reader.peek() !== ')') {
    const next = repeated(atom(reader), reader)
    ways = ways.flatMap((way) => next.map((more) => joined(way, more)))
  }
  return ways
}

/** The end of one text and the beginning of the other are one. */
const joined = (a: Way, b: Way): Way => [...a.slice(0, -1), `${a.at(-1)}${b[0]}`, ...b.slice(1)]

function repeated(ways: Way[], reader: Reader): Way[] {
  const quantifier = reader.match(/(?:([?*+])|\{(\d+)(,\d*)?\})\??/y)
  if (quantifier === null) return ways
  const [, sign, least, more] = quantifier
  if (sign === '?' || sign === '*' || least === '0') return [anything]
  if (sign === undefined && more === undefined && least === '1') return ways
  return ways.map((way) => joined(joined(anything, way), anything))
}

function atom(reader: Reader): Way[] {
  if (reader.match(/\(\?<?[=!]/y) !== null) {
    // What a look around asks for may be outside.
    alternatives(reader)
    return closed(reader, [anything])
  }
  if (reader.match(/\((?:\?:|\?<\w+>)?/y) !== null) return closed(reader, alternatives(reader))
  if (reader.match(/\[(?:\\.|[^\]\\])*\]|\\[bBdDsSwW]|\\p\{\w+(?:=\w+)?\}|[.^$]/y) !== null) return [anything]
  if (reader.match(/\\[nrtvf0]|\\[ux]|\\[1-9k]/y) !== null || /[*+?{}()[\]]/.test(reader.peek()))
    throw notRead(reader)
  reader.skip('\\')
  return [[reader.take()]]
}

function closed(reader: Reader, ways: Way[]): Way[] {
  if (!reader.skip(')')) throw notRead(reader)
  return ways
}
