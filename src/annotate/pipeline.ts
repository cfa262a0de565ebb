/**
 * A line's way through the program: bytes in, bytes and annotations out, hits counted on the side.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { Detector } from '../detect/detect.ts'
import type { Evidence, Hit } from '../detect/hit.ts'
import { decode, type Encoding, encode } from '../input/encoding.ts'
import type { Line } from '../input/framer.ts'
import { lookAhead } from '../input/look-ahead.ts'
import type { Source } from '../input/source.ts'
import { type Annotation, annotationOf } from './annotation.ts'
import type { AnnotatedLine } from './formats/format.ts'
import type { LogLine, Scan } from './log-lines.ts'
import { isAnnotation, marker, tellingLength } from './marker.ts'
import { meaningsOf } from './meaning.ts'
import type { Output } from './output.ts'
import { readLines } from './read-lines.ts'
import type { Writer } from './writer.ts'

export interface AnnotateOptions {
  readonly catalogue: Catalogue
  readonly detector: Detector
  readonly language: Language
  /** The weakest evidence that is shown and counted. */
  readonly minEvidence: Evidence
  readonly encoding?: Encoding | undefined
  readonly maxLine: number
}

/** Told of the log's lines that have hits or count otherwise, in order; counting is one observer. */
export interface Observer {
  readonly line: (line: LogLine) => void
  /** Told of each scan, when it is done with its lines. */
  readonly passed: (scan: Scan) => void
  readonly encodingChanged: (to: Encoding) => void
}

/** A line that an earlier run has annotated is known by the line after it; how long a live one waits for that. */
const patience = 10

export async function annotate(
  source: Source,
  options: AnnotateOptions,
  writer: Writer,
  output: Output,
  observer: Observer,
  signal: AbortSignal,
): Promise<void> {
  const input = lookAhead(source.chunks, signal)
  const reader = readLines({ ...options, others: writer.needs, onSwitch: observer.encodingChanged })
  /** Whether the last line of the log had a hit; the annotations of an earlier run under it belong to it. */
  let found = false

  const examine = (logLine: LogLine): AnnotatedLine => {
    const { line, printed, text, hits, mark } = logLine
    if (mark === 'annotation') return { line, text: printed, annotations: [], found }
    observer.line(logLine)
    found = hits.length > 0
    const annotations = mark === 'none' ? hits.map((hit) => annotationFor(hit, text, options)) : []
    return { line, text: printed, annotations, found }
  }

  const pass = async (scan: Scan): Promise<void> => {
    const lines = scan.lines.map(examine)
    observer.passed(scan)
    writer.write(scan, await withoutRepeats(scan.chunk, lines, (count) => input.peek(count, patience)))
    await output.drained()
  }

  try {
    for (let chunk = await input.next(); chunk !== undefined && output.open(); chunk = await input.next()) {
      for (const scan of reader.push(chunk)) await pass(scan)
    }
  } finally {
    // Where reading fails, too, the beginning of a line has been read.
    if (output.open()) await pass(reader.end())
    reader.close()
  }
}

/** What is said of a hit on its line. */
export const annotationFor = (
  hit: Hit,
  text: string,
  { catalogue, detector, language }: Pick<AnnotateOptions, 'catalogue' | 'detector' | 'language'>,
): Annotation => annotationOf(hit, meaningsOf(hit, text, catalogue, detector.texts), language)

type Peek = (count: number) => Promise<Buffer>

/** Lines that an annotation of an earlier run follows are left as they are. */
async function withoutRepeats(
  chunk: Buffer,
  lines: readonly AnnotatedLine[],
  peek: Peek,
): Promise<readonly AnnotatedLine[]> {
  const checked: AnnotatedLine[] = []
  for (const annotated of lines) {
    const repeats = annotated.annotations.length > 0 && (await beginsAnnotation(chunk, annotated.line, peek))
    checked.push(repeats ? { ...annotated, annotations: [] } : annotated)
  }
  return checked
}

async function beginsAnnotation(chunk: Buffer, line: Line, peek: Peek): Promise<boolean> {
  const { encoding } = line
  const here = chunk.subarray(line.end, line.end + tellingLength)
  const wanted = encode(marker, encoding).subarray(0, here.length)
  if (!line.terminated || !wanted.equals(here.subarray(0, wanted.length))) return false
  const missing = tellingLength - here.length
  const bytes = missing === 0 ? here : Buffer.concat([here, await peek(missing)])
  return isAnnotation({ bytes, encoding }, decode(bytes, encoding))
}
