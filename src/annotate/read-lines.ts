/** The way in which a log is read: through the sieve where it can be, line by line where it can't. */
import { contextSpan } from '../detect/record-state.ts'
import { type Encoding, headOf, sniff } from '../input/encoding.ts'
import { everyLine } from './every-line.ts'
import { type LineReader, noLineIn, type ReaderOptions } from './log-lines.ts'
import { sievedLines } from './sieved-lines.ts'

export function readLines(options: ReaderOptions): LineReader {
  if (options.maxLine < contextSpan) return everyLine(options)
  const readerOf = (encoding: Encoding): LineReader =>
    encoding === 'utf-8' ? sievedLines(options) : everyLine({ ...options, encoding })
  return options.encoding === undefined ? onceKnown(readerOf) : readerOf(options.encoding)
}

/** Until the encoding is known no line has ended, and nothing comes of the bytes. */
function onceKnown(readerOf: (encoding: Encoding) => LineReader): LineReader {
  let reader: LineReader | undefined
  let beginning: Buffer = Buffer.alloc(0)

  const begin = (encoding: Encoding, bytes: Buffer): LineReader => {
    const chosen = readerOf(encoding)
    Array.from(chosen.push(bytes))
    return chosen
  }

  return {
    push: function* (chunk) {
      if (reader === undefined) {
        const read = Buffer.concat([beginning, chunk])
        const head = headOf(read)
        if (head === undefined) {
          beginning = read
          yield noLineIn(chunk, sniff(read))
          return
        }
        reader = begin(sniff(head), beginning)
      }
      yield* reader.push(chunk)
    },
    end: () => {
      reader ??= begin(sniff(beginning), beginning)
      return reader.end()
    },
    close: () => reader?.close(),
  }
}
