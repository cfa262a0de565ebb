/**
 * The transport's stream: lines in, through `records`, and out to where they are wanted. It has finished, and closes, only
 * when everything is written and committed: pino ends its thread then.
 */
import {
  type Duplex,
  finished,
  pipeline,
  Transform,
  type TransformCallback,
  type Writable,
} from 'node:stream'
import build from 'pino-abstract-transport'
import { once } from '../detect/once.ts'
import type { Counting } from './counting.ts'
import type { Records } from './records.ts'

export interface TransportParts {
  readonly records: Records
  readonly counting: Counting | undefined
  /** The end of the line; without one the records are for whoever reads the stream. */
  readonly destination: Writable | undefined
  /** What becomes of the records where nobody reads them. */
  readonly otherwise: () => Writable | undefined
}

/** Where records go: to the stream's reader, to a destination, or nowhere. */
interface Way {
  readonly take: (bytes: Buffer, done: TransformCallback) => void
  readonly end: (done: TransformCallback) => void
}

const toReader: Way = { take: (bytes, done) => done(null, bytes), end: (done) => done() }
const nowhere: Way = { take: (_, done) => done(), end: (done) => done() }

const toDestination = (destination: Writable): Way => ({
  take: (bytes, done) => {
    if (destination.write(bytes)) done()
    else destination.once('drain', done)
  },
  end: (done) => {
    finished(destination, done)
    destination.end()
  },
})

export function createTransport({ records, counting, destination, otherwise }: TransportParts): Duplex {
  let way: Way | undefined

  const endAt = (end: Writable): Way => {
    end.on('error', (error) => passing.destroy(error))
    return toDestination(end)
  }
  const choose = (): Way => {
    const isRead = stream.readableFlowing !== null || stream.listenerCount('readable') > 0
    if (destination === undefined && isRead) return toReader
    // Nothing comes out, and only a stream that is read gets to its end.
    stream.resume()
    const end = destination ?? otherwise()
    return end === undefined ? nowhere : endAt(end)
  }
  /** The first record waits a moment: whoever reads the stream may begin right after writing to it. */
  const withWay = (use: (way: Way) => void): void => {
    if (way !== undefined) use(way)
    else
      setImmediate(() => {
        way ??= choose()
        use(way)
      })
  }
  const close = once(() => {
    counting?.close()
    records.close()
  })
  const passing = new Transform({
    writableObjectMode: true,
    transform: (record: string, _encoding, done) => withWay(({ take }) => take(records.pass(record), done)),
    flush: (done) =>
      withWay(({ end }) =>
        end((error) => {
          close()
          done(error)
        }),
      ),
    destroy: (error, done) => {
      close()
      destination?.destroy()
      done(error)
    },
  })
  const stream: Duplex = build(
    (lines) => {
      pipeline(lines, passing, () => {})
      return passing
    },
    // Every line is a record, also one that isn't JSON: whether it is one matters only where it holds a code.
    { parse: 'lines', parseLine: (line) => ({ line }), metadata: false, enablePipelining: true },
  )
  finishAfter(stream, passing)
  return stream
}

/** Of itself the stream has finished when its lines are cut, and pino would end its thread with some still on the way. */
function finishAfter(stream: Duplex, passing: Transform): void {
  const endOfLines = stream._final
  const written = new Promise<void>((resolve, reject) => {
    finished(passing, { readable: false }, (error) => (error ? reject(error) : resolve()))
  })
  // Errors are the stream's own, which hears of them by itself.
  written.catch(() => {})
  stream._final = (done) =>
    endOfLines.call(stream, (error) => {
      if (error) done(error)
      else written.then(() => done(), done)
    })
}
