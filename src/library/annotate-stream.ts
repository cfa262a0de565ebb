/** The program's main job as a stream: bytes in, the same bytes with annotations between them out. */
import { addAbortSignal, Transform, type TransformCallback } from 'node:stream'
import { countNothing } from '../annotate/count-lines.ts'
import { type FormatName, formats } from '../annotate/formats/formats.ts'
import { hasHits } from '../annotate/log-lines.ts'
import type { Output } from '../annotate/output.ts'
import { type AnnotateOptions, annotate } from '../annotate/pipeline.ts'
import { lineWriter } from '../annotate/writer.ts'
import { catalogue as builtIn } from '../catalogue/built-in.ts'
import type { Language } from '../catalogue/language.ts'
import { decode } from '../input/encoding.ts'
import { defaultMaxLine } from '../input/framer.ts'
import { type DetectionOptions, detectorFor } from './detection.ts'

export interface AnnotateStreamOptions extends DetectionOptions {
  /** As the command's `--format`; `splice` unless given. */
  readonly format?: FormatName | undefined
  /** Of description and advice; `zh` unless given. */
  readonly lang?: Language | undefined
  /** Lets only lines with a code through. */
  readonly only?: boolean | undefined
  /** Colours the annotations. */
  readonly color?: boolean | undefined
  /** Destroys the stream with an `AbortError`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Annotates a log: takes its bytes, cut anywhere, and gives them out unchanged, annotations under the lines or spliced
 * into them. A line is out as soon as it has come; memory doesn't grow with a line's length. With back-pressure, as any
 * `Transform`.
 *
 * @example
 * import { Readable } from 'node:stream'
 * import { text } from 'node:stream/consumers'
 * import { annotateStream } from 'authing-annotate'
 *
 * const log = Readable.from([Buffer.from('{"level":50,"err":{"code":2333}}\n{"level":30}\n')])
 * const lines = (await text(log.pipe(annotateStream({ lang: 'en' })))).split('\n')
 * console.log(JSON.parse(lines[0]).authing_annotations[0].code) // 2333
 * console.log(lines[1]) // {"level":30}
 */
export function annotateStream(options: AnnotateStreamOptions = {}): Transform {
  const { format = 'splice', lang = 'zh', only = false, color = false, signal, encoding } = options
  const { catalogue = builtIn, minEvidence = 'inferred' } = options
  const detector = detectorFor(catalogue)
  const feed = createFeed()
  const ended = new AbortController()
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => feed.put(chunk, done),
    flush: (done) => {
      feed.end()
      finished.then(() => done(), done)
    },
    destroy: (error, done) => {
      ended.abort()
      feed.end()
      done(error)
    },
  })
  const output = outputOf(stream, ended.signal)
  const writer = lineWriter(formats[format]({ language: lang, color }), output.write, {
    only,
    maxHeld: defaultMaxLine,
    hasHit: (beginning, form) => hasHits(decode(beginning, form), detector, minEvidence),
  })
  const source = { name: 'stream', path: undefined, chunks: feed.chunks(), modified: undefined }
  const settings: AnnotateOptions = {
    catalogue,
    detector,
    language: lang,
    minEvidence,
    encoding,
    maxLine: defaultMaxLine,
  }
  const finished = annotate(source, settings, writer, output, countNothing, ended.signal)
  finished.catch((error: Error) => stream.destroy(error))
  return signal === undefined ? stream : addAbortSignal(signal, stream)
}

interface Feed {
  /** `done` is called when the chunk has been worked off. */
  readonly put: (chunk: Buffer, done: TransformCallback) => void
  readonly end: () => void
  readonly chunks: () => AsyncGenerator<Buffer>
}

/** Chunks that one side gives and the other takes, one at a time. */
function createFeed(): Feed {
  let held: { readonly chunk: Buffer; readonly done: TransformCallback } | undefined
  let hasEnded = false
  let wake: () => void = () => {}
  return {
    put: (chunk, done) => {
      held = { chunk, done }
      wake()
    },
    end: () => {
      hasEnded = true
      wake()
    },
    chunks: async function* () {
      for (;;) {
        while (held === undefined) {
          if (hasEnded) return
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        const { chunk, done } = held
        held = undefined
        yield chunk
        done()
      }
    },
  }
}

/** What one chunk gives is pushed together; the Transform itself waits for its reader between two chunks. */
function outputOf(stream: Transform, closed: AbortSignal): Output {
  let waiting: Buffer[] = []
  const flush = async (): Promise<void> => {
    if (waiting.length > 0 && !closed.aborted) stream.push(Buffer.concat(waiting))
    waiting = []
  }
  return {
    // A copy: the line's memory is used again for the next ones.
    write: (bytes) => void waiting.push(Buffer.from(bytes)),
    drained: flush,
    open: () => !closed.aborted,
    closed,
    finish: async () => undefined,
  }
}
