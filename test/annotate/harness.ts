/** A log's way through the program without processes: chunks in, the bytes that would be printed out. */
import { belowFormat } from '../../src/annotate/formats/below.ts'
import type { Format } from '../../src/annotate/formats/format.ts'
import { ndjsonFormat } from '../../src/annotate/formats/ndjson.ts'
import { prettyFormat } from '../../src/annotate/formats/pretty.ts'
import { spliceFormat } from '../../src/annotate/formats/splice.ts'
import { stripFormat } from '../../src/annotate/formats/strip.ts'
import { forTerminal } from '../../src/annotate/formats/terminal.ts'
import type { Output } from '../../src/annotate/output.ts'
import { annotate, type Observer } from '../../src/annotate/pipeline.ts'
import type { TextStyle } from '../../src/annotate/text.ts'
import { lineWriter, type Writer } from '../../src/annotate/writer.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { decode, type Encoding } from '../../src/input/encoding.ts'
import { createFramer, textOf } from '../../src/input/framer.ts'
import type { Source } from '../../src/input/source.ts'

export const style: TextStyle = { language: 'en', color: false }

export type FormatName = 'below' | 'splice' | 'ndjson' | 'pretty' | 'terminal'

const formats: Readonly<Record<FormatName, () => Format>> = {
  below: () => belowFormat(style),
  splice: () => spliceFormat(style),
  ndjson: () => ndjsonFormat(),
  pretty: () => prettyFormat({ ...style, guarded: false }),
  terminal: () => forTerminal(belowFormat(style)),
}

export interface Settings {
  readonly format: FormatName
  readonly only?: boolean
  readonly maxLine?: number
  readonly encoding?: Encoding
  readonly observer?: Observer
}

const detector = createDetector(catalogue)
const nobody: Observer = { line: () => {}, passed: () => {}, encodingChanged: () => {} }
export const never: AbortSignal = new AbortController().signal

export function memoryOutput(): Output & { readonly bytes: () => Buffer } {
  const written: Uint8Array[] = []
  return {
    write: (bytes) => void written.push(Buffer.from(bytes)),
    drained: async () => {},
    open: () => true,
    closed: new AbortController().signal,
    finish: async () => undefined,
    bytes: () => Buffer.concat(written),
  }
}

export async function* streamOf(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks
}

export const sourceOf = (chunks: AsyncIterable<Buffer>): Source => ({
  name: 'test',
  path: undefined,
  chunks,
  modified: undefined,
})

function writerFor({ format, only = false, maxLine = 1024 * 1024 }: Settings, output: Output): Writer {
  return lineWriter(formats[format](), output.write, {
    only,
    maxHeld: maxLine,
    hasHit: (beginning, encoding) => detector.detect(decode(beginning, encoding)).length > 0,
  })
}

/** What is printed for several inputs, each in chunks. */
export async function annotatedInputs(
  inputs: readonly (readonly Buffer[])[],
  settings: Settings,
): Promise<Buffer> {
  const output = memoryOutput()
  const writer = writerFor(settings, output)
  const { encoding, maxLine = 1024 * 1024, observer = nobody } = settings
  const options = { catalogue, detector, language: 'en', minEvidence: 'inferred', encoding, maxLine } as const
  for (const chunks of inputs) {
    await annotate(sourceOf(streamOf(chunks)), options, writer, output, observer, never)
  }
  return output.bytes()
}

export const annotated = (chunks: readonly Buffer[], settings: Settings): Promise<Buffer> =>
  annotatedInputs([chunks], settings)

export function stripped(chunks: readonly Buffer[]): Buffer {
  const output = memoryOutput()
  const format = stripFormat()
  const maxLine = 1024 * 1024
  const writer = lineWriter(format, output.write, { only: false, maxHeld: maxLine, hasHit: () => false })
  const framer = createFramer({ maxLine })
  for (const frame of [...chunks.map(framer.push), framer.end()]) {
    writer.write(
      { ...frame, isLast: false, end: frame.lines.at(-1)?.end ?? 0 },
      frame.lines.map((line) => ({ line, text: textOf(line), annotations: [], found: false })),
    )
  }
  output.write(format.end())
  return output.bytes()
}

/** `bytes` in pieces of the given sizes, taken round and round. */
export function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length
    chunks.push(bytes.subarray(from, from + size))
    from += size
  }
  return chunks
}
